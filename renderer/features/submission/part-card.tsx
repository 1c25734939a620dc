import { memo } from 'react';
import type { Part, Submission } from '#contract/grading';
import { ChangedPart } from '../attempts/changed-part.tsx';
import { partAttribute } from '../bank/at-question.ts';
import { ComparedTable } from '../comparison/compared-table.tsx';
import { ImageGrid } from './image-grid.tsx';
import styles from './part-card.module.css';
import { TextAnswer } from './text-answer.tsx';

interface PartCardProps {
  part: Part;
  submission: Submission;
  /** Text as it was typed, without drawn formulas. */
  raw?: boolean;
  /** Given while the attempt before is compared with. */
  before?: Submission | undefined;
  onOpenImage?: (id: string) => void;
}

export const PartCard = memo(function PartCard({
  part,
  submission,
  raw = false,
  before,
  onOpenImage = () => undefined,
}: PartCardProps) {
  // "Pregunta 6" says its number itself.
  const numbered = part.number !== undefined && !part.label.endsWith(` ${part.number}`);
  const titleId = `part-${part.key}`;
  return (
    <section className={styles.part} aria-labelledby={titleId} {...{ [partAttribute]: part.key }}>
      <h2 id={titleId}>
        {numbered && <b>{part.number}</b>}
        <bdi>{part.label}</bdi>
      </h2>
      <div className={styles.answer}>
        {before !== undefined && part.kind !== 'images' && (
          <ChangedPart part={part} before={before.parts.find(({ key }) => key === part.key)} />
        )}
        {before === undefined && part.kind === 'text' && (
          <TextAnswer part={part} submission={submission.ref} raw={raw} />
        )}
        {before === undefined && part.kind === 'table' && (
          <ComparedTable part={part} submission={submission.ref} />
        )}
        {part.kind === 'images' && (
          <ImageGrid part={part} submission={submission} onOpenImage={onOpenImage} />
        )}
      </div>
    </section>
  );
});
