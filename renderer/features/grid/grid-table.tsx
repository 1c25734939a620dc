// biome-ignore-all lint/a11y/useSemanticElements: a table drawn piece by piece has no table elements
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and its keys for all its cells
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Activity } from '#contract/grading';
import { ProgressRing } from '../../components/progress-ring.tsx';
import { useFirstFocus } from '../../components/use-first-focus.ts';
import { formatCount } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { doneOf } from '../queue/states.ts';
import { useNaming } from '../students/use-naming.ts';
import { cellId, GridRow, type GridWords } from './grid-row.tsx';
import { type GridPlace, gridStep } from './grid-steps.ts';
import styles from './grid-table.module.css';
import type { Grid } from './use-grid.ts';

const rowHeight = 36;
const headHeight = 52;
const columnWidth = { least: 84, most: 132 };
const roomForWords = 108;

interface GridTableProps {
  grid: Grid;
  activities: readonly Activity[];
  onOpen: (place: GridPlace) => void;
}

/** Students down, activities across; only what is in sight is drawn, whichever way it is long. */
export function GridTable({ grid, activities, onOpen }: GridTableProps) {
  const { t } = useTranslation(['grid', 'queue']);
  const language = useLanguage();
  const naming = useNaming();
  const words = useMemo<GridWords>(() => ({ t, naming }), [t, naming]);
  const frame = useRef<HTMLDivElement>(null);
  const { ref: sized, width: outer, height } = useElementSize<HTMLDivElement>();
  const width = frame.current?.clientWidth ?? outer;
  const { row, column } = useUiStore((state) => state.grid);
  const place = useUiStore((state) => state.placeInGrid);
  const nameWidth = width < 720 ? 168 : 248;
  const room = Math.floor((width - nameWidth) / Math.max(1, activities.length));
  const size = Math.min(columnWidth.most, Math.max(columnWidth.least, room));

  const rows = useVirtualizer({
    count: grid.total,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    useFlushSync: false,
  });
  const columns = useVirtualizer({
    horizontal: true,
    count: activities.length,
    getScrollElement: () => frame.current,
    estimateSize: () => size,
    overscan: 2,
    scrollMargin: nameWidth,
    scrollPaddingStart: nameWidth,
    useFlushSync: false,
  });
  useEffect(() => columns.measure(), [size, nameWidth, columns]);
  const shown = rows.getVirtualItems();
  const inSight = columns.getVirtualItems();
  const columnsKey = inSight.map(({ index, start }) => `${index}:${start}`).join(' ');
  // The same list as long as they are the same: rows that stay in sight are not drawn again while scrolling.
  const shownColumns = useMemo(() => inSight, [columnsKey, size]);
  const { need } = grid;
  const lastShown = shown.at(-1)?.index ?? 0;
  useEffect(() => need(lastShown));

  // Back where it was left; from then on the keys bring their place into sight.
  useEffect(() => {
    rows.scrollToIndex(row, { align: 'auto' });
    if (column > 0) columns.scrollToIndex(column - 1, { align: 'auto' });
  }, [row, column, rows, columns]);
  useFirstFocus(frame);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      onOpen({ row, column });
      return;
    }
    const page = Math.max(1, Math.floor((height - headHeight) / rowHeight) - 1);
    const target = gridStep(
      event,
      { row, column },
      { rows: grid.total, columns: activities.length + 1, page },
    );
    if (target === null) return;
    event.preventDefault();
    place(target);
  };
  const onClick = ({ target }: MouseEvent) => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null;
    const line = cell?.closest<HTMLElement>('[data-row]');
    if (!cell || !line) return;
    const clicked = { row: Number(line.dataset.row), column: Number(cell.dataset.column) };
    place(clicked);
    onOpen(clicked);
  };
  const whole = nameWidth + activities.length * size;
  return (
    <div
      ref={useMergedRef(frame, sized)}
      className={styles.frame}
      role="grid"
      tabIndex={0}
      aria-label={t('grid:title')}
      aria-rowcount={grid.total + 1}
      aria-colcount={activities.length + 1}
      aria-activedescendant={shown.some(({ index }) => index === row) ? cellId(row, column) : undefined}
      style={{ '--name-width': `${nameWidth}px` } as React.CSSProperties}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <div className={styles.head} role="row" aria-rowindex={1} style={{ width: whole, height: headHeight }}>
        <div className={styles.corner} role="columnheader" aria-colindex={1}>
          {t('grid:student')}
        </div>
        {shownColumns.map(({ index, start }) => {
          const activity = activities[index];
          if (activity === undefined) return null;
          const { title, subtitle, counts } = activity;
          return (
            <div
              key={activity.key}
              className={styles.column}
              role="columnheader"
              aria-colindex={index + 2}
              title={[title, subtitle, t('grid:awaiting', { count: counts.awaiting })]
                .filter(Boolean)
                .join(' · ')}
              style={{ left: start, width: size }}
            >
              <b>{title}</b>
              <span>
                <ProgressRing done={doneOf(counts)} total={counts.total} />
                {size < roomForWords
                  ? formatCount(counts.awaiting, language)
                  : t('grid:awaiting', { count: counts.awaiting })}
              </span>
            </div>
          );
        })}
      </div>
      <div className={styles.body} role="rowgroup" style={{ width: whole, height: rows.getTotalSize() }}>
        {shown.map(({ index, start }) => (
          <div
            key={index}
            className={styles.row}
            role="row"
            aria-rowindex={index + 2}
            data-row={index}
            style={{ height: rowHeight, transform: `translateY(${start - headHeight}px)` }}
          >
            <GridRow
              row={grid.rows[index]}
              index={index}
              columns={shownColumns}
              activities={activities}
              at={index === row ? column : null}
              words={words}
            />
          </div>
        ))}
      </div>
    </div>
  );
}
