import { createFakeBridge, type FakeBridgeOptions } from '../fake-bridge.ts';

declare global {
  interface Window {
    /** Set by whoever looks, before the page loads. */
    previewOptions?: FakeBridgeOptions;
  }
}

const now = new Date();
const tiza = createFakeBridge({
  now: now.getTime() - now.getTimezoneOffset() * 60_000,
  ...window.previewOptions,
});
Object.assign(window, { tiza });
await import('../../../../renderer/main.tsx');
