import { Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BankEntry, SavedBankEntry } from '#contract/bank';
import { placeholder } from '#contract/first-name';
import { tiza } from '../../api/client.ts';
import { PlainText } from '../../components/plain-text.tsx';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { useSpellChecked } from '../preferences/use-spelling.ts';
import { useUndoStore } from '../undo/undo-store.ts';
import styles from './bank-dialog.module.css';

interface BankRowProps {
  /** `null`: one that is being added. */
  entry: BankEntry | null;
  /** The bank is in the course's database, where colleagues can see it. */
  shares: boolean;
  onDone: () => void;
  onChanged: () => void;
}

export function BankRow({ entry, shares, onDone, onChanged }: BankRowProps) {
  const { t } = useTranslation('bank');
  const spellChecked = useSpellChecked();
  const [editing, setEditing] = useState(entry === null);
  const [text, setText] = useState(entry?.text ?? '');
  const changing = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onSuccess: onChanged,
  });
  const saved: SavedBankEntry = {
    id: entry?.id ?? crypto.randomUUID(),
    text: entry?.text ?? '',
    shared: entry?.shared ?? false,
    pinned: entry?.pinned ?? false,
  };
  const save = (change: Partial<SavedBankEntry>, onSaved: () => void = () => undefined) => {
    // Changing a colleague's makes one of one's own.
    const id = entry === null || entry.mine ? saved.id : crypto.randomUUID();
    changing.mutate(async () => {
      await tiza.bank.save({ ...saved, id, shared: entry?.mine ? saved.shared : false, ...change });
      onSaved();
    });
  };
  const forget = ({ id }: BankEntry) => {
    const undo = async () => {
      await tiza.bank.recall({ id });
      onChanged();
    };
    changing.mutate(async () => {
      await tiza.bank.forget({ id });
      useUndoStore.getState().say(t('forgotten'), { undo });
    });
  };
  const edit = () => {
    setText(entry?.text ?? '');
    setEditing(true);
  };
  const close = () => {
    setEditing(false);
    onDone();
  };
  return (
    <li className={styles.row}>
      {editing ? (
        <>
          <Textarea
            rows={2}
            classNames={{ input: styles.grows }}
            data-autofocus
            aria-label={t('text')}
            description={t('placeholder', { placeholder })}
            value={text}
            maxLength={4000}
            {...spellChecked}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
          <div className={styles.ends}>
            <Button size="compact-sm" onClick={close}>
              {t('cancel')}
            </Button>
            <Button
              size="compact-sm"
              variant="filled"
              disabled={text.trim() === ''}
              loading={changing.isPending}
              onClick={() => save({ text: text.trim() }, close)}
            >
              {t('save')}
            </Button>
          </div>
        </>
      ) : (
        entry !== null && (
          <>
            <PlainText text={entry.text} />
            <p className={styles.facts}>
              {!entry.mine && <bdi>{t('by', { author: entry.author })}</bdi>}
              <span>{t('uses', { count: entry.uses.total })}</span>
              <Button size="compact-xs" variant="subtle" onClick={edit}>
                {t('edit')}
              </Button>
              <Button
                size="compact-xs"
                variant="subtle"
                aria-pressed={entry.pinned}
                onClick={() => save({ pinned: !entry.pinned })}
              >
                {t(entry.pinned ? 'unpin' : 'pin')}
              </Button>
              {shares && entry.mine && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-pressed={entry.shared}
                  onClick={() => save({ shared: !entry.shared })}
                >
                  {t(entry.shared ? 'unshare' : 'share')}
                </Button>
              )}
              {entry.mine && (
                <Button size="compact-xs" variant="subtle" onClick={() => forget(entry)}>
                  {t('forget')}
                </Button>
              )}
            </p>
          </>
        )
      )}
      {changing.error !== null && <ErrorNotice error={changing.error} />}
    </li>
  );
}
