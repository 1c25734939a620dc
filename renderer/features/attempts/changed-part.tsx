import { useTranslation } from 'react-i18next';
import type { Part } from '#contract/grading';
import { TableFrame } from '../submission/table-answer.tsx';
import styles from './changed-part.module.css';
import { ChangedText } from './changed-text.tsx';

/** One part of a submission against the same part of the attempt before. Images are compared where they are shown. */
export function ChangedPart({
  part,
  before,
}: {
  part: Exclude<Part, { kind: 'images' }>;
  before: Part | undefined;
}) {
  const { t } = useTranslation('submission');
  if (part.kind === 'text') {
    const old = before?.kind === 'text' ? before : undefined;
    const isWhole = part.length <= part.text.length && (old?.length ?? 0) <= (old?.text.length ?? 0);
    if (old?.text === part.text && isWhole) return <Unchanged text={part.text} />;
    return (
      <>
        <ChangedText before={old?.text ?? ''} after={part.text} />
        {!isWhole && <p className={styles.note}>{t('changed.beginning')}</p>}
      </>
    );
  }
  const old = before?.kind === 'table' ? before.rows : [];
  return (
    <TableFrame part={part}>
      {(cell, row, column) => {
        const was = old[row]?.[column] ?? '';
        return `${was}${cell}`.trim() === '' ? null : <ChangedText before={was} after={cell} />;
      }}
    </TableFrame>
  );
}

function Unchanged({ text }: { text: string }) {
  const { t } = useTranslation('submission');
  return (
    <>
      <ChangedText before={text} after={text} />
      <p className={styles.note}>{t(text.trim() === '' ? 'changed.stillBlank' : 'changed.nothing')}</p>
    </>
  );
}
