import { useEffect } from 'react';
import { catchUp } from '../../components/after-paint.ts';
import { commandBus } from './command-bus.ts';
import { isCommandName } from './command-table.ts';
import { commandFor } from './pressed-command.ts';
import { useKeymap } from './use-keymap.ts';

/** The keyboard and the native menu, both led to the same table. */
export function useCommandSources(): void {
  const { keymap, mac } = useKeymap();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const name = commandFor(event, keymap, mac);
      if (name !== undefined && commandBus.run(name)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [keymap, mac]);
  useEffect(
    () =>
      window.tiza.on('command', ({ name }) => {
        if (!isCommandName(name)) return;
        catchUp();
        commandBus.run(name);
      }),
    [],
  );
}
