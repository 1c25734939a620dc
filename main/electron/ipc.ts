import { z } from 'zod';
import { contract, type Handlers } from '#contract/contract';
import type { Method } from '#contract/define';
import { AppError } from '#contract/errors';
import { channelOf } from '#contract/names';
import { failure, type Result, success } from '#contract/result';
import { describeError } from '../lib/describe-error.ts';
import type { Log } from '../logging/log.ts';
import type { IpcEvent } from './surface.ts';

export interface IpcDeps {
  handle(channel: string, listener: (event: IpcEvent, ...parameters: unknown[]) => Promise<unknown>): void;
  isTrusted(event: IpcEvent): boolean;
  log: Log;
}

type Handler = (input: unknown) => Promise<unknown>;

/** Registers every method of the contract, and nothing else. */
export function answerCalls(handlers: Handlers, deps: IpcDeps): void {
  for (const [space, methods] of Object.entries(contract)) {
    const answers = handlers[space as keyof Handlers] as unknown as Record<string, Handler>;
    for (const [name, method] of Object.entries<Method>(methods)) {
      const channel = channelOf(space, name);
      const handler = answers[name];
      if (handler === undefined) throw new Error(`No handler for ${channel}`);
      deps.handle(channel, (event, ...parameters) =>
        answer({ channel, method, handler, event, parameters }, deps),
      );
    }
  }
}

interface Call {
  channel: string;
  method: Method;
  handler: Handler;
  event: IpcEvent;
  parameters: unknown[];
}

async function answer(call: Call, deps: IpcDeps): Promise<Result<unknown>> {
  try {
    if (!deps.isTrusted(call.event)) throw new AppError('forbidden', 'The caller is not our own page');
    const output = await call.handler(parseInput(call));
    return success(call.method.output.parse(output));
  } catch (error) {
    return failure(describeError(error, deps.log, call.channel));
  }
}

function parseInput({ method, parameters }: Call): unknown {
  if (parameters.length > 1) throw new AppError('invalid-input', 'One argument at most');
  const parsed = method.input.safeParse(parameters[0]);
  if (parsed.success) return parsed.data;
  throw new AppError('invalid-input', z.prettifyError(parsed.error).slice(0, 500));
}
