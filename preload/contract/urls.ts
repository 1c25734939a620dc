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

export function imageUrl({ activity, submission, image, version }: ImageAddress): string {
  const path = [activity, submission, image].map(encodeURIComponent).join('/');
  return `/media/${path}?v=${encodeURIComponent(version)}`;
}
