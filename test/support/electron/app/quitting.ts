import { createEvent, type PreventableEvent } from '../event.ts';

interface Closable {
  close(): void;
  destroy(): void;
}

interface QuittingDeps {
  emit(name: 'before-quit' | 'will-quit' | 'quit' | 'window-all-closed', ...parameters: unknown[]): void;
  hasListener(name: 'window-all-closed'): boolean;
  windows(): Closable[];
  /** Ends Chromium, then the process. */
  end(code: number): void;
}

export interface Quitting {
  quit(): void;
  exit(code?: number): void;
  windowClosed(): void;
  closeRefused(): void;
}

/** before-quit → every window closes → will-quit → quit; a listener or a window may refuse. */
export function createQuitting({ emit, hasListener, windows, end }: QuittingDeps): Quitting {
  let quitting = false;
  let over = false;

  const agreed = (name: 'before-quit' | 'will-quit'): boolean => {
    const event: PreventableEvent = createEvent();
    emit(name, event);
    return !event.defaultPrevented;
  };
  const finish = (code: number) => {
    if (over) return;
    over = true;
    emit('quit', createEvent(), code);
    end(code);
  };
  const leave = () => {
    if (over) return;
    if (agreed('will-quit')) finish(0);
    else quitting = false;
  };
  const quit = () => {
    if (quitting || over) return;
    if (!agreed('before-quit')) return;
    quitting = true;
    const open = windows();
    if (open.length === 0) leave();
    else for (const window of open) window.close();
  };

  return {
    quit,
    exit(code = 0) {
      for (const window of windows()) window.destroy();
      finish(code);
    },
    windowClosed() {
      if (windows().length > 0 || over) return;
      if (quitting) leave();
      else if (hasListener('window-all-closed')) emit('window-all-closed');
      else quit();
    },
    closeRefused() {
      quitting = false;
    },
  };
}
