import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { ChordKeys } from '../commands/command-keys.tsx';
import { type CommandName, keysOf } from '../commands/command-table.ts';
import { wordsOf } from '../commands/key-words.ts';
import { useKeymap } from '../commands/use-keymap.ts';
import styles from './command-chords.module.css';

/** All keys of a command: `J o Flecha abajo en la lista`. */
export function CommandChords({ name }: { name: CommandName }) {
  const { t } = useTranslation('keys');
  const { keymap, mac } = useKeymap();
  const chords = keymap.chordsOf(name);
  const inQueue = keysOf(name).inQueue ?? [];
  if (chords.length + inQueue.length === 0) return <span className={styles.none}>{t('none')}</span>;
  return (
    <span className={styles.chords}>
      {chords.map((chord, index) => (
        <Fragment key={chord}>
          {index > 0 && ` ${t('or')} `}
          <ChordKeys chord={chord} />
        </Fragment>
      ))}
      {inQueue.map((chord, index) => (
        <span key={chord} className={styles.inList}>
          {index + chords.length > 0 && ` ${t('or')} `}
          {t('inList', { key: wordsOf(chord, mac, t).join('+') })}
        </span>
      ))}
    </span>
  );
}
