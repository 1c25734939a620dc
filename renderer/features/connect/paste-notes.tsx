import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Pasted } from '#contract/connections';
import styles from './paste-notes.module.css';
import { errorNotes, ignoredNotes, type PasteNote, warningNotes } from './paste-text.ts';

interface PasteNotesProps {
  pasted: Pasted;
  onShowPlace: (at: number) => void;
}

/** Everything in the text that is not simply a field, each in one sentence. */
export function PasteNotes({ pasted, onShowPlace }: PasteNotesProps) {
  const { t } = useTranslation('paste');
  const errors = errorNotes(t, pasted);
  const warnings = warningNotes(t, pasted);
  const ignored = ignoredNotes(t, pasted);
  if (errors.length + warnings.length + ignored.length === 0) return null;
  return (
    <ul className={styles.notes} aria-label={t('notes')}>
      {errors.map((note) => (
        <Note key={note.key} note={note} tone="bad">
          {' '}
          {t('position', { position: note.at + 1 })}{' '}
          <UnstyledButton className={styles.place} onClick={() => onShowPlace(note.at)}>
            {t('showPlace')}
          </UnstyledButton>
        </Note>
      ))}
      {warnings.map((note) => (
        <Note key={note.key} note={note} tone="wait" />
      ))}
      {ignored.map((note) => (
        <Note key={note.key} note={note} tone="quiet" />
      ))}
    </ul>
  );
}

interface NoteProps {
  note: PasteNote;
  tone: 'bad' | 'wait' | 'quiet';
  children?: React.ReactNode;
}

function Note({ note, tone, children }: NoteProps) {
  const { t } = useTranslation('paste');
  const Icon = tone === 'quiet' ? IconInfoCircle : IconAlertTriangle;
  return (
    <li className={styles.note} data-tone={tone}>
      <Icon size={15} stroke={1.8} aria-hidden />
      <span>
        {note.about !== null && <b>{t('inField', { field: note.about })}</b>} {note.text}
        {children}
      </span>
    </li>
  );
}
