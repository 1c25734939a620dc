// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeStatus } from '../../support/fake-status.ts';
import { closeAll, type Shown, showApp } from '../../support/show.tsx';

afterEach(async () => {
  await closeAll();
  vi.unstubAllGlobals();
});

async function openForo5(): Promise<Shown> {
  const shown = await showApp({ status: fakeStatus });
  await shown.eventually(() => shown.button(/^Foro 5/));
  await shown.click(shown.button(/^Foro 5/));
  await shown.eventually(() => expect(shown.findAll('main figure')).toHaveLength(3));
  return shown;
}

const alts = (shown: Shown) => shown.findAll('dialog img').map((image) => image.getAttribute('alt') ?? '');

describe('the image viewer', () => {
  it('opens on V with the first image, and has the keys for itself', async () => {
    const shown = await openForo5();
    const who = shown.find('h1').textContent;
    await shown.press('v');
    const dialog = await shown.eventually(() => shown.find('dialog'));
    expect(alts(shown)).toEqual([`Imagen 1, de ${who}`]);
    await shown.press('3', dialog);
    expect(alts(shown)[0]).toContain('Imagen 3');
    await shown.press('ArrowRight', dialog);
    expect(alts(shown)[0]).toContain('Imagen 1');
    await shown.press('j', dialog);
    expect(shown.find('h1').textContent).toBe(who);
    await shown.press('v', dialog);
    expect(shown.findAll('dialog')).toHaveLength(0);
  });

  it('opens the image that is pressed', async () => {
    const shown = await openForo5();
    await shown.click(shown.findAll('main figure button')[1] as HTMLElement);
    expect(alts(shown)[0]).toContain('Imagen 2');
  });

  it('puts two and all of them side by side, and one again', async () => {
    const shown = await openForo5();
    await shown.press('v');
    const dialog = shown.find('dialog');
    for (const count of [2, 3, 1]) {
      await shown.press('x', dialog);
      expect(alts(shown)).toHaveLength(count);
    }
  });

  it('has its keys for the image that Tab leads to, and keeps them when that one is gone', async () => {
    const shown = await openForo5();
    await shown.press('v');
    await shown.press('x', shown.find('dialog'));
    const turns = () =>
      shown.findAll('dialog img').map(({ style }) => style.transform.includes('rotate(90deg)'));
    await shown.change(() => shown.findAll('dialog section[tabindex="0"]')[1]?.focus());
    await shown.press('r', document.activeElement ?? undefined);
    expect(turns()).toEqual([false, true]);
    await shown.press('ArrowRight', document.activeElement ?? undefined);
    await shown.press('r', document.body);
    expect(turns()).toEqual([false, true]);
    await shown.press('ArrowLeft', document.body);
    expect(turns()).toEqual([false, true]);
  });

  it('remembers how an image was turned, in the submission as well', async () => {
    const shown = await openForo5();
    await shown.press('v');
    await shown.press('r', shown.find('dialog'));
    expect(shown.find('dialog img').style.transform).toContain('rotate(90deg)');
    await shown.press('Escape', shown.find('dialog'));
    expect(shown.find('main figure img').style.transform).toContain('rotate(90deg)');
    await shown.eventually(() => {
      const memory = shown.bridge.calls.findLast(({ method }) => method === 'desk.remember')?.input;
      expect(Object.values((memory as { turns: object }).turns)).toEqual([1]);
    });
  });

  it('saves the image it shows, and says when that fails', async () => {
    const shown = await openForo5();
    await shown.press('v');
    const dialog = shown.find('dialog');
    await shown.press('2', dialog);
    await shown.press('s', dialog);
    expect(shown.bridge.calls.findLast(({ method }) => method === 'grading.saveImage')?.input).toMatchObject({
      activity: 'foro5',
      image: 'imagen_2',
    });
    shown.bridge.fail('grading.saveImage', {
      code: 'disk-full',
      message: '',
      retryable: true,
      reference: 'k7m2qd9x',
    });
    await shown.press('s', dialog);
    await shown.eventually(() => shown.find('dialog [role=alert]'));
  });

  it('copies what is seen, upright and as it was turned', async () => {
    const drawn: unknown[][] = [];
    const pen = new Proxy(
      {},
      {
        get:
          (_pen, name) =>
          (...given: unknown[]) =>
            drawn.push([name, ...given]),
      },
    );
    vi.stubGlobal(
      'OffscreenCanvas',
      class {
        constructor(...size: number[]) {
          drawn.push(['size', ...size]);
        }
        getContext = () => pen;
        convertToBlob = async () => new Blob(['picture']);
      },
    );
    vi.spyOn(HTMLImageElement.prototype, 'decode').mockResolvedValue();
    vi.spyOn(HTMLImageElement.prototype, 'naturalWidth', 'get').mockReturnValue(400);
    vi.spyOn(HTMLImageElement.prototype, 'naturalHeight', 'get').mockReturnValue(300);
    const shown = await openForo5();
    await shown.press('v');
    await shown.press('r', shown.find('dialog'));
    await shown.press('c', shown.find('dialog'), { ctrlKey: true });
    await shown.eventually(() => expect(shown.find('dialog').textContent).toContain('Imagen copiada'));
    expect(drawn[0]).toEqual(['size', 300, 400]);
    expect(drawn).toContainEqual(['rotate', Math.PI / 2]);
    const sent = shown.bridge.calls.findLast(({ method }) => method === 'app.copyPicture')?.input;
    expect(new TextDecoder().decode(sent as Uint8Array)).toBe('picture');
    vi.restoreAllMocks();
  });

  it.each([
    [413, 'Imagen muy grande', 'Abrir de todos modos'],
    [503, 'La imagen no llegó', 'Reintentar'],
    [200, 'Esta imagen no se puede mostrar', 'Reintentar'],
  ])('says why one is not shown (%i)', async (status, title, offer) => {
    vi.stubGlobal('fetch', async () => new Response(null, { status }));
    const shown = await openForo5();
    const address = shown.find('main figure img').getAttribute('src');
    await shown.change(() => shown.find('main figure img').dispatchEvent(new Event('error')));
    await shown.eventually(() => expect(shown.find('main figure').textContent).toContain(title));
    await shown.click(shown.button(offer));
    const again = shown.find('main figure img').getAttribute('src');
    expect(again).toBe(status === 413 ? `${address}&anyway=1` : address);
  });

  it.each([
    [{}, 'Esto no es una imagen que se pueda mostrar'],
    [{ 'x-image-kind': 'heic' }, 'Una foto HEIC'],
  ])('offers as a file what is none it can show (%o)', async (headers, title) => {
    vi.stubGlobal('fetch', async () => new Response(null, { status: 415, headers }));
    const shown = await openForo5();
    await shown.change(() => shown.find('main figure img').dispatchEvent(new Event('error')));
    await shown.eventually(() => expect(shown.find('main figure').textContent).toContain(title));
    await shown.click(shown.button('Guardar como…'));
    const saved = shown.bridge.calls.findLast(({ method }) => method === 'grading.saveImage')?.input;
    expect(saved).toMatchObject({ activity: 'foro5', image: 'imagen_1' });
  });
});
