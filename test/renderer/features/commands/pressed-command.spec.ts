// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { isCommandName } from '../../../../renderer/features/commands/command-table.ts';
import { createKeymap } from '../../../../renderer/features/commands/keymap.ts';
import { commandFor } from '../../../../renderer/features/commands/pressed-command.ts';

afterEach(() => document.body.replaceChildren());

const keymap = createKeymap({ preset: 'tiza', letters: true, own: { 'toggle-raw': ['Enter'] } }, false);

function pressed(key: string, { on = '<p id="on"></p>', ...more }: KeyboardEventInit & { on?: string } = {}) {
  document.body.innerHTML = on;
  const target = document.querySelector('#on') ?? document.body;
  let command: string | undefined;
  const listen = (event: KeyboardEvent) => {
    command = commandFor(event, keymap, false);
  };
  window.addEventListener('keydown', listen, { once: true });
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  return command;
}

describe('keys', () => {
  it.each([
    '<input id="on">',
    '<textarea id="on"></textarea>',
    '<select id="on"></select>',
    '<div contenteditable="true"><b id="on"></b></div>',
    '<div role="textbox" id="on"></div>',
    '<div role="menu"><button id="on"></button></div>',
    '<div role="dialog"><p id="on"></p></div>',
    // Wherever the focus has gone, an open dialog comes first.
    '<dialog open></dialog><p id="on"></p>',
    '<div role="dialog" aria-modal="true"></div><p id="on"></p>',
  ])('lead nowhere while typing or answering in %s', (on) => {
    expect(pressed('j', { on })).toBeUndefined();
    expect(pressed('?', { on })).toBeUndefined();
    expect(pressed('v', { on })).toBeUndefined();
  });

  it('lead nowhere while a character is being composed', () => {
    expect(pressed('j', { isComposing: true })).toBeUndefined();
    expect(pressed('j')).toBe('next');
  });

  it.each([{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { shiftKey: true }])(
    'are others with %o',
    (held) => {
      expect(pressed('j', held)).toBeUndefined();
    },
  );

  it('with Ctrl are heard over what is being typed', () => {
    expect(pressed('k', { ctrlKey: true, on: '<textarea id="on"></textarea>' })).toBe('open-palette');
  });

  it('move the list with the arrows only while the list has the focus', () => {
    const on = '<div data-queue-keys><p id="on"></p></div>';
    expect(pressed('ArrowDown')).toBeUndefined();
    expect(pressed('ArrowDown', { on })).toBe('next');
    expect(pressed('End', { on })).toBe('last');
  });

  it('of the viewer count in it alone', () => {
    expect(pressed('w')).toBeUndefined();
    expect(pressed('w', { on: '<dialog data-viewer-keys open><p id="on"></p></dialog>' })).toBe(
      'image-width',
    );
  });

  it('that press a button are left to the button', () => {
    expect(pressed('Enter')).toBe('toggle-raw');
    expect(pressed('Enter', { on: '<button id="on"></button>' })).toBeUndefined();
    expect(pressed(' ', { on: '<button><b id="on"></b></button>' })).toBeUndefined();
  });

  it.each(['checkbox', 'radio'])('are heard over a %s, which has its own', (type) => {
    const on = `<input type="${type}" id="on">`;
    expect(pressed('j', { on })).toBe('next');
    expect(pressed(' ', { on })).toBeUndefined();
    expect(pressed('ArrowDown', { on: `<div data-queue-keys>${on}</div>` })).toBe(
      type === 'radio' ? undefined : 'next',
    );
  });

  it('that are held down repeat a step, and nothing else', () => {
    expect(pressed('j', { repeat: true })).toBe('next');
    expect(pressed('m', { repeat: true })).toBeUndefined();
  });
});

it('the table knows everything the native menu asks for', () => {
  const folder = join(import.meta.dirname, '../../../../main/electron/menu');
  const menu = readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  const asked = [...menu.matchAll(/(?:command\(|choice\([^,]+, |commandItem\(context, )'([a-z-]+)'/g)].map(
    ([, name]) => name ?? '',
  );
  expect(asked.length).toBeGreaterThan(5);
  expect(asked.filter((name) => !isCommandName(name))).toEqual([]);
});
