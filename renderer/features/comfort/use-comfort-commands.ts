import { type TextSize, textSizes } from '#contract/text-sizes';
import { useCommands } from '../commands/use-commands.ts';
import { usePreferences } from '../preferences/use-preferences.ts';
import { focusPane, scrollSubmission } from './pane-focus.ts';

export function useComfortCommands(): void {
  const { preferences, change } = usePreferences();
  const resize = (step: 1 | -1) => {
    const next: TextSize | undefined = textSizes[textSizes.indexOf(preferences.textSize) + step];
    if (next !== undefined) change({ textSize: next });
  };
  useCommands({
    'text-larger': () => resize(1),
    'text-smaller': () => resize(-1),
    'text-normal': () => change({ textSize: 100 }),
    'next-pane': () => focusPane(1),
    'previous-pane': () => focusPane(-1),
    'scroll-down': () => scrollSubmission(1),
    'scroll-up': () => scrollSubmission(-1),
  });
}
