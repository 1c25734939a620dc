import { describe, expect, test } from 'vitest';
import type { QueueQuery } from '#contract/grading';
import { advisedIndexes } from '../../../main/platforms/calculus/indexes.ts';
import { names, student, useCourse, walk } from './course.ts';

const course = useCourse([
  student('begona@uni.example', 'Begoña', 'Núñez Ibáñez'),
  student('ana_maria@uni.example', 'Ana María', 'O’Higgins'),
  student('otra@uni.example', 'Otra', 'Persona'),
  `INSERT INTO respuestas_foro1 (id, email, r1, r2, fecha) VALUES
    (1, 'begona@uni.example', 'El LÍMITE no existe', 'es 100% seguro', '2026-11-01'),
    (2, 'ana_maria@uni.example', E'el limite\\n\\tno   existe', 'snake_case', '2026-11-02'),
    (3, 'otra@uni.example', 'Él lÌmïte no existe', 'snakeXcase y 100 seguro', '2026-11-03'),
    (4, NULL, 'f(x) = a + b * [c] ^ 2 \\ $ {1,2} | (?i)x', '', '2026-11-04'),
    (5, 'otra@uni.example', NULL, 'Straße, ŁÓDŹ, ø, Ωμέγα, 数学, 😀', '2026-11-05'),
    (6, 'otra@uni.example', normalize('Según Muñoz, la función É€ñ% existe', NFD), U&'de\\FB01nici\\00F3n Sm\\00F8rg\\00E5s na\\00EFve \\00C6sir x\\00A0y', '2026-11-06')`,
  `INSERT INTO respuestas_foro3 (id, email, t6_r7_c3, fecha) VALUES (1, 'begona@uni.example', '0,0001', NULL)`,
]);

async function found(query: Partial<QueueQuery>): Promise<string[]> {
  const { items, totals } = await walk(await course.open(), { limit: 2, ...query });
  expect(new Set(totals)).toEqual(new Set([items.length]));
  return names(items);
}

const cases: [search: string, expected: string[]][] = [
  ['limite no existe', ['foro1/3', 'foro1/2', 'foro1/1']],
  ['LÍMÍTE NÓ', ['foro1/3', 'foro1/2', 'foro1/1']],
  ['  límite   no ', ['foro1/3', 'foro1/2', 'foro1/1']],
  ['limite existe', []],
  ['100%', ['foro1/1']],
  ['%', ['foro1/6', 'foro1/1']],
  ['snake_case', ['foro1/2']],
  ['_', ['foro1/2']],
  ['f(x) = a + b * [c] ^ 2 \\ $ {1,2} | (?i)x', ['foro1/4']],
  ['***:x', []],
  [`'; DROP TABLE feedback; --`, []],
  ['\\u0041', []],
  ['\\', ['foro1/4']],
  ['strasse', ['foro1/5']],
  ['straße', ['foro1/5']],
  ['STRASSE, lodz, o,', ['foro1/5']],
  ['łódź', ['foro1/5']],
  ['ωμεγα', ['foro1/5']],
  ['muñoz', ['foro1/6']],
  ['munoz', ['foro1/6']],
  ['mun\u0303oz', ['foro1/6']],
  ['MUÑÖZ, lå función e€n% ', ['foro1/6']],
  ['ñ%', ['foro1/6']],
  ['definicion', ['foro1/6']],
  ['smorgas naïve aesir x y', ['foro1/6']],
  ['sm\u0301ørgås', ['foro1/6']],
  ['munxoz', []],
  ['m.noz', []],
  ['ΩΜΈΓΑ', ['foro1/5']],
  ['数学', ['foro1/5']],
  ['😀', ['foro1/5']],
  ['nunez begona', ['foro1/1', 'foro3/1']],
  ['BEGOÑA', ['foro1/1', 'foro3/1']],
  ['o’higgins', ['foro1/2']],
  ['begona nadie', []],
  ['otra@uni', ['foro1/6', 'foro1/5', 'foro1/3']],
  ['0,0001', ['foro3/1']],
  ['ana limite', []],
];

describe.each(['as the platform left it', 'with the advised indexes'])('%s', (indexes) => {
  test.each(cases)('“%s”', async (search, expected) => {
    if (indexes !== 'as the platform left it') {
      await course.query('CREATE SCHEMA IF NOT EXISTS "Extra Things"');
      await course.query('CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA "Extra Things"');
      const { catalog } = await course.open();
      for (const { table, name, definition, present } of advisedIndexes(catalog)) {
        if (!present)
          await course.query(`CREATE INDEX ${name} ON ${table.schema}.${table.name} ${definition}`);
      }
    }
    expect(await found({ search })).toEqual(expected);
  });
});

test('what is only white is no search at all', async () => {
  expect(await found({ search: ' \n ' })).toHaveLength(7);
  expect(await found({ search: '\0' })).toHaveLength(7);
});

test('where names are hidden, nobody is found by theirs', async () => {
  expect(await found({ search: 'begona', inNames: false })).toEqual([]);
  expect(await found({ search: 'otra@uni', inNames: false })).toEqual([]);
  expect(await found({ search: '0,0001', inNames: false })).toEqual(['foro3/1']);
  expect(await found({ search: 'munoz', inNames: false })).toEqual(['foro1/6']);
  expect(await found({ search: 'strasse', inNames: false })).toEqual(['foro1/5']);
});

test('together with states, an activity and the other orders', async () => {
  await course.query(
    `INSERT INTO feedback (email_alumno, actividad, comentario) VALUES ('begona@uni.example', 'Foro 1', 'x')`,
  );
  expect(await found({ search: 'limite', states: ['reviewed'] })).toEqual(['foro1/1']);
  expect(await found({ search: 'begona', activity: 'foro3' })).toEqual(['foro3/1']);
  expect(await found({ search: 'limite', order: 'oldest' })).toEqual(['foro1/1', 'foro1/2', 'foro1/3']);
  expect((await found({ search: 'limite', order: 'fair' })).sort()).toEqual([
    'foro1/1',
    'foro1/2',
    'foro1/3',
  ]);
  expect(await found({ search: 'begona', order: 'oldest' })).toEqual(['foro1/1', 'foro3/1']);
});

test('the advised indexes are known again, and the planner takes those for search', async () => {
  const { catalog, reader, db } = await course.open();
  expect(advisedIndexes(catalog).filter(({ present }) => !present)).toEqual([]);
  await reader.queue(db, { order: 'newest', limit: 5, search: 'racionalizar' });
  const sent = db.sent.find((text) => text.includes('named AS')) ?? '';
  const plan = await db.tx(
    (lease) =>
      lease.rows<{ 'QUERY PLAN': string }>({
        text: `EXPLAIN ${sent.replaceAll(/\$\d::text/g, `'racionalizar'`).replaceAll(/\$\d::int8/g, '10')}`,
      }),
    { settings: { enable_seqscan: 'off' }, readOnly: true },
  );
  const lines = plan.map((line) => line['QUERY PLAN']).join('\n');
  expect(lines).toContain('tiza_foro1_search');
  expect(lines).toContain('tiza_foro1_unusual');
});
