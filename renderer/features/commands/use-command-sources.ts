import { useEffect } from 'react';
import { commandBus } from './command-bus.ts';
import { isCommandName } from './command-table.ts';
import { commandFor } from './key-chords.ts';

/** The keyboard and the native menu, both led to the same table. */
export function useCommandSources(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const name = commandFor(event);
      if (name !== undefined && commandBus.run(name)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    const stopMenu = window.tiza.on('command', ({ name }) => {
      if (isCommandName(name)) commandBus.run(name);
    });
    return () => {
      window.removeEventListener('keydown', onKey);
      stopMenu();
    };
  }, []);
}
