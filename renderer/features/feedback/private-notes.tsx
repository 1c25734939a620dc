import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Note } from '#contract/feedback';
import type { SubmissionSummary } from '#contract/grading';
import { tiza } from '../../api/client.ts';
import { notesQuery } from '../../api/writing-queries.ts';
import { PlainText } from '../../components/plain-text.tsx';
import { closeDraft } from '../drafts/close-draft.ts';
import { type DraftAddress, deskDrafts, typeDraft } from '../drafts/desk-drafts.ts';
import { draftText } from '../drafts/use-drafts.ts';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { AgeText, useAgeWords } from '../time/age-text.tsx';
import { useUndoStore } from '../undo/undo-store.ts';
import { CommentBox } from './comment-box.tsx';
import styles from './private-notes.module.css';

interface PrivateNotesProps {
  course: string;
  about: Pick<SubmissionSummary, 'ref' | 'student' | 'submittedAt'>;
  /** This course has a place for notes. */
  available: boolean;
  onClose: () => void;
}

type SavedNote = Pick<Note, 'id' | 'text'> & { of: { student: string; ref: SubmissionSummary['ref'] } };

/** What only the one who writes it reads; never in the platform's tables. */
export function PrivateNotes({ course, about, available, onClose }: PrivateNotesProps) {
  const { t } = useTranslation('feedback');
  const client = useQueryClient();
  const words = useAgeWords();
  const box = useRef<HTMLTextAreaElement>(null);
  const { ref, student, submittedAt } = about;
  const notes = useQuery(notesQuery(available ? student.id : null));
  const key = `note/${student.id}`;
  const here = { student: student.id, ref };
  const place = { ref, submittedAt, activity: ref.activity, student: student.id, studentName: student.name };
  const address: DraftAddress = { course, key, about: { ...place, editing: null, seen: [] } };
  const change = (of: string, next: (known: Note[]) => Note[]) =>
    client.setQueryData(notesQuery(of).queryKey, (known) => next(known ?? []));

  const saving = useMutation({
    // Somebody else's submission may be on screen by the time the answer comes.
    mutationFn: ({ id, text, of }: SavedNote) =>
      tiza.feedback.saveNote({ id, text, student: of.student, ref: of.ref }),
    onSuccess: (note, { of }) =>
      change(of.student, (known) => [note, ...known.filter(({ id }) => id !== note.id)]),
  });
  const removing = useMutation({
    mutationFn: ({ id }: Note) => tiza.feedback.removeNote({ id }),
    onSuccess: (_done, note) => {
      change(student.id, (known) => known.filter(({ id }) => id !== note.id));
      useUndoStore
        .getState()
        .say(t('note.removed'), { undo: async () => void (await saving.mutateAsync({ ...note, of: here })) });
    },
  });
  const save = () => {
    const text = box.current?.value.trim() ?? '';
    if (text === '' || saving.isPending) return;
    saving.mutate(
      { id: crypto.randomUUID(), text, of: here },
      {
        onSuccess: () => {
          // Words typed meanwhile, or another student's box, stay as they are.
          if (box.current?.value.trim() !== text) return;
          box.current.value = '';
          closeDraft(client, address);
        },
      },
    );
  };
  const error = notes.error ?? saving.error ?? removing.error;
  if (!available) return <p className={styles.hint}>{t('note.nowhere')}</p>;
  return (
    <section className={styles.notes} aria-label={t('note.title')}>
      <p className={styles.hint}>{t('note.help')}</p>
      <CommentBox
        key={key}
        start={draftText(client, course, key)}
        box={box}
        label={t('note.box')}
        placeholder={t('note.placeholder')}
        onType={(text) => typeDraft(address, text)}
        onLeave={() => void deskDrafts.flush()}
        onUndo={() => undefined}
        onSubmit={save}
      />
      <div className={styles.actions}>
        <Button size="xs" onClick={onClose}>
          {t('note.close')}
        </Button>
        <Button size="xs" variant="filled" loading={saving.isPending} onClick={save}>
          {t('note.save')}
        </Button>
      </div>
      {error !== null && <ErrorNotice error={error} />}
      {notes.data?.map((note) => (
        <div key={note.id} className={styles.note}>
          <p className={styles.about}>
            <AgeText serverTime={note.updatedAt} words={words} />
            <Button size="compact-xs" variant="subtle" onClick={() => removing.mutate(note)}>
              {t('note.remove')}
            </Button>
          </p>
          <PlainText text={note.text} />
        </div>
      ))}
    </section>
  );
}
