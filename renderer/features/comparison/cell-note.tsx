import { IconTriangleFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CellComparison } from '#contract/classroom';
import { PlainText } from '../../components/plain-text.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { formatDecimal, formatPercent } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import styles from './cell-note.module.css';
import type { CellVerdict } from './cell-verdict.ts';

interface CellNoteProps {
  cell: CellComparison;
  verdict: CellVerdict;
  /** What the class wrote is told in every cell, not only in those that stand out. */
  shown: boolean;
}

/** Under a cell's own words: that it stands out, and from what. */
export function CellNote({ cell, verdict, shown }: CellNoteProps) {
  const { t } = useTranslation('comparison');
  const language = useLanguage();
  const { median, common, apart } = cell;
  const usual =
    median !== null ? (
      formatDecimal(median, language)
    ) : common === null ? null : (
      <PlainText text={common.value} />
    );
  if (verdict === 'alike') {
    if (!shown || usual === null) return null;
    return (
      <small className={styles.usual}>
        {t(median === null ? 'common' : 'median')} {usual}
      </small>
    );
  }
  return (
    <small className={styles.apart}>
      <IconTriangleFilled size={8} aria-hidden />
      <VisuallyHidden>{t('standsOut')}</VisuallyHidden>
      {verdict === 'apart' && apart !== null && median !== 0 && (
        <>{t('apartBy', { percent: formatPercent(Math.min(apart, 99), language) })} </>
      )}
      {t(median === null ? 'common' : 'median')} {usual}
    </small>
  );
}

/** Everything known of the class's cell, a sentence each. */
export function useCellWords(): (cell: CellComparison, verdict: CellVerdict) => string[] {
  const { t } = useTranslation('comparison');
  const language = useLanguage();
  return ({ answered, blank, median, common, same, differs }, verdict) => {
    const said: string[] = [];
    if (verdict !== 'alike') said.push(t(differs && median !== null ? 'noNumber' : 'standsOut'));
    if (median !== null) said.push(t('medianIs', { median: formatDecimal(median, language) }));
    if (common !== null) said.push(t('commonIs', { value: common.value, count: common.count, answered }));
    said.push(t('same', { count: same }), t('blank', { count: blank }));
    return said;
  };
}
