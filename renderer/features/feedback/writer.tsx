import { Button, SegmentedControl } from '@mantine/core';
import { type RefObject, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubmissionSummary } from '#contract/grading';
import type { OutboxItem } from '#contract/journal-outbox';
import { formatCount } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { commandBus } from '../commands/command-bus.ts';
import { CommandKeys } from '../commands/command-keys.tsx';
import { type DraftAddress, deskDrafts, typeDraft } from '../drafts/desk-drafts.ts';
import { useKeeping } from '../drafts/use-drafts.ts';
import { AsRead, DrawnFormulas } from './as-read.tsx';
import { CommentBox } from './comment-box.tsx';
import { DraftLine } from './draft-line.tsx';
import { useTyped } from './use-typed.ts';
import { wordCount } from './word-count.ts';
import styles from './writer.module.css';

interface WriterProps {
  about: Pick<SubmissionSummary, 'ref' | 'student' | 'state'>;
  address: DraftAddress;
  /** What was in the box the last time. */
  start: string;
  keptAt: string | undefined;
  item: OutboxItem | undefined;
  box: RefObject<HTMLTextAreaElement | null>;
  /** Why nothing can be published here. */
  locked: string | undefined;
  onPublish: () => void;
  onDiscard: () => void;
}

type Face = 'write' | 'read';

/** The box, what becomes of its words, and the way out; another text box is another writer. */
export function Writer(props: WriterProps) {
  const { about, address, start, keptAt, item, box, locked, onPublish, onDiscard } = props;
  const { t } = useTranslation('feedback');
  const language = useLanguage();
  const lineId = useId();
  const { text, written, follow } = useTyped(start);
  const [face, setFace] = useState<Face>('write');
  const keeping = useKeeping(address.course, address.key);
  const words = wordCount(text);
  return (
    <div className={styles.writer} data-tour-place="write">
      <div className={styles.head}>
        <h2>{t('title')}</h2>
        <SegmentedControl<Face>
          size="xs"
          aria-label={t('face.label')}
          value={face}
          onChange={setFace}
          data={[
            { value: 'write', label: t('face.write') },
            { value: 'read', label: t('face.read') },
          ]}
        />
      </div>
      <div hidden={face === 'read'}>
        <CommentBox
          start={start}
          box={box}
          label={t('box.label')}
          describedBy={lineId}
          onType={(typed) => {
            typeDraft(address, typed);
            follow(typed);
          }}
          onLeave={() => void deskDrafts.flush()}
          onUndo={() => commandBus.run('undo')}
        />
      </div>
      {face === 'read' ? <AsRead text={text} student={about.student} /> : <DrawnFormulas text={text} />}
      <div className={styles.facts}>
        <DraftLine id={lineId} written={written} keeping={keeping} keptAt={keptAt} item={item} />
        {words > 0 && (
          <span className={styles.words}>
            {t('words', { count: words, number: formatCount(words, language) })}
          </span>
        )}
      </div>
      <div className={styles.actions}>
        {written && <Button onClick={onDiscard}>{t('discard')}</Button>}
        <Button
          variant="filled"
          className={styles.publish}
          data-tour-place="publish"
          disabled={locked !== undefined}
          title={locked}
          rightSection={<CommandKeys name="publish-next" />}
          onClick={onPublish}
        >
          {t('publish')}
        </Button>
      </div>
    </div>
  );
}
