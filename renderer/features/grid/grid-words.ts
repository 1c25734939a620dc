import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridCell } from '#contract/classroom';
import { type Naming, useNaming } from '../students/use-naming.ts';
import { gridStates } from './state-sign.tsx';

export interface GridWords {
  naming: Naming;
  /** What colour and shape of a cell say. */
  ofCell(cell: GridCell | undefined): readonly string[];
}

/** Prepared once for all cells. */
export function useGridWords(): GridWords {
  const { t } = useTranslation(['grid', 'queue']);
  const naming = useNaming();
  return useMemo(() => {
    const nothing = [t('grid:nothing')];
    const states = Object.fromEntries(gridStates.map((state) => [state, [t(`queue:state.${state}`)]]));
    return {
      naming,
      ofCell(cell) {
        if (cell === undefined) return nothing;
        const state = states[cell.state] ?? [];
        return cell.attempts > 1 ? [...state, t('grid:attempts', { count: cell.attempts })] : state;
      },
    };
  }, [t, naming]);
}
