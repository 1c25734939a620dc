// @vitest-environment happy-dom
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { afterPaint, catchUp, drawAfterPaint } from '../../../renderer/components/after-paint.ts';
import { useFollowing } from '../../../renderer/components/use-following.ts';

let root: Root;
const drawn: string[] = [];

function Pane({ of }: { of: { text: string; key: string } }) {
  const shown = useFollowing(of, of.key);
  drawn.push(shown.text);
  return shown.text;
}
const show = (text: string, key: string) => flushSync(() => root.render(<Pane of={{ text, key }} />));
const onScreen = () => document.body.textContent;

beforeEach(() => {
  root = createRoot(document.body.appendChild(document.createElement('div')));
});
afterEach(() => {
  flushSync(() => root.unmount());
  document.body.replaceChildren();
  drawn.length = 0;
});

describe('what stands beside a submission', () => {
  it('follows it once the submission is painted, by itself', async () => {
    show('Ana', '1');
    show('Luis', '2');
    expect(onScreen()).toBe('Ana');
    await vi.waitFor(() => expect(onScreen()).toBe('Luis'));
  });

  it('is there before any key is answered', () => {
    const seen: (string | null)[] = [];
    const onKey = () => seen.push(onScreen());
    window.addEventListener('keydown', onKey);
    show('Ana', '1');
    show('Luis', '2');
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'f', bubbles: true }));
    window.removeEventListener('keydown', onKey);
    expect(seen).toEqual(['Luis']);
  });

  it('changes at once while the submission stays the same one', () => {
    show('Ana', '1');
    show('Ana, con un comentario', '1');
    expect(onScreen()).toBe('Ana, con un comentario');
  });

  it('never shows what was passed by', () => {
    show('Ana', '1');
    show('Luis', '2');
    show('Eva', '3');
    catchUp();
    expect(new Set(drawn)).toEqual(new Set(['Ana', 'Eva']));
  });
});

describe('work after a frame', () => {
  it('is done as often as it was asked for, and not when it was called off', async () => {
    const done = vi.fn();
    drawAfterPaint(done);
    drawAfterPaint(done);
    drawAfterPaint(() => expect.unreachable())();
    catchUp();
    catchUp();
    expect(done).toHaveBeenCalledTimes(2);
    afterPaint(() => expect.unreachable())();
    await new Promise((passed) => setTimeout(passed, 150));
  });

  it('is done where nothing is painted', async () => {
    const frames = vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(0);
    const done = vi.fn();
    afterPaint(done);
    await vi.waitFor(() => expect(done).toHaveBeenCalledOnce());
    frames.mockRestore();
  });
});
