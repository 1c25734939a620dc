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

/** The same image, also when it is so large that opening it may take long. */
export function anyway(url: string): string {
  return `${url}&anyway=1`;
}

export function imageUrl({ activity, submission, image, version }: ImageAddress): string {
  const path = [activity, submission, image].map(encodeURIComponent).join('/');
  return `/media/${path}?v=${encodeURIComponent(version)}`;
}
