import { vi } from 'vitest';

// What a real window has and happy-dom leaves out.

/** A layout of one size for all, so that a virtual list has something to fill. */
export const frameHeight = 600;

Object.defineProperties(HTMLElement.prototype, {
  clientHeight: { configurable: true, get: () => frameHeight },
  clientWidth: { configurable: true, get: () => 320 },
  scrollHeight: {
    configurable: true,
    get(this: HTMLElement) {
      const inner = this.firstElementChild;
      return inner instanceof HTMLElement
        ? Number.parseFloat(inner.style.height) || frameHeight
        : frameHeight;
    },
  },
});

HTMLElement.prototype.scrollTo = function scrollTo(this: HTMLElement, options?: ScrollToOptions | number) {
  if (typeof options !== 'object') return;
  this.scrollTop = Math.min(options.top ?? 0, this.scrollHeight - frameHeight);
  setTimeout(() => this.dispatchEvent(new Event('scroll')));
};

if (document.fonts === undefined) {
  Object.defineProperty(document, 'fonts', { value: { ready: Promise.resolve() } });
}

// The window's page has a document type, without which no formula is drawn.
Object.defineProperty(document, 'compatMode', { configurable: true, value: 'CSS1Compat' });

// Everything is in sight at once.
vi.stubGlobal(
  'IntersectionObserver',
  class {
    constructor(tell: (seen: { isIntersecting: boolean }[]) => void) {
      this.observe = () => setTimeout(() => tell([{ isIntersecting: true }]));
    }
    observe: () => void;
    disconnect() {}
  },
);

vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
);
