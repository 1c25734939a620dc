import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptDraft } from '#contract/journal-drafts';
import { activitiesQuery } from '../../api/queries.ts';
import { meanwhileQuery } from '../../api/writing-queries.ts';
import { PlainText } from '../../components/plain-text.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { ChangedText } from '../attempts/changed-text.tsx';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { clockTime } from '../outbox/item-words.ts';
import { studentOf } from '../outbox/student-of.ts';
import { answerOf } from '../questions/class-draft.ts';
import { useNaming } from '../students/use-naming.ts';
import { type DraftKind, draftKind } from './draft-kinds.ts';
import styles from './drafts-dialog.module.css';
import { useDiscard } from './use-discard.ts';
import { useOpenDraft } from './use-open-draft.ts';

/** What the course has can be held against these; the others are about nobody alone, or for nobody else. */
const comparable: ReadonlySet<DraftKind> = new Set(['comment', 'rewording', 'merge']);

interface DraftRowProps {
  course: string;
  draft: KeptDraft;
  onOpen: () => void;
  /** Given for one that was thrown away. */
  onRecover?: () => void;
}

export function DraftRow({ course, draft, onOpen, onRecover }: DraftRowProps) {
  const { t } = useTranslation('drafts');
  const language = useLanguage();
  const naming = useNaming();
  const discard = useDiscard();
  const [comparing, setComparing] = useState(false);
  const { key, text, about, changedAt } = draft;
  const activities = useQuery(activitiesQuery()).data;
  const title = activities?.find((each) => each.key === about.activity)?.title ?? about.activity;
  const kind = draftKind(draft);
  const when = new Date(changedAt);
  const day = when.toLocaleDateString(language === 'es' ? 'es' : 'en-GB', { day: 'numeric', month: 'short' });
  const openDraft = useOpenDraft(course);
  const open = () => {
    onOpen();
    openDraft(draft);
  };
  const answer = kind === 'class' ? answerOf(key) : '';
  return (
    <li>
      <p className={styles.facts}>
        <b>
          <bdi>{about.student === '' ? t('group') : naming.name(studentOf(about))}</bdi>
        </b>
        {[title, t(`kind.${kind}`), `${day}, ${clockTime(changedAt, language)}`].map((fact) => ` · ${fact}`)}
      </p>
      {answer !== '' && (
        <p className={styles.about}>
          {t('answered')} <PlainText text={answer} />
        </p>
      )}
      <div className={styles.text}>
        <PlainText text={naming.text(text, studentOf(about))} />
      </div>
      {comparing && <Meanwhile draft={draft} />}
      <div className={styles.actions}>
        {onRecover === undefined ? (
          <>
            <Button size="compact-xs" variant="subtle" onClick={open}>
              {t('open')}
            </Button>
            {comparable.has(kind) && (
              <Button
                size="compact-xs"
                variant="subtle"
                aria-expanded={comparing}
                onClick={() => setComparing(!comparing)}
              >
                {t('compare')}
              </Button>
            )}
            <Button size="compact-xs" variant="subtle" onClick={() => void discard({ course, key, about })}>
              {t('discard')}
            </Button>
          </>
        ) : (
          <Button size="compact-xs" variant="subtle" onClick={onRecover}>
            {t('recover')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** What the server has by now, with the words that differ. */
function Meanwhile({ draft }: { draft: KeptDraft }) {
  const { t } = useTranslation('drafts');
  const meanwhile = useQuery(meanwhileQuery(draft.key));
  if (meanwhile.error !== null) {
    return <ErrorNotice error={meanwhile.error} onRetry={() => void meanwhile.refetch()} />;
  }
  if (meanwhile.data === undefined) return null;
  const { theirs, newer } = meanwhile.data;
  const { editing } = draft.about;
  const gone = editing !== null && theirs === null;
  return (
    <div className={styles.meanwhile}>
      {theirs !== null && (
        <>
          <p>{t('difference')}</p>
          <div>
            <ChangedText before={theirs.text} after={draft.text} />
          </div>
        </>
      )}
      {gone && <p>{t('gone')}</p>}
      {newer.map(({ id, author, text }) => (
        <div key={id}>
          <p>{t('newer', { author: author ?? t('somebody') })}</p>
          <PlainText text={text} />
        </div>
      ))}
      {theirs === null && !gone && newer.length === 0 && <p>{t('nothingNew')}</p>}
    </div>
  );
}
