import { randomBytes } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import type { CatalogTable } from '../../../main/platforms/catalog.ts';
import { useCourse } from './course.ts';

const role = `reader_${randomBytes(4).toString('hex')}`;
const course = useCourse(
  [
    `CREATE ROLE ${role} LOGIN PASSWORD 'reader'`,
    'CREATE SCHEMA closed',
    'CREATE TABLE closed.notes (id int)',
    `GRANT SELECT ON closed.notes TO ${role}`,
    'CREATE TABLE "Notas ""Finales""" (id serial PRIMARY KEY, "Nota Final" numeric(4,2), borrar int, secreto text)',
    'ALTER TABLE "Notas ""Finales""" DROP COLUMN borrar',
    'CREATE INDEX "por nota" ON "Notas ""Finales""" ("Nota Final" DESC, id)',
    'CREATE INDEX parcial ON "Notas ""Finales""" (id) WHERE id > 5',
    'CREATE INDEX calculado ON "Notas ""Finales""" (lower(secreto), id) INCLUDE ("Nota Final")',
    `GRANT SELECT (id, "Nota Final"), INSERT (id), UPDATE ("Nota Final") ON "Notas ""Finales""" TO ${role}`,
    'CREATE VIEW vista AS SELECT id FROM "Notas ""Finales"""',
    'CREATE MATERIALIZED VIEW guardada AS SELECT id FROM "Notas ""Finales"""',
    'CREATE TABLE por_partes (id int) PARTITION BY RANGE (id)',
    'CREATE TABLE por_partes_1 PARTITION OF por_partes FOR VALUES FROM (0) TO (10)',
    'CREATE EXTENSION pg_trgm SCHEMA closed',
  ],
  'empty',
);

afterAll(async () => {
  await course.query(`DROP OWNED BY ${role}`);
  await course.query(`DROP ROLE ${role}`);
});

function rightsOf(table: CatalogTable | undefined): Record<string, string> {
  return Object.fromEntries(
    (table?.columns ?? []).map(({ name, readable, insertable, updatable }) => [
      name,
      `${readable ? 'r' : '-'}${insertable ? 'i' : '-'}${updatable ? 'u' : '-'}`,
    ]),
  );
}

test('tables, views and columns as this login may use them', async () => {
  const { catalog } = await course.open({ login: { user: role, password: 'reader' } });
  expect(catalog.tables.map(({ schema, name, kind }) => [schema, name, kind])).toEqual([
    ['closed', 'notes', 'table'],
    ['public', 'Notas "Finales"', 'table'],
    ['public', 'guardada', 'materialized view'],
    ['public', 'por_partes', 'partitioned table'],
    ['public', 'vista', 'view'],
  ]);
  const [notes, grades] = catalog.tables;
  // A right inside a schema that may not be entered is none.
  expect(rightsOf(notes)).toEqual({ id: '---' });
  expect(rightsOf(grades)).toEqual({ id: 'ri-', 'Nota Final': 'r-u', secreto: '---' });
  expect(grades?.columns[1]?.type).toBe('numeric(4,2)');
  expect(grades?.indexes).toEqual([
    { name: 'Notas "Finales"_pkey', columns: ['id'], usable: true, partial: false },
    { name: 'por nota', columns: ['Nota Final', 'id'], usable: true, partial: false },
    { name: 'parcial', columns: ['id'], usable: false, partial: true },
    { name: 'calculado', columns: [null, 'id'], usable: true, partial: false },
  ]);
});

test('where extensions live', async () => {
  const { catalog } = await course.open();
  expect(catalog.encoding).toBe('UTF8');
  expect(catalog.extensions).toContainEqual({ name: 'pg_trgm', schema: 'closed' });
  expect(rightsOf(catalog.tables[1])).toEqual({ id: 'riu', 'Nota Final': 'riu', secreto: 'riu' });
});
