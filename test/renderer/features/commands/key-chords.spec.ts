// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  commandTable,
  isCommandName,
  type Keys,
} from '../../../../renderer/features/commands/command-table.ts';
import { commandFor } from '../../../../renderer/features/commands/key-chords.ts';

afterEach(() => document.body.replaceChildren());

function pressed(key: string, { on = '<p id="on"></p>', ...more }: KeyboardEventInit & { on?: string } = {}) {
  document.body.innerHTML = on;
  const target = document.querySelector('#on') ?? document.body;
  let command: string | undefined;
  const listen = (event: KeyboardEvent) => {
    command = commandFor(event);
  };
  window.addEventListener('keydown', listen, { once: true });
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }));
  return command;
}

describe('keys', () => {
  it.each([
    ['j', {}, 'next'],
    ['J', {}, 'next'],
    ['k', {}, 'previous'],
    ['n', {}, 'next-awaiting'],
    ['N', { shiftKey: true }, 'previous-awaiting'],
  ])('lead %s %o to %s', (key, more, command) => {
    expect(pressed(key, more)).toBe(command);
  });

  it.each([
    '<input id="on">',
    '<textarea id="on"></textarea>',
    '<select id="on"></select>',
    '<div contenteditable="true"><b id="on"></b></div>',
    '<div role="textbox" id="on"></div>',
    '<div role="menu"><button id="on"></button></div>',
  ])('lead nowhere while typing in %s', (on) => {
    expect(pressed('j', { on })).toBeUndefined();
    expect(pressed('n', { on })).toBeUndefined();
  });

  it('lead nowhere while an accent or a character is being composed', () => {
    expect(pressed('j', { isComposing: true })).toBeUndefined();
  });

  it.each([{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { shiftKey: true }])(
    'are others with %o',
    (held) => {
      expect(pressed('j', held)).toBeUndefined();
    },
  );

  it('move the list with the arrows only while the list has the focus', () => {
    const on = '<div data-queue-keys><p id="on"></p></div>';
    expect(pressed('ArrowDown')).toBeUndefined();
    expect(pressed('ArrowDown', { on })).toBe('next');
    expect(pressed('ArrowUp', { on })).toBe('previous');
    expect(pressed('Home', { on })).toBe('first');
    expect(pressed('End', { on })).toBe('last');
  });
});

describe('the table of commands', () => {
  it('gives no key to two of them', () => {
    const all = Object.values<Keys>(commandTable).flatMap((keys) => [
      ...(keys.anywhere ?? []),
      ...(keys.inQueue ?? []),
    ]);
    expect(new Set(all).size).toBe(all.length);
  });

  it('knows everything the native menu asks for', () => {
    const menu = readFileSync(join(import.meta.dirname, '../../../../main/electron/menu.ts'), 'utf8');
    const asked = [...menu.matchAll(/(?:command\(|choice\([^,]+, )'([a-z-]+)'/g)].map(
      ([, name]) => name ?? '',
    );
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.filter((name) => !isCommandName(name))).toEqual([]);
  });
});
