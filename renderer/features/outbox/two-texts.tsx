import { Button, SegmentedControl } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeedbackConflict } from '#contract/feedback-delivery';
import { useLanguage } from '../../i18n/use-language.ts';
import { ChangedText } from '../attempts/changed-text.tsx';
import { absoluteTime } from '../time/server-time.ts';
import styles from './conflict-dialog.module.css';
import type { Decision } from './conflict-dialog.tsx';

interface TwoTextsProps {
  conflict: Extract<FeedbackConflict, { kind: 'changed' }>;
  mine: string;
  onDecide: (decision: Decision) => void;
}

type Start = 'mine' | 'theirs' | 'both';

/** Both changes against what both began with, and the text that is to remain. */
export function TwoTexts({ conflict: { base, theirs }, mine, onDecide }: TwoTextsProps) {
  const { t } = useTranslation('outbox');
  const language = useLanguage();
  const fieldId = useId();
  const texts: Record<Start, string> = { mine, theirs: theirs.text, both: `${theirs.text}\n\n${mine}` };
  const [text, setText] = useState(mine);
  const start = (Object.keys(texts) as Start[]).find((each) => texts[each] === text);
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
            <ChangedText before={base.text} after={mine} />
          </div>
        </section>
      </div>
      <div className={styles.remaining}>
        <label htmlFor={fieldId}>{t('conflict.remaining')}</label>
        <SegmentedControl
          aria-label={t('conflict.startWith')}
          value={start ?? ''}
          data={(['mine', 'theirs', 'both'] as const).map((value) => ({
            value,
            label: t(`conflict.start.${value}`),
          }))}
          onChange={(value) => setText(texts[value as Start])}
        />
      </div>
      <textarea
        id={fieldId}
        className={styles.field}
        value={text}
        lang={language}
        spellCheck
        rows={6}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={styles.choices}>
        <Button onClick={() => onDecide({ choice: 'theirs' })}>{t('conflict.leaveTheirs')}</Button>
        <Button
          variant="filled"
          disabled={text.trim() === ''}
          onClick={() => onDecide(decisionFor(text, mine, theirs.text))}
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
