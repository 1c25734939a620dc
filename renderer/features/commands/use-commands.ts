import { useLayoutEffect, useRef } from 'react';
import { type CommandHandlers, commandBus } from './command-bus.ts';
import type { CommandName } from './command-table.ts';

/**
 * Answers commands for as long as the component is on screen. The set of names stays the same.
 * From the moment it is drawn: the key after the one that opened it may follow at once.
 */
export function useCommands(handlers: CommandHandlers): void {
  const latest = useRef(handlers);
  useLayoutEffect(() => {
    latest.current = handlers;
  });
  useLayoutEffect(() => {
    const names = Object.keys(latest.current) as CommandName[];
    return commandBus.answer(Object.fromEntries(names.map((name) => [name, () => latest.current[name]?.()])));
  }, []);
}
