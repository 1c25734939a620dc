import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenCourse, openCourse, renewed } from '../../../main/connections/open-course.ts';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';
import { targetOf } from '../../support/target.ts';

let base: TestDatabase;
const opened: OpenCourse[] = [];

beforeAll(async () => {
  base = await createTestDatabase('calculus');
});
afterAll(async () => {
  await Promise.all(opened.map((course) => course.close()));
  await base?.drop();
});

async function open(labels: unknown): Promise<OpenCourse> {
  const about = { id: 'course-1', name: 'Cálculo I', kind: 'profile', readOnly: false } as const;
  const course = await openCourse({ about, target: targetOf(base), labels }, () => undefined);
  opened.push(course);
  return course;
}

const titleOf = ({ reader }: OpenCourse) => reader.definitions().find(({ key }) => key === 'foro1')?.title;

describe('a course opened with its own words', () => {
  it('shows them, and others as soon as it is given others', async () => {
    const course = await open({ foro1: { title: 'Funciones' } });
    expect(titleOf(course)).toBe('Funciones');
    expect(titleOf(await renewed(course, { foro1: { title: 'Dominio' } }))).toBe('Dominio');
    expect(titleOf(await renewed(course))).toBe('Funciones');
  });

  it('opens with the platform’s where nobody can understand them, and says so', async () => {
    const course = await open({ foro1: 'Funciones' });
    expect(course.notice).toBe('labels-unreadable');
    expect(titleOf(course)).toBe('Foro 1');
  });

  it('sees what was created since, once it is renewed', async () => {
    const course = await open({});
    await base.query('CREATE INDEX tiza_foro1_search ON respuestas_foro1 (id)');
    const advised = ({ platform, catalog }: OpenCourse) =>
      platform.advisedIndexes(catalog).find(({ name }) => name === 'tiza_foro1_search')?.present;
    expect(advised(course)).toBe(false);
    expect(advised(await renewed(course))).toBe(true);
    expect((await renewed(course)).link).toBe(course.link);
  });
});
