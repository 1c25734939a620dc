import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconBackspace, IconPlus, IconRotate2 } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyPreferences } from '#contract/key-preferences';
import { Tag } from '../../components/tag.tsx';
import type { CommandName } from '../commands/command-table.ts';
import { wordsOf } from '../commands/key-words.ts';
import { useKeymap } from '../commands/use-keymap.ts';
import { asUsual, given, withoutKeys } from './change-keys.ts';
import { CommandChords } from './command-chords.tsx';
import { KeyRecorder } from './key-recorder.tsx';
import styles from './key-row.module.css';

interface KeyRowProps {
  name: CommandName;
  keys: KeyPreferences;
  /** The one that Tab leads to. */
  current: boolean;
  onCurrent: () => void;
  onChange: (next: KeyPreferences, said: string) => void;
}

export function KeyRow({ name, keys, current, onCurrent, onChange }: KeyRowProps) {
  const { t } = useTranslation(['keys', 'commands']);
  const { keymap, mac } = useKeymap();
  const [recording, setRecording] = useState<'instead' | 'too' | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const command = t(`commands:${name}`);
  const isOwn = Object.hasOwn(keys.own, name);
  const stop = () => {
    setRecording(null);
    button.current?.focus();
  };
  const take = (chord: string) => {
    const said = t('keys:sheet.done', { command, key: wordsOf(chord, mac, t).join('+') });
    onChange(given(keys, name, chord, keymap, recording ?? 'instead'), said);
    stop();
  };
  const act = (next: KeyPreferences, said: string) => {
    onChange(next, said);
    button.current?.focus();
  };
  return (
    <li className={styles.row} data-current={current || undefined} onFocus={onCurrent}>
      <UnstyledButton
        ref={button}
        className={styles.command}
        tabIndex={current ? 0 : -1}
        data-command={name}
        title={t('keys:sheet.changeOf', { command })}
        onClick={() => setRecording('instead')}
      >
        <span className={styles.name}>
          {command} {isOwn && <Tag tone="draft">{t('keys:sheet.own')}</Tag>}
        </span>
        <CommandChords name={name} />
      </UnstyledButton>
      <div className={styles.acts}>
        <ActionIcon
          size={26}
          tabIndex={current ? 0 : -1}
          aria-label={t('keys:sheet.addTo', { command })}
          title={t('keys:sheet.add')}
          onClick={() => setRecording('too')}
        >
          <IconPlus size={16} stroke={1.8} aria-hidden />
        </ActionIcon>
        <ActionIcon
          size={26}
          tabIndex={current ? 0 : -1}
          aria-label={t('keys:sheet.removeFrom', { command })}
          title={t('keys:sheet.remove')}
          onClick={() => act(withoutKeys(keys, name), t('keys:sheet.removed', { command }))}
        >
          <IconBackspace size={16} stroke={1.8} aria-hidden />
        </ActionIcon>
        <ActionIcon
          size={26}
          tabIndex={current && isOwn ? 0 : -1}
          data-hidden={!isOwn || undefined}
          aria-hidden={!isOwn}
          aria-label={t('keys:sheet.resetOf', { command })}
          title={t('keys:sheet.reset')}
          onClick={() => act(asUsual(keys, name), t('keys:sheet.resetOf', { command }))}
        >
          <IconRotate2 size={16} stroke={1.8} aria-hidden />
        </ActionIcon>
      </div>
      {recording !== null && <KeyRecorder name={name} keys={keys} onChord={take} onStop={stop} />}
    </li>
  );
}
