import { expect } from 'vitest';
import { addressOf, deskDrafts, forgetDraft } from '../../../renderer/features/drafts/desk-drafts.ts';
import { useExpectedStates } from '../../../renderer/features/outbox/expected-states.ts';
import { useUndoStore } from '../../../renderer/features/undo/undo-store.ts';
import type { FakeBridgeOptions } from './fake-bridge.ts';
import { fakeStatus } from './fake-status.ts';
import { type Shown, showApp } from './show.tsx';

/** The desk with one activity open and its first submission on screen. */
export async function openDesk(options: FakeBridgeOptions = {}, activity = 'Foro 3'): Promise<Shown> {
  forgetWriting();
  const shown = await showApp({ status: fakeStatus, ...options });
  await shown.click(await shown.eventually(() => shown.button(new RegExp(`^${activity}`))));
  await shown.eventually(() => expect(shown.find('main header').textContent).toContain(`${activity} ·`));
  await shown.eventually(() => shown.find('[aria-label^="Dicho a"]'));
  return shown;
}

/** What outlives a window in the product must not outlive a test. */
export function forgetWriting(): void {
  for (const place of [...deskDrafts.places()]) {
    const address = addressOf(place);
    if (address === undefined) deskDrafts.forget(place);
    else forgetDraft(address);
  }
  useUndoStore.getState().clear();
  useExpectedStates.getState().clear();
}

export function box(shown: Shown): HTMLTextAreaElement {
  return shown.find('aside textarea') as HTMLTextAreaElement;
}

export async function write(shown: Shown, text: string, field = box(shown)): Promise<void> {
  await shown.change(() => {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

export function inputsOf(shown: Shown, method: string): unknown[] {
  return shown.bridge.calls.filter((call) => call.method === method).map(({ input }) => input);
}

export const heading = (shown: Shown) => shown.find('main h1').textContent;
export const toasts = (shown: Shown) =>
  shown.findAll('[aria-live=polite] fieldset p').map((each) => each.textContent);
