import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaneName } from '#contract/preferences';
import styles from './pane-handle.module.css';
import { paneProperty, usePaneWidths } from './use-pane-widths.ts';

/** The column of the desk that each pane is, and on which of its sides the handle lies. */
const places: Record<PaneName, { column: number; side: 1 | -1; least: number }> = {
  sidebar: { column: 0, side: 1, least: 160 },
  queue: { column: 1, side: 1, least: 220 },
  feedback: { column: 3, side: -1, least: 260 },
};

/** What is left to the submission, whatever else is wanted. */
const leastMain = 320;
const step = 16;
const settleMs = 400;

/** Between two panes: dragged, moved with the arrows, put back with a double click or Enter. */
export function PaneHandle({ pane }: { pane: PaneName }) {
  const { t } = useTranslation('comfort');
  const { save } = usePaneWidths();
  const { column, side, least } = places[pane];
  const handle = useRef<HTMLHRElement>(null);
  const dragged = useRef<{ x: number; width: number } | null>(null);
  const settling = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [measured, setMeasured] = useState({ now: least, most: least });

  const measure = useCallback(() => {
    const desk = handle.current?.parentElement;
    const widths = desk ? getComputedStyle(desk).gridTemplateColumns.split(' ').map(Number.parseFloat) : [];
    const now = Math.round(widths[column] ?? least);
    const most = Math.max(now, Math.floor(now + (widths[2] ?? leastMain) - leastMain));
    setMeasured((known) => (known.now === now && known.most === most ? known : { now, most }));
    return { now, most };
  }, [column, least]);
  const show = (width: number | undefined) => {
    const desk = handle.current?.parentElement;
    if (width === undefined) desk?.style.removeProperty(paneProperty(pane));
    else desk?.style.setProperty(paneProperty(pane), `${width}px`);
    measure();
  };
  const put = (width: number | undefined) => {
    const { most } = measure();
    const wanted = width === undefined ? undefined : Math.round(Math.min(most, Math.max(least, width)));
    show(wanted);
    // A run of keys is written down once.
    clearTimeout(settling.current);
    settling.current = setTimeout(() => save(pane, wanted), settleMs);
  };

  useEffect(() => {
    const desk = handle.current?.parentElement;
    if (!desk) return;
    const watch = new ResizeObserver(measure);
    watch.observe(desk);
    return () => watch.disconnect();
  }, [measure]);

  const onKeyDown = (event: KeyboardEvent) => {
    const { now, most } = measure();
    const far = event.shiftKey ? step * 4 : step;
    if (event.key === 'ArrowRight') put(now + far * side);
    else if (event.key === 'ArrowLeft') put(now - far * side);
    else if (event.key === 'Home') put(least);
    else if (event.key === 'End') put(most);
    else if (event.key === 'Enter') put(undefined);
    else return;
    event.preventDefault();
  };
  const onPointerMove = (event: PointerEvent) => {
    if (dragged.current !== null) put(dragged.current.width + (event.clientX - dragged.current.x) * side);
  };
  return (
    <hr
      ref={handle}
      className={styles.handle}
      data-pane={pane}
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t(`handle.${pane}`)}
      title={t('handle.help')}
      aria-valuenow={measured.now}
      aria-valuemin={least}
      aria-valuemax={measured.most}
      aria-valuetext={t('handle.width', { width: measured.now })}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.focus();
        dragged.current = { x: event.clientX, width: measure().now };
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        dragged.current = null;
      }}
      onDoubleClick={() => put(undefined)}
    />
  );
}
