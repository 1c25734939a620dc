import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { activities } from './calendar.ts';
import type { Cell, CourseSources, CourseTable } from './course.ts';
import { sortPictures } from './pictures.ts';

/** What the course is made from, read from the folder that ships with Tiza. */
export async function readSources(folder: string): Promise<CourseSources> {
  const text = (name: string) => readFile(join(folder, name), 'utf8');
  const answers = await Promise.all(
    activities.map(async ({ key }) => [key, await text(`answers/${key}.txt`)] as const),
  );
  return {
    names: await text('names.txt'),
    general: await text('answers/general.txt'),
    teachers: await text('answers/teachers.txt'),
    answers: Object.fromEntries(answers),
    pictures: sortPictures(await readdir(join(folder, 'images'))),
  };
}

type Value = string | null | Buffer;

// Rows per statement: few enough that a statement full of pictures stays small.
const batch = { text: 500, images: 12 };
const maxParameters = 65_535;

function insertion({ name, columns }: CourseTable, rows: readonly (readonly Value[])[]): pg.QueryConfig {
  const tuples = rows.map(
    (_, row) => `(${columns.map((_column, column) => `$${row * columns.length + column + 1}`).join(',')})`,
  );
  return {
    text: `INSERT INTO ${name} (${columns.join(',')}) VALUES ${tuples.join(',')}`,
    values: rows.flat(),
  };
}

function imageReader(folder: string): (cell: Cell) => Promise<Value> {
  const files = new Map<string, Promise<Buffer>>();
  return async (cell) => {
    if (cell === null || typeof cell === 'string') return cell;
    const known = files.get(cell.image) ?? readFile(join(folder, 'images', cell.image));
    files.set(cell.image, known);
    return known;
  };
}

function imageColumns({ columns, rows }: CourseTable): string[] {
  const isImage = (cell: Cell | undefined) => typeof cell === 'object' && cell !== null;
  return columns.filter((_, column) => rows.some((row) => isImage(row[column])));
}

/** How a table keeps its images from now on; what is already in it stays as it is. */
async function keepImages(
  client: pg.Client,
  table: CourseTable,
  storage: 'EXTERNAL' | 'EXTENDED',
): Promise<void> {
  const changes = imageColumns(table).map((column) => `ALTER COLUMN ${column} SET STORAGE ${storage}`);
  if (changes.length > 0) await client.query(`ALTER TABLE ${table.name} ${changes.join(', ')}`);
}

/** Makes the tables and fills them, all or nothing. */
export async function loadCourse(
  client: pg.Client,
  folder: string,
  tables: readonly CourseTable[],
): Promise<void> {
  const read = imageReader(folder);
  await client.query('BEGIN');
  await client.query(await readFile(join(folder, 'schema.sql'), 'utf8'));
  for (const table of tables) {
    const fitting = Math.floor(maxParameters / table.columns.length);
    const step = Math.min(fitting, imageColumns(table).length > 0 ? batch.images : batch.text);
    // Trying to compress what is compressed already would be most of the work.
    await keepImages(client, table, 'EXTERNAL');
    for (let from = 0; from < table.rows.length; from += step) {
      const rows = table.rows.slice(from, from + step).map((row) => Promise.all(row.map(read)));
      await client.query(insertion(table, await Promise.all(rows)));
    }
    await keepImages(client, table, 'EXTENDED');
  }
  await client.query('COMMIT');
  // Without statistics the first lists would be planned blindly; the server is too small to wait for.
  await client.query('ANALYZE');
}
