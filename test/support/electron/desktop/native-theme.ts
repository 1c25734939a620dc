import { EventEmitter } from 'node:events';

export type ThemeSource = 'system' | 'light' | 'dark';

/** Electron's `nativeTheme`; `apply` makes pages see it as their preferred color scheme. */
export function createNativeTheme(apply: (scheme: 'light' | 'dark' | '') => void) {
  let source: ThemeSource = 'system';
  const scheme = () => (source === 'system' ? '' : source);
  const theme = {
    get themeSource(): ThemeSource {
      return source;
    },
    set themeSource(chosen: ThemeSource) {
      source = chosen;
      apply(scheme());
      events.emit('updated');
    },
    get shouldUseDarkColors(): boolean {
      return source === 'dark';
    },
  };
  const events = new EventEmitter();
  Object.defineProperties(events, Object.getOwnPropertyDescriptors(theme));
  return { nativeTheme: events as EventEmitter & typeof theme, scheme };
}
