import { expect, test } from 'vitest';
import { createAddresses, splitHost } from './addresses.ts';

const addresses = createAddresses();
addresses.register('app');

test('an address goes to Chromium and comes back', () => {
  const shown = 'http://tiza.app.localhost/media/foro%205/1?v=a#b';
  expect(addresses.toChromium('app://tiza/media/foro%205/1?v=a#b')).toBe(shown);
  expect(addresses.fromChromium(shown)).toBe('app://tiza/media/foro%205/1?v=a#b');
});

test('foreign addresses stay as they are', () => {
  for (const address of [
    'https://example.com/',
    'http://app.localhost.example.com/',
    'http://tiza.app.localhost.evil/',
    'myapp://tiza/',
    'data:text/plain,app',
  ]) {
    expect(addresses.fromChromium(addresses.toChromium(address))).toBe(address);
    expect(addresses.fromChromium(address)).toBe(address);
  }
});

test('a policy may name the scheme alone', () => {
  expect(addresses.policyToChromium("default-src 'none'; img-src app: blob:; connect-src app://tiza")).toBe(
    "default-src 'none'; img-src http://*.app.localhost blob:; connect-src http://tiza.app.localhost",
  );
});

test('the host of a request tells scheme and host', () => {
  expect(splitHost('tiza.app.localhost')).toEqual({ scheme: 'app', host: 'tiza' });
  expect(splitHost('127.0.0.1:4000')).toBeNull();
  expect(splitHost(undefined)).toBeNull();
});
