import { z } from 'zod';
import { AppError } from '#contract/errors';
import type { BackupHeader, DumpSummary, TableSummary } from '../engine.ts';
import { damaged } from './refusals.ts';

const table = z.object({ schema: z.string(), name: z.string() });
const scope = z.union([
  z.literal('database'),
  z.object({ tables: z.array(table), schemas: z.array(z.string()).optional() }),
]);

const common = z.object({
  version: z.literal(1),
  format: z.enum(['sql', 'sql.gz', 'bundle']),
  content: z.enum(['all', 'schema', 'data']),
  scope,
  rowFormat: z.enum(['text', 'binary']),
  server: z.object({
    version: z.string(),
    major: z.number(),
    database: z.string(),
    encoding: z.string(),
    size: z.number().nullable(),
  }),
  taken: z.string(),
  omitted: z.array(table.extend({ column: z.string() })),
});

const headerShape = common.extend({
  tables: z.array(table.extend({ estimatedRows: z.number(), estimatedBytes: z.number() })),
});

const summaryShape = common.extend({
  tables: z.array(table.extend({ rows: z.number(), bytes: z.number(), checksum: z.string() })),
  objects: z.record(z.string(), z.number()),
  partial: z.array(z.object({ kind: z.string(), count: z.number(), names: z.array(z.string()) })),
  roles: z.array(z.string()),
  snapshot: z.string(),
  finished: z.string(),
});

function parsed<Shape>(words: string, shape: z.ZodType<Shape>): Shape {
  let found: unknown;
  try {
    found = JSON.parse(words);
  } catch (cause) {
    throw damaged('altered', cause);
  }
  const version = z.object({ version: z.number() }).safeParse(found).data?.version ?? 0;
  if (version > 1) {
    throw new AppError('invalid-input', 'The backup was made by a newer version.', {
      details: { reason: 'backup-from-newer', version },
    });
  }
  const result = shape.safeParse(found);
  if (!result.success) throw damaged('altered', result.error);
  return result.data;
}

export const readHeader = (words: string): BackupHeader =>
  parsed(words, headerShape as z.ZodType<BackupHeader>);
export const readSummary = (words: string): DumpSummary =>
  parsed(words, summaryShape as z.ZodType<DumpSummary>);

/** What a file says of its tables has to be what was in it. */
export function assertSameTables(told: readonly TableSummary[], found: readonly TableSummary[]): void {
  const differs = found.length !== told.length || found.some((each, at) => !isSame(each, told[at]));
  if (differs) throw damaged('altered');
}

const isSame = (one: TableSummary, other: TableSummary | undefined) =>
  other !== undefined &&
  one.schema === other.schema &&
  one.name === other.name &&
  one.rows === other.rows &&
  one.bytes === other.bytes &&
  one.checksum === other.checksum;
