import type { CommandName } from './command-table.ts';

export type CommandHandlers = Partial<Record<CommandName, () => void>>;

export interface CommandBus {
  /** Whoever came last answers; leaving gives the command back to who had it before. */
  answer(handlers: CommandHandlers): () => void;
  /** Whether something on screen answers to it now. */
  answers(name: CommandName): boolean;
  /** `false`: nothing on screen answers to this now. */
  run(name: CommandName): boolean;
}

export function createCommandBus(): CommandBus {
  let answering: CommandHandlers[] = [];
  return {
    answer(handlers) {
      answering = [handlers, ...answering];
      return () => {
        answering = answering.filter((other) => other !== handlers);
      };
    },
    answers: (name) => answering.some((handlers) => handlers[name] !== undefined),
    run(name) {
      const handler = answering.find((handlers) => handlers[name] !== undefined)?.[name];
      handler?.();
      return handler !== undefined;
    },
  };
}

export const commandBus = createCommandBus();
