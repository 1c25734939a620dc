import { appHost, appProtocol, appUrl } from '#contract/urls';
import type { IpcEvent, WebContents } from './surface.ts';

/** Never `.origin`: for app:// it is the string "null". */
export function isAppUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === appProtocol && url.host === appHost;
}

/** The one page there is. Its style sheets and images are ours too, but nowhere to go. */
export function isAppPage(text: string): boolean {
  return isAppUrl(text) && new URL(text).pathname === new URL(appUrl).pathname;
}

/** Only the main frame of a window of ours, while it shows our own page, may call. */
export function isTrustedSender(event: IpcEvent, isOurs: (contents: WebContents) => boolean): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isOurs(event.sender) && isAppUrl(frame.url);
}
