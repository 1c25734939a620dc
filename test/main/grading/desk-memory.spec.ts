import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DeskMemory } from '#contract/desk-memory';
import type { OpenCourse } from '../../../main/connections/open-course.ts';
import { openDeskMemory } from '../../../main/grading/desk-memory.ts';

let folder = '';
let id = 'one';
const log = { info() {}, warn() {}, error() {} };
const course = () => ({ about: { id } }) as OpenCourse;
const openAgain = () => openDeskMemory({ folder, course, log });
const memory: DeskMemory = {
  activity: 'foro3',
  chip: 'all',
  order: 'fair',
  filters: { images: true },
  deadlines: { foro3: '2026-11-20T23:59:00' },
  namesHidden: true,
  places: { 'foro3/all': { activity: 'foro3', id: '4' } },
  tops: { 'foro3/all': 120.5 },
  turns: { 'foro5/1/imagen_1': 3 },
  tolerance: 0.25,
  leftOut: ['foro3/7'],
  pseudonyms: ['abc'],
};

beforeEach(async () => {
  id = 'one';
  folder = await mkdtemp(join(tmpdir(), 'tiza-desk-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('finds each course’s desk again, also what is told of one after another was opened', async () => {
  const desk = await openAgain();
  expect(await desk.recall(undefined)).toBeNull();
  await desk.remember({ ...memory, course: 'one' });
  await desk.remember({ ...memory, course: 'other', chip: 'done' });
  id = 'other';
  const later = await openAgain();
  expect(await later.recall(undefined)).toMatchObject({ chip: 'done' });
  id = 'one';
  expect(await later.recall(undefined)).toEqual(memory);
});

it('keeps the latest courses only', async () => {
  const desk = await openAgain();
  for (let course = 0; course < 45; course += 1) {
    id = `course-${course}`;
    await desk.remember({ ...memory, course: id });
  }
  const { desks } = JSON.parse(await readFile(join(folder, 'desks.json'), 'utf8'));
  expect(Object.keys(desks)).toHaveLength(40);
  expect(await desk.recall(undefined)).toEqual(memory);
});

it('loses a damaged desk and no other', async () => {
  const text = JSON.stringify({ desks: { one: memory, other: { chip: 'nonsense' } } });
  await writeFile(join(folder, 'desks.json'), text);
  const desk = await openAgain();
  expect(await desk.recall(undefined)).toEqual(memory);
  expect((await readdir(folder)).some((name) => name.startsWith('desks.corrupt'))).toBe(true);
});
