import { Textarea, UnstyledButton } from '@mantine/core';
import { type ClipboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pasted } from '#contract/connections';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { ClipboardOffer } from './clipboard-offer.tsx';
import styles from './paste-field.module.css';
import { PasteNotes } from './paste-notes.tsx';
import { usePasted } from './use-pasted.ts';

interface PasteFieldProps {
  onUnderstood: (pasted: Pasted) => void;
  autoFocus: boolean;
}

/** Takes whatever a host hands out. Once understood its password is covered; editing uncovers it. */
export function PasteField({ onUnderstood, autoFocus }: PasteFieldProps) {
  const { t } = useTranslation('paste');
  const field = useRef<HTMLTextAreaElement>(null);
  const [covered, setCovered] = useState(false);
  const { text, pasted, error, read } = usePasted(onUnderstood);
  const understood = pasted !== null && pasted.kind !== null;

  const take = async (whole: string) => {
    setCovered(true);
    await read(whole);
    field.current?.focus();
  };
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const replacesAll = covered || value === '' || selectionEnd - selectionStart === value.length;
    if (!replacesAll) return;
    event.preventDefault();
    void take(event.clipboardData.getData('text/plain'));
  };
  const edit = (from: number, to: number) => {
    setCovered(false);
    // The uncovered text has to be there before a stretch of it can be marked.
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(from, to);
    });
  };
  const shown = covered ? (pasted?.masked ?? '') : text;

  return (
    <section className={styles.paste}>
      <div className={styles.frame}>
        <Textarea
          ref={field}
          aria-label={covered ? t('masked') : t('label')}
          data-autofocus={autoFocus || undefined}
          autoFocus={autoFocus}
          rows={3}
          spellCheck={false}
          autoComplete="off"
          placeholder={t('placeholder')}
          readOnly={covered}
          value={shown}
          classNames={{ input: styles.input }}
          error={pasted !== null && !understood}
          onPaste={onPaste}
          onChange={(event) => void read(event.currentTarget.value)}
          onBlur={() => setCovered(text !== '')}
        />
        {text !== '' && (
          <div className={styles.tools}>
            {covered && (
              <UnstyledButton className={styles.tool} onClick={() => edit(text.length, text.length)}>
                {t('edit')}
              </UnstyledButton>
            )}
            <UnstyledButton
              className={styles.tool}
              // Leaving the field first would cover the text under the pointer.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => {
                void read('');
                edit(0, 0);
              }}
            >
              {t('clear')}
            </UnstyledButton>
          </div>
        )}
      </div>
      {text === '' && <ClipboardOffer onTaken={take} />}
      <VisuallyHidden>
        <span role="status">{understood && t('understood', spoken(pasted, t('unknown')))}</span>
      </VisuallyHidden>
      {pasted !== null && <PasteNotes pasted={pasted} onShowPlace={(at) => edit(at, at + 1)} />}
      {error !== null && <ErrorNotice error={error} />}
    </section>
  );
}

function spoken({ fields }: Pasted, unknown: string) {
  return {
    host: fields.host ?? unknown,
    database: fields.database ?? unknown,
    user: fields.user ?? unknown,
  };
}
