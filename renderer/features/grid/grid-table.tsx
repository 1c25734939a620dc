// biome-ignore-all lint/a11y/useSemanticElements: a table drawn piece by piece has no table elements
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and its keys for all its cells
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useEffect,
  useMemo,
  useRef,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { Activity } from '#contract/grading';
import { useFirstFocus } from '../../components/use-first-focus.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { GridHead } from './grid-head.tsx';
import { cellId, GridRow } from './grid-row.tsx';
import { type GridPlace, gridStep } from './grid-steps.ts';
import styles from './grid-table.module.css';
import { useGridWords } from './grid-words.ts';
import type { Grid } from './use-grid.ts';

const rowHeight = 36;
const headHeight = 52;
const columnWidth = { least: 84, most: 200 };
/** More rows than are ever drawn at once, also on the tallest screen. */
const places = 128;

interface GridTableProps {
  grid: Grid;
  activities: readonly Activity[];
  onOpen: (place: GridPlace) => void;
}

/** Students down, activities across; only what is in sight is drawn, whichever way it is long. */
export function GridTable({ grid, activities, onOpen }: GridTableProps) {
  const { t } = useTranslation('grid');
  const words = useGridWords();
  const frame = useRef<HTMLDivElement>(null);
  const { ref: sized, width, height } = useElementSize<HTMLDivElement>();
  const { row, column } = useUiStore((state) => state.grid);
  const place = useUiStore((state) => state.placeInGrid);
  const nameWidth = width < 720 ? 168 : 248;
  const room = Math.floor((width - nameWidth) / Math.max(1, activities.length));
  const size = Math.min(columnWidth.most, Math.max(columnWidth.least, room));

  const rows = useVirtualizer({
    count: grid.total,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 6,
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
      aria-label={t('title')}
      aria-rowcount={grid.total + 1}
      aria-colcount={activities.length + 1}
      aria-activedescendant={shown.some(({ index }) => index === row) ? cellId(row, column) : undefined}
      style={
        {
          '--name-width': `${nameWidth}px`,
          // What never moves sideways need not be held there while it moves up and down.
          '--name-position': whole > width ? 'sticky' : 'static',
        } as CSSProperties
      }
      onKeyDown={onKeyDown}
      onClick={onClick}
      onPointerOver={nameCell}
    >
      <GridHead activities={activities} columns={shownColumns} width={whole} height={headHeight} />
      <div className={styles.body} role="rowgroup" style={{ width: whole, height: rows.getTotalSize() }}>
        {shown.map(({ index, start }) => (
          <div
            // Elements that leave at one end come back at the other with new words.
            key={index % places}
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

/** The words of the cell under the pointer, only where somebody asks for them. */
function nameCell({ target }: PointerEvent): void {
  const cell = target instanceof HTMLElement ? target.closest<HTMLElement>('[role=gridcell]') : null;
  if (cell?.ariaLabel) cell.title = cell.ariaLabel;
}
