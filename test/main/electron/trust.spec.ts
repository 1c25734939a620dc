import { describe, expect, it } from 'vitest';
import type { Frame, IpcEvent, WebContents } from '../../../main/electron/surface.ts';
import { isAppPage, isAppUrl, isTrustedSender } from '../../../main/electron/trust.ts';

const ours = { id: 1 } as WebContents;
const isOurs = (contents: WebContents) => contents === ours;

function from(senderFrame: Partial<Frame> | null, sender: WebContents = ours): IpcEvent {
  return { sender, senderFrame: senderFrame as Frame | null };
}

describe('who may call', () => {
  it('trusts the main frame of our window on our page', () => {
    expect(isTrustedSender(from({ url: 'app://tiza/', parent: null }), isOurs)).toBe(true);
    expect(isTrustedSender(from({ url: 'app://tiza/index.html#x', parent: null }), isOurs)).toBe(true);
  });

  it.each([
    ['a frame that has gone', from(null)],
    ['a frame inside our page', from({ url: 'app://tiza/', parent: { url: 'app://tiza/', parent: null } })],
    ['a web page', from({ url: 'https://tiza/', parent: null })],
    ['another host of our protocol', from({ url: 'app://other/', parent: null })],
    ['a host that starts like ours', from({ url: 'app://tiza.evil.example/', parent: null })],
    ['a user before our host', from({ url: 'https://app:tiza@evil.example/', parent: null })],
    ['a blank page', from({ url: 'about:blank', parent: null })],
    ['no address at all', from({ url: '', parent: null })],
    ['a window that is not ours', from({ url: 'app://tiza/', parent: null }, { id: 2 } as WebContents)],
  ])('refuses %s', (_what, event) => {
    expect(isTrustedSender(event, isOurs)).toBe(false);
  });

  it('compares protocol and host, not the origin', () => {
    expect(new URL('app://tiza/').origin).toBe('null');
    expect(isAppUrl('file:///index.html')).toBe(false);
    expect(isAppUrl('app://tiza:8080/')).toBe(false);
  });
});

describe('the page to stay on', () => {
  it.each(['app://tiza/', 'app://tiza/#x', 'app://tiza/?again'])('is %s', (url) => {
    expect(isAppPage(url)).toBe(true);
  });

  it.each([
    'app://tiza/nowhere',
    'app://tiza//',
    'app://tiza/media/foro5/1/imagen_1',
    'app://evil/',
    'about:blank',
    '',
  ])('is not %s', (url) => {
    expect(isAppPage(url)).toBe(false);
  });
});
