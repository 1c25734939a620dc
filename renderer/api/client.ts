import { AppError } from '#contract/app-error';
import type { Bridge, Contract } from '#contract/contract';
import type { ArgumentsOf, Method, OutputOf } from '#contract/define';
import type { ErrorShape } from '#contract/errors';
import { methodNames } from '#contract/names';
import type { Result } from '#contract/result';

declare global {
  interface Window {
    readonly tiza: Bridge;
  }
}

/** The bridge with its results opened: a value comes back or an `AppError` is thrown. */
export type Client = {
  [Space in keyof Contract]: {
    [Name in keyof Contract[Space]]: Contract[Space][Name] extends Method
      ? (...input: ArgumentsOf<Contract[Space][Name]>) => Promise<OutputOf<Contract[Space][Name]>>
      : never;
  };
};

type LooseBridge = Record<string, Record<string, (...input: unknown[]) => Promise<Result<unknown>>>>;

export function createClient(bridge: () => Bridge): Client {
  const call = async (space: string, name: string, input: unknown[]) => {
    const method = (bridge() as unknown as LooseBridge)[space]?.[name];
    if (method === undefined) throw new AppError('internal', `${space}.${name} is not on the bridge`);
    return unwrap(await method(...input));
  };
  const spaces = Object.entries(methodNames).map(([space, names]) => {
    const methods = Object.keys(names).map((name) => [
      name,
      (...input: unknown[]) => call(space, name, input),
    ]);
    return [space, Object.fromEntries(methods)];
  });
  return Object.fromEntries(spaces) as Client;
}

export function unwrap<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw thrown(result.error);
}

/** An error that came as data, e.g. inside a status. */
export function thrown({ code, message, ...options }: ErrorShape): AppError {
  return new AppError(code, message, options);
}

export const tiza = createClient(() => window.tiza);
