/** The one origin the window ever shows. */
export const appProtocol = 'app:';
export const appHost = 'tiza';
export const appUrl = `${appProtocol}//${appHost}/`;

export interface ImageAddress {
  activity: string;
  submission: string;
  image: string;
  /** Changes with the bytes, so that the answer may be cached for ever. */
  version: string;
}

/** What an image's path asks for; `null`: it is not one of an image. */
export function imageAddressOf(path: string): Omit<ImageAddress, 'version'> | null {
  const [, media, activity, submission, image, ...rest] = path.split('/').map(decodePart);
  if (media !== 'media' || rest.length > 0) return null;
  return activity && submission && image ? { activity, submission, image } : null;
}

function decodePart(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

/** The same image, also when it is so large that opening it may take long. */
export function anyway(url: string): string {
  return `${url}&anyway=1`;
}

export function imageUrl({ activity, submission, image, version }: ImageAddress): string {
  const path = [activity, submission, image].map(encodeURIComponent).join('/');
  return `/media/${path}?v=${encodeURIComponent(version)}`;
}
