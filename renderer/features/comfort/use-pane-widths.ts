import type { CSSProperties } from 'react';
import type { PaneName } from '#contract/preferences';
import { usePreferences } from '../preferences/use-preferences.ts';
import { useWindowClass } from './window-class.ts';

type Widths = Partial<Record<PaneName, number | undefined>>;

export function paneProperty(pane: PaneName): string {
  return `--pane-${pane}`;
}

/** How wide the panes are in a window of this class, and how that is changed. */
export function usePaneWidths() {
  const { preferences, change } = usePreferences();
  const windowClass = useWindowClass();
  const { panes } = preferences;
  const widths: Widths = panes[windowClass];
  const style = Object.fromEntries(
    Object.entries(widths).flatMap(([pane, width]) =>
      width === undefined ? [] : [[paneProperty(pane as PaneName), `${width}px`]],
    ),
  ) as CSSProperties;
  return {
    style,
    /** `undefined`: as the window would have it. */
    save: (pane: PaneName, width: number | undefined) =>
      change({ panes: { ...panes, [windowClass]: { ...widths, [pane]: width } } }),
  };
}
