import type { z } from 'zod';

export interface Method<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  input: Input;
  output: Output;
}

export type Namespace = Record<string, Method>;
export type Table = Record<string, Namespace>;
export type Events = Record<string, z.ZodType>;

export function method<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): Method<Input, Output> {
  return { input, output };
}

/** What a caller may hand over: before Zod fills in defaults. */
export type InputOf<M extends Method> = z.input<M['input']>;
/** What a handler receives: after Zod has parsed. */
export type ParsedOf<M extends Method> = z.output<M['input']>;
export type OutputOf<M extends Method> = z.output<M['output']>;

/** Methods that need nothing are called without an argument. */
export type ArgumentsOf<M extends Method> =
  undefined extends InputOf<M> ? [input?: InputOf<M>] : [input: InputOf<M>];
