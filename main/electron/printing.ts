import { AppError } from '#contract/errors';
import type { Printer } from '../feedback/print/printer.ts';
import { BrowserWindow, type Session, session } from './surface.ts';

export const printScheme = 'tiza-print';
/** Kept in memory only. */
const partition = 'papers';
const address = `${printScheme}://paper/`;

// Nothing is loaded, run or followed: a document is its own words and its own style.
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

export interface Printers {
  open(): Printer;
  closeAll(): void;
}

/** Draws documents in a window nobody sees, in a session of its own that reaches nothing but them. */
export function createPrinters(): Printers {
  const printers = new Set<Printer>();
  let paper: string | null = null;
  let isPrepared = false;

  // Only once something is printed: before the app is ready there are no sessions.
  function prepare(): void {
    const papers: Session = session.fromPartition(partition, { cache: false });
    papers.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
    papers.setPermissionCheckHandler(() => false);
    papers.setSpellCheckerEnabled(false);
    papers.protocol.handle(printScheme, async (request) =>
      request.url === address && paper !== null
        ? new Response(paper, {
            headers: {
              'content-type': 'text/html; charset=utf-8',
              'content-security-policy': policy,
              'x-content-type-options': 'nosniff',
              'cache-control': 'no-store',
            },
          })
        : new Response(null, { status: 404 }),
    );
    isPrepared = true;
  }

  function open(): Printer {
    if (!isPrepared) prepare();
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        partition,
        javascript: false,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
      },
    });
    let fail: (reason: Error) => void = () => undefined;
    window.on('closed', () => fail(closed()));
    window.webContents.on('render-process-gone', () =>
      fail(new Error('The process that draws papers ended')),
    );

    async function draw(html: string): Promise<Uint8Array> {
      paper = html;
      try {
        await window.loadURL(address);
      } finally {
        paper = null;
      }
      return window.webContents.printToPDF({
        pageSize: 'A4',
        preferCSSPageSize: true,
        printBackground: true,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      });
    }

    const printer: Printer = {
      print: (html) =>
        new Promise((resolve, reject) => {
          if (window.isDestroyed()) return reject(closed());
          fail = reject;
          draw(html).then(resolve, reject);
        }),
      close() {
        printers.delete(printer);
        if (!window.isDestroyed()) window.destroy();
      },
    };
    printers.add(printer);
    return printer;
  }

  return {
    open,
    closeAll() {
      for (const printer of printers) printer.close();
    },
  };
}

function closed(): AppError {
  return new AppError('cancelled', 'The printer was closed', {
    details: { reason: 'cancelled', outcome: 'final' },
  });
}
