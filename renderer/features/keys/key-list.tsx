import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyPreferences } from '#contract/key-preferences';
import { type CommandName, commandNames, groups, keysOf } from '../commands/command-table.ts';
import { wordsOf } from '../commands/key-words.ts';
import { useKeymap } from '../commands/use-keymap.ts';
import styles from './key-list.module.css';
import { KeyRow } from './key-row.tsx';

interface KeyListProps {
  keys: KeyPreferences;
  search: string;
  onChange: (next: KeyPreferences, said: string) => void;
}

/** One stop of the Tab key: arrows move between commands, and only the one at hand shows what can be done. */
export function KeyList({ keys, search, onChange }: KeyListProps) {
  const { t } = useTranslation(['keys', 'commands']);
  const { keymap, mac } = useKeymap();
  const frame = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<CommandName>('next');
  const wanted = search.trim().toLocaleLowerCase();
  const matches = (name: CommandName) =>
    t(`commands:${name}`).toLocaleLowerCase().includes(wanted) ||
    keymap.chordsOf(name).some((chord) => wordsOf(chord, mac, t).join('+').toLocaleLowerCase() === wanted);
  const shown = groups.flatMap((group) =>
    commandNames.filter((name) => keysOf(name).group === group && matches(name)),
  );
  const current = shown.includes(chosen) ? chosen : shown[0];

  const move = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset.command === undefined) return;
    const at = shown.indexOf(current ?? 'next');
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: shown.length - 1,
    };
    const next = shown[steps[event.key] ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    frame.current?.querySelector<HTMLElement>(`[data-command="${next}"]`)?.focus();
  };
  return (
    // The buttons inside have the focus; their arrows are heard here.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div ref={frame} className={styles.frame} onKeyDown={move}>
      {shown.length === 0 && <p className={styles.nothing}>{t('keys:sheet.nothing')}</p>}
      {groups.map((group) => {
        const names = shown.filter((name) => keysOf(name).group === group);
        if (names.length === 0) return null;
        return (
          <section key={group} aria-labelledby={`change-${group}`}>
            <h3 id={`change-${group}`}>{t(`keys:groups.${group}`)}</h3>
            <ul>
              {names.map((name) => (
                <KeyRow
                  key={name}
                  name={name}
                  keys={keys}
                  current={name === current}
                  onCurrent={() => setChosen(name)}
                  onChange={onChange}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
