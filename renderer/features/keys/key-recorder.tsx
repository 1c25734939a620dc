import { Button } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chord as written } from '#contract/chord';
import type { KeyPreferences } from '#contract/key-preferences';
import type { CommandName } from '../commands/command-table.ts';
import { chordOf } from '../commands/key-chords.ts';
import { wordsOf } from '../commands/key-words.ts';
import { useKeymap } from '../commands/use-keymap.ts';
import { type Refusal, refusalOf } from './change-keys.ts';
import styles from './key-recorder.module.css';

interface KeyRecorderProps {
  name: CommandName;
  keys: KeyPreferences;
  onChord: (chord: string) => void;
  onStop: () => void;
}

type Heard =
  | { kind: 'nothing' }
  | { kind: 'refused'; why: Refusal | 'unusable'; chord: string }
  | { kind: 'held'; by: CommandName; chord: string };

const modifiers = ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock'];

/** Listens for one chord. Whoever has it already is told before anything changes. */
export function KeyRecorder({ name, keys, onChord, onStop }: KeyRecorderProps) {
  const { t } = useTranslation(['keys', 'commands']);
  const { keymap, mac } = useKeymap();
  const [heard, setHeard] = useState<Heard>({ kind: 'nothing' });
  const listener = useRef<HTMLButtonElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => (heard.kind === 'held' ? first : listener).current?.focus(), [heard.kind]);

  const listen = (event: KeyboardEvent) => {
    if (modifiers.includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape' || event.key === 'Tab') return onStop();
    const chord = chordOf(event.nativeEvent, mac);
    if (chord === null || !written.test(chord)) {
      return setHeard({ kind: 'refused', why: 'unusable', chord: event.key });
    }
    const why = refusalOf(chord, name, keys);
    if (why !== null) return setHeard({ kind: 'refused', why, chord });
    const by = keymap.holderOf(chord, name);
    if (by !== undefined) return setHeard({ kind: 'held', by, chord });
    onChord(chord);
  };
  const key = heard.kind === 'nothing' ? '' : wordsOf(heard.chord, mac, t).join('+');
  if (heard.kind === 'held') {
    const fixed = !keymap.chordsOf(heard.by).includes(heard.chord);
    return (
      <div className={styles.recorder} role="alert">
        <span>
          {fixed
            ? t('keys:sheet.fixedConflict', { key })
            : t('keys:sheet.conflict', { key, command: t(`commands:${heard.by}`) })}
        </span>
        <Button ref={first} size="xs" onClick={() => onChord(heard.chord)}>
          {t(fixed ? 'keys:sheet.takeToo' : 'keys:sheet.take')}
        </Button>
        <Button size="xs" variant="subtle" onClick={() => setHeard({ kind: 'nothing' })}>
          {t('keys:sheet.another')}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.recorder}>
      <button
        ref={listener}
        type="button"
        className={styles.listener}
        // Escape ends the listening, not the sheet.
        data-mantine-stop-propagation="true"
        onKeyDown={listen}
        onBlur={onStop}
      >
        {t('keys:sheet.press')}
      </button>
      {heard.kind === 'refused' && (
        <span className={styles.refused} role="alert">
          {t(`keys:sheet.refused.${heard.why}`, { key })}
        </span>
      )}
    </div>
  );
}
