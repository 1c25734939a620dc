import { expect } from 'vitest';
import { parsePasted } from '../../../main/connections/paste/parse.ts';
import type { FakeConnectOptions } from './fake-connect.ts';
import { place } from './fake-tests.ts';
import { type Shown, showApp } from './show.tsx';

export async function openSheet(connect: FakeConnectOptions = {}): Promise<Shown> {
  const shown = await showApp({ connect: { pasted: parsePasted, ...connect } });
  await shown.click(shown.button('Conectar con un curso'));
  await shown.eventually(() => shown.find('form textarea'));
  return shown;
}

export async function paste(shown: Shown, text: string): Promise<void> {
  const event = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), {
    clipboardData: { getData: () => text },
  });
  await shown.change(() => shown.find('form textarea').dispatchEvent(event));
}

/** Reading what was pasted takes a moment; a person sees the fields before pressing a button. */
export async function pasteAndSee(
  shown: Shown,
  text: string,
  database: string = place.database,
): Promise<void> {
  await paste(shown, text);
  await shown.eventually(() => expect(field(shown, 'Base de datos').value).toBe(database));
}

export function field(shown: Shown, label: string): HTMLInputElement {
  const found = shown.findAll('label').find((each) => each.textContent === label);
  if (found === undefined) throw new Error(`No field is called ${label}`);
  return document.getElementById(found.getAttribute('for') ?? '') as HTMLInputElement;
}

export const calls = (shown: Shown, method: string) =>
  shown.bridge.calls.filter((call) => call.method === method);
export const textarea = (shown: Shown) => shown.find('form textarea') as HTMLTextAreaElement;
export const submit = (shown: Shown) =>
  shown.change(() =>
    shown.find('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })),
  );
export const stepTexts = (shown: Shown) => shown.findAll('ol li').map((each) => each.textContent);
