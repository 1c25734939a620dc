import { describe, expect, it } from 'vitest';
import type { CourseStatus } from '#contract/course';
import { AppError } from '#contract/errors';
import { type CoursesDeps, createCourses, type OpenCourse } from '../../../main/connections/courses.ts';
import { createLog } from '../../../main/logging/log.ts';

function openCourse(onClose: () => void = () => undefined): OpenCourse {
  return {
    about: { id: 'sample', name: 'x', kind: 'sample', host: '127.0.0.1', database: 'd', user: 'u' },
    tls: { mode: 'disable', version: null },
    roundTripMs: 1,
    close: async () => onClose(),
  } as OpenCourse;
}

function setUp(openSample: CoursesDeps['openSample']) {
  const seen: CourseStatus[] = [];
  const courses = createCourses({
    openSample,
    onStatus: (status) => seen.push(status),
    log: createLog(() => undefined),
  });
  return { courses, links: () => seen.map(({ link }) => link) };
}

describe('the open course', () => {
  it('is none at first, and says so to whoever needs one', () => {
    const { courses } = setUp(async () => openCourse());
    expect(courses.status()).toEqual({ link: 'none' });
    expect(() => courses.current()).toThrow(AppError);
  });

  it('opens, tells every step and closes', async () => {
    let closed = 0;
    const { courses, links } = setUp(async () => openCourse(() => (closed += 1)));
    expect(await courses.openSample()).toMatchObject({ link: 'ready', course: { id: 'sample' } });
    expect(courses.current().about.id).toBe('sample');
    await courses.close();
    expect(links()).toEqual(['connecting', 'ready', 'none']);
    expect(closed).toBe(1);
  });

  it('opens once however often it is asked', async () => {
    let opened = 0;
    const { courses } = setUp(async () => {
      opened += 1;
      return openCourse();
    });
    await Promise.all([courses.openSample(), courses.openSample(), courses.openSample()]);
    expect(opened).toBe(1);
  });

  it('says why it could not open, and can try again', async () => {
    let attempt = 0;
    const { courses } = setUp(async () => {
      attempt += 1;
      if (attempt === 1) throw new AppError('disk-full', 'No space', { details: { reason: 'x' } });
      return openCourse();
    });
    expect(await courses.openSample()).toMatchObject({ link: 'none', problem: { code: 'disk-full' } });
    expect(() => courses.current()).toThrow(AppError);
    expect(await courses.openSample()).toMatchObject({ link: 'ready' });
  });

  it('closes what a close overtook', async () => {
    let closed = 0;
    const { courses } = setUp(async () => openCourse(() => (closed += 1)));
    const [, status] = await Promise.all([courses.openSample(), courses.close()]);
    expect(status).toEqual({ link: 'none' });
    expect(closed).toBe(1);
  });
});
