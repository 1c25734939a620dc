import { Button, SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeedbackConflict } from '#contract/feedback-delivery';
import type { OutboxItem } from '#contract/journal-outbox';
import { useLanguage } from '../../i18n/use-language.ts';
import { ChangedText } from '../attempts/changed-text.tsx';
import { mergeKey } from '../drafts/draft-kinds.ts';
import { useKeeping } from '../drafts/use-drafts.ts';
import { DraftLine } from '../feedback/draft-line.tsx';
import { useSpellChecked } from '../preferences/use-spelling.ts';
import { absoluteTime } from '../time/server-time.ts';
import styles from './conflict-dialog.module.css';
import type { Decision } from './conflict-dialog.tsx';
import { type Start, useMerge } from './use-merge.ts';

interface TwoTextsProps {
  course: string;
  item: OutboxItem;
  conflict: Extract<FeedbackConflict, { kind: 'changed' }>;
  onDecide: (decision: Decision) => void;
}

const starts: readonly Start[] = ['mine', 'theirs', 'both', 'own'];

/** Both changes against what both began with, and the text that is to remain. */
export function TwoTexts({ course, item, conflict, onDecide }: TwoTextsProps) {
  const { t } = useTranslation('outbox');
  const language = useLanguage();
  const spellChecked = useSpellChecked();
  const fieldId = useId();
  const lineId = useId();
  const { base, theirs } = conflict;
  const merge = useMerge(course, item, conflict);
  const keeping = useKeeping(course, mergeKey(item.id));
  const when = theirs.writtenAt === null ? '' : absoluteTime(theirs.writtenAt, language);
  return (
    <div className={styles.conflict}>
      <p>{t('conflict.changed.text')}</p>
      <div className={styles.sides}>
        <section aria-label={t('conflict.theirs')}>
          <h3>
            {theirs.author ?? t('conflict.somebody')} <small>{when}</small>
          </h3>
          <div className={styles.text}>
            <ChangedText before={base.text} after={theirs.text} />
          </div>
        </section>
        <section aria-label={t('conflict.mine')}>
          <h3>{t('conflict.mine')}</h3>
          <div className={styles.text}>
            <ChangedText before={base.text} after={item.text} />
          </div>
        </section>
      </div>
      <div className={styles.remaining}>
        <label htmlFor={fieldId}>{t('conflict.remaining')}</label>
        <SegmentedControl<Start>
          aria-label={t('conflict.startWith')}
          value={merge.start}
          data={starts
            .filter((start) => merge.texts[start] !== null)
            .map((value) => ({ value, label: t(`conflict.start.${value}`) }))}
          onChange={merge.startWith}
        />
      </div>
      <textarea
        id={fieldId}
        className={styles.field}
        value={merge.text}
        aria-describedby={lineId}
        {...spellChecked}
        rows={6}
        onChange={(event) => merge.type(event.currentTarget.value)}
      />
      {merge.start === 'own' && (
        <DraftLine id={lineId} written keeping={keeping} keptAt={merge.keptAt} item={undefined} />
      )}
      <div className={styles.choices}>
        <Button onClick={() => onDecide({ choice: 'theirs' })}>{t('conflict.leaveTheirs')}</Button>
        <Button
          variant="filled"
          disabled={merge.text.trim() === ''}
          onClick={() => onDecide(decisionFor(merge.text, item.text, theirs.text))}
        >
          {t('conflict.publishThis')}
        </Button>
      </div>
    </div>
  );
}

function decisionFor(text: string, mine: string, theirs: string): Decision {
  if (text === theirs) return { choice: 'theirs' };
  return text === mine ? { choice: 'mine' } : { text };
}
