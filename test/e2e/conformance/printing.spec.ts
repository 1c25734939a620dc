import { readPdf } from '../../support/pdf-text.ts';
import { conformanceApp, expect, test } from '../support/conformance.ts';

test('a hidden window in a session of its own prints what it was answered with, and runs no script', async ({
  launch,
}) => {
  const { app, page } = await launch({ app: conformanceApp });
  const printed = await app.evaluate(async ({ BrowserWindow, session }) => {
    const papers = session.fromPartition('papers', { cache: false });
    const asked: string[] = [];
    papers.protocol.handle('paper', async (request) => {
      asked.push(request.url);
      const words = `<title>Hojas</title><style>@page { size: A4; margin: 20mm; @bottom-right { content: counter(page) " / " counter(pages); } }
        p { break-after: page; }</style><p>Primera hoja</p><p>Segunda, ñandú</p>
        <noscript>sin guiones</noscript><script>document.body.append('con guiones')</script><img src="/x.png">`;
      return new Response(words, {
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
        },
      });
    });
    const window = new BrowserWindow({
      show: false,
      webPreferences: { partition: 'papers', javascript: false, sandbox: true, contextIsolation: true },
    });
    await window.loadURL('paper://one/');
    const pdf = await window.webContents.printToPDF({
      pageSize: 'A4',
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
    const seen = {
      visible: window.isVisible(),
      apart: window.webContents.session === papers && papers !== session.defaultSession,
      again: session.fromPartition('papers') === papers,
    };
    await new Promise<void>((resolve) => {
      window.once('closed', () => resolve());
      window.destroy();
    });
    const left = BrowserWindow.getAllWindows().length;
    return { ...seen, asked, left, destroyed: window.isDestroyed(), pdf: pdf.toString('base64') };
  });
  const { pdf, ...rest } = printed;
  expect(rest).toEqual({
    visible: false,
    apart: true,
    again: true,
    asked: ['paper://one/'],
    left: 1,
    destroyed: true,
  });
  const bytes = Buffer.from(pdf, 'base64');
  const { title, pages } = readPdf(bytes);
  expect(title).toBe('Hojas');
  expect(pages).toEqual(['1/3Primerahoja', '2/3Segunda,ñandú', '3/3singuiones']);
  expect(bytes.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
  expect(await page.evaluate(() => document.readyState)).toBe('complete');
});
