import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Counts } from '#contract/grading';
import { formatCount } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { DraftsChip } from '../bulk/drafts-chip.tsx';
import styles from './state-chips.module.css';
import { chips, countFor } from './states.ts';

interface StateChipsProps {
  counts: Counts | undefined;
  /** What the list itself counted; more recent than `counts` for the chip that is on. */
  listed: number | undefined;
  /** There are more than were counted. */
  floor: boolean;
}

export function StateChips({ counts, listed, floor }: StateChipsProps) {
  const { t } = useTranslation('queue');
  const language = useLanguage();
  const active = useUiStore((state) => state.chip);
  const filterBy = useUiStore((state) => state.filterBy);
  return (
    <fieldset className={styles.chips} aria-label={t('chips.label')}>
      {chips.map((chip) => {
        const known = counts === undefined ? undefined : countFor(chip, counts);
        // The whole is no work to do: it is counted only where it is listed.
        const count = chip === active ? (listed ?? known) : chip === 'all' ? undefined : known;
        return (
          <UnstyledButton
            key={chip}
            className={styles.chip}
            aria-pressed={chip === active}
            title={t(`chipHelp.${chip}`)}
            onClick={() => filterBy(chip)}
          >
            {t(`chips.${chip}`)}
            {count !== undefined && (
              <span>{formatCount(count, language) + (floor && chip === active ? '+' : '')}</span>
            )}
          </UnstyledButton>
        );
      })}
      <DraftsChip className={styles.chip} />
    </fieldset>
  );
}
