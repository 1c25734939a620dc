import { access, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { z } from 'zod';
import { AppError } from '#contract/errors';
import type { Log } from '../logging/log.ts';
import { codeOf, removeLeftovers, retryWhileHeld, writeFileAtomically } from './atomic-write.ts';
import { readPlainFile } from './plain-file.ts';
import { unknownPart, withUnknownPart } from './unknown-keys.ts';

/** Said to the person on start; `detail` names the file that was set aside. */
export interface SettingsNotice {
  key: 'settings-corrupt';
  detail: string;
}

export interface JsonFile<Value> {
  value(): Value;
  /** One after the other, each on what the one before left. Resolves when it is on the disk. */
  update(change: (current: Value) => Value): Promise<Value>;
  readonly notice?: SettingsNotice;
}

export interface JsonFileOptions<Value> {
  path: string;
  schema: z.ZodType<Value, unknown>;
  defaults: Value;
  log: Log;
  /** Offered what failed the schema as a whole; returns the parts that can still be used. */
  salvage?: (raw: unknown) => unknown;
}

/** A small file of settings that a person may edit, a crash may interrupt and a newer version may have written. */
export async function openJsonFile<Value>(options: JsonFileOptions<Value>): Promise<JsonFile<Value>> {
  const { path, schema, log } = options;
  await removeLeftovers(path);
  const found = await read(options);
  let current = found.value;
  let last: Promise<unknown> = Promise.resolve();

  async function write(change: (current: Value) => Value): Promise<Value> {
    const next = schema.parse(change(current));
    const text = `${JSON.stringify(withUnknownPart(next, found.unknown), null, 2)}\n`;
    try {
      // A damaged file that could not be set aside on reading is not written over now.
      if (found.stillThere && (await exists(path))) await setAside(path);
      found.stillThere = false;
      await writeFileAtomically(path, text);
    } catch (error) {
      log.error('Settings could not be written', { file: basename(path), cause: codeOf(error) });
      throw unwritable(path, error);
    }
    current = next;
    return next;
  }

  return {
    value: () => current,
    update(change) {
      const turn = last.then(() => write(change));
      last = turn.catch(() => undefined);
      return turn;
    },
    ...(found.notice && { notice: found.notice }),
  };
}

interface Found<Value> {
  value: Value;
  unknown?: unknown;
  notice?: SettingsNotice;
  /** The damaged file could not be moved out of the way. */
  stillThere?: boolean;
}

async function read<Value>({
  path,
  schema,
  defaults,
  log,
  salvage,
}: JsonFileOptions<Value>): Promise<Found<Value>> {
  let raw: unknown;
  let problem: string;
  try {
    const text = await retryWhileHeld(() => readPlainFile(path));
    raw = JSON.parse(text.replace(/^\uFEFF/, ''), withoutPrototype);
    const parsed = schema.safeParse(raw);
    if (parsed.success) return { value: parsed.data, unknown: unknownPart(raw, parsed.data) };
    problem = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`).join(', ');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { value: defaults };
    problem = codeOf(error) || 'not JSON';
  }
  const saved = salvage && raw !== undefined ? schema.safeParse(salvage(raw)) : undefined;
  const aside = await setAside(path).catch(() => undefined);
  log.warn('Settings were damaged and set aside', { file: basename(path), aside, problem });
  return {
    value: saved?.success ? saved.data : defaults,
    notice: { key: 'settings-corrupt', detail: aside ?? basename(path) },
    stillThere: aside === undefined,
  };
}

async function setAside(path: string): Promise<string> {
  const stamp = new Date().toISOString().replace(/[-:]/g, '').replace('.', '-');
  const stem = `${basename(path).replace(/\.json$/, '')}.corrupt-${stamp}`;
  let name = `${stem}.json`;
  for (let copy = 2; await exists(join(dirname(path), name)); copy += 1) name = `${stem}-${copy}.json`;
  await retryWhileHeld(() => rename(path, join(dirname(path), name)));
  return name;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function unwritable(path: string, cause: unknown): AppError {
  const code = codeOf(cause);
  const full = code === 'ENOSPC' || code === 'EDQUOT';
  return new AppError(full ? 'disk-full' : 'internal', `${basename(path)} could not be written (${code})`, {
    retryable: true,
    details: { reason: 'settings-unwritable', file: basename(path), cause: code || 'unknown' },
    cause,
  });
}

function withoutPrototype(key: string, value: unknown): unknown {
  return key === '__proto__' ? undefined : value;
}
