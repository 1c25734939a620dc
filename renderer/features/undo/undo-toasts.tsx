import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type CSSProperties, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../commands/use-commands.ts';
import { type Said, useUndoStore } from './undo-store.ts';
import styles from './undo-toasts.module.css';
import { useUndo } from './use-undo.ts';

/** Long enough to be read and reached without hurry. */
const shownMs = { calm: 8000, bad: 20_000 };

/** What has just happened, with a way to take it back. */
export function UndoToasts() {
  const { t } = useTranslation('undo');
  const said = useUndoStore((state) => state.said);
  const undo = useUndo();
  useCommands({ undo: () => void undo() });
  return (
    <section className={styles.stack} aria-label={t('label')} aria-live="polite" aria-relevant="additions">
      {said.map((each) => (
        <Toast key={each.id} said={each} onUndo={() => void undo(each.id)} />
      ))}
    </section>
  );
}

function Toast({ said, onUndo }: { said: Said; onUndo: () => void }) {
  const { t } = useTranslation(['undo', 'common']);
  const dismiss = useUndoStore((state) => state.dismiss);
  const [held, setHeld] = useState(false);
  const { id, tone, freeUntil, other } = said;
  useEffect(() => {
    if (held) return;
    const left = freeUntil === undefined ? shownMs[tone] : Math.max(0, freeUntil - Date.now());
    const timer = setTimeout(() => dismiss(id), left);
    return () => clearTimeout(timer);
  }, [held, id, tone, freeUntil, dismiss]);
  const [leftMs] = useState(() => (freeUntil === undefined ? 0 : freeUntil - Date.now()));
  return (
    <fieldset
      className={styles.toast}
      aria-label={said.text}
      data-tone={tone}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p>{said.text}</p>
      {other !== undefined && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => {
            dismiss(id);
            other.run();
          }}
        >
          {other.label}
        </Button>
      )}
      {said.undoable && (
        <Button size="compact-xs" onClick={onUndo}>
          {t('undo:undo')}
        </Button>
      )}
      <ActionIcon size={22} aria-label={t('common:dismiss')} onClick={() => dismiss(id)}>
        <IconX size={14} aria-hidden />
      </ActionIcon>
      {leftMs > 0 && (
        <i className={styles.left} style={{ '--left': `${leftMs}ms` } as CSSProperties} aria-hidden />
      )}
    </fieldset>
  );
}
