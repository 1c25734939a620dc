import type { PdfOptions } from '../../../../main/electron/surface-words.ts';
import type { DevTools } from '../chromium/pipe.ts';
import { type Picture, pictureOf } from './picture.ts';

/** In inches. */
const a4 = { paperWidth: 8.27, paperHeight: 11.69 };

/** What can be done with a page at any time. */
export interface PageActs {
  capture(): Promise<Picture>;
  print(options: PdfOptions): Promise<Buffer>;
  /** How much of a window's height Chromium keeps for itself. */
  frameHeight(): Promise<number>;
  /** Everything drawn so much larger, in a page that is so much smaller. */
  zoom(factor: number, size: { width: number; height: number }): void;
  emulateScheme(scheme: 'light' | 'dark' | ''): void;
  /** As if a person had just clicked; `undefined` when it fails. */
  evaluate(expression: string): Promise<unknown>;
}

export function createActs(devtools: DevTools): PageActs {
  async function evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await devtools.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    return exceptionDetails ? undefined : result.value;
  }
  return {
    async capture() {
      const { data } = await devtools.send('Page.captureScreenshot', { format: 'png' });
      return pictureOf(data);
    },
    async print({ preferCSSPageSize, printBackground, generateTaggedPDF, generateDocumentOutline }) {
      const { data } = await devtools.send('Page.printToPDF', {
        ...a4,
        preferCSSPageSize,
        printBackground,
        generateTaggedPDF,
        generateDocumentOutline,
      });
      return Buffer.from(data, 'base64');
    },
    frameHeight: async () => Number(await evaluate('outerHeight - innerHeight')),
    zoom(factor, { width, height }) {
      const sent = devtools.send('Emulation.setDeviceMetricsOverride', {
        width: Math.round(width / factor),
        height: Math.round(height / factor),
        deviceScaleFactor: factor,
        mobile: false,
      });
      void sent.catch(() => undefined);
    },
    emulateScheme(value) {
      const features = [{ name: 'prefers-color-scheme', value }];
      void devtools.send('Emulation.setEmulatedMedia', { features }).catch(() => undefined);
    },
    evaluate,
  };
}
