import { createCrossing } from './crossing.ts';
import { openExchange } from './exchange.ts';

/** Runs in the page's own world before its scripts: receives what the preload exposes. */
export function start(secret: string): void {
  if (window !== window.parent) return;
  const exchange = openExchange(secret, 'page');
  const crossing = createCrossing(exchange);

  exchange.answer('expose', ({ value }) => {
    const [key, api] = crossing.unpack(value as never) as [string, unknown];
    if (key in window) return 'Cannot bind an API on top of an existing property on the window object';
    Object.defineProperty(window, key, { value: deepFreeze(api), enumerable: true });
    return '';
  });

  exchange.answer('deny-new-windows', () => {
    window.open = (url = '') => {
      exchange.ask({ kind: 'window-open', id: 0, value: new URL(url, document.baseURI).href });
      return null;
    };
  });
}

function deepFreeze(value: unknown): unknown {
  const compound = (typeof value === 'object' && value !== null) || typeof value === 'function';
  if (!compound || ArrayBuffer.isView(value) || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const child of Object.values(value)) deepFreeze(child);
  return value;
}
