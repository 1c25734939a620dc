import { describe, expect, it } from 'vitest';
import type { LinkStatus } from '#contract/connection-link';
import type { CourseStatus } from '#contract/course';
import { AppError } from '#contract/errors';
import { createCourses, type Opening } from '../../../main/connections/courses.ts';
import type { OpenCourse } from '../../../main/connections/open-course.ts';
import { createLog } from '../../../main/logging/log.ts';

const wire: LinkStatus = {
  link: 'ready',
  host: '127.0.0.1',
  tls: { mode: 'disable', version: null, verified: false },
  roundTripMs: 1,
  server: null,
  rights: null,
  problem: null,
  retryAt: null,
};

function fakeCourse(onClose: () => void = () => undefined): OpenCourse {
  return {
    about: { id: 'sample', name: 'x', kind: 'sample', host: 'h', database: 'd', user: 'u', readOnly: false },
    link: { status: () => wire },
    mark: 'none',
    close: async () => onClose(),
  } as OpenCourse;
}

function setUp(start: Opening['start']) {
  const seen: CourseStatus[] = [];
  const courses = createCourses({
    onStatus: (status) => seen.push(status),
    log: createLog(() => undefined),
  });
  const open = () => courses.open({ id: 'sample', name: 'x', start });
  return { courses, open, links: () => seen.map(({ link }) => link) };
}

describe('the open course', () => {
  it('is none at first, and says so to whoever needs one', () => {
    const { courses } = setUp(async () => fakeCourse());
    expect(courses.status()).toEqual({ link: 'none' });
    expect(() => courses.current()).toThrow(AppError);
  });

  it('opens, tells every step and closes', async () => {
    let closed = 0;
    const { courses, open, links } = setUp(async () => fakeCourse(() => (closed += 1)));
    expect(await open()).toMatchObject({ link: 'ready', course: { id: 'sample' } });
    expect(courses.current().about.id).toBe('sample');
    await courses.close();
    expect(links()).toEqual(['connecting', 'ready', 'none']);
    expect(closed).toBe(1);
  });

  it('opens once however often it is asked', async () => {
    let opened = 0;
    const { open } = setUp(async () => {
      opened += 1;
      return fakeCourse();
    });
    await Promise.all([open(), open(), open()]);
    expect(opened).toBe(1);
  });

  it('says why it could not open, and can try again', async () => {
    let attempt = 0;
    const { courses, open } = setUp(async () => {
      attempt += 1;
      if (attempt === 1) throw new AppError('disk-full', 'No space', { details: { reason: 'x' } });
      return fakeCourse();
    });
    expect(await open()).toMatchObject({
      link: 'none',
      problem: { code: 'disk-full' },
      failed: 'sample',
    });
    expect(() => courses.current()).toThrow(AppError);
    expect(await open()).toMatchObject({ link: 'ready' });
  });

  it('closes what a close overtook', async () => {
    let closed = 0;
    const { courses, open } = setUp(async () => fakeCourse(() => (closed += 1)));
    const [, status] = await Promise.all([open(), courses.close()]);
    expect(status).toEqual({ link: 'none' });
    expect(closed).toBe(1);
  });

  it('passes on what becomes of the link, until another course is open', async () => {
    let tell: (wire: LinkStatus) => void = () => undefined;
    const { courses, open, links } = setUp(async (onWire) => {
      tell = onWire;
      onWire({ ...wire, link: 'connecting' });
      return fakeCourse();
    });
    await open();
    tell({ ...wire, link: 'lost' });
    expect(courses.status()).toMatchObject({ link: 'lost', course: { id: 'sample' } });
    await courses.close();
    tell({ ...wire, link: 'ready' });
    expect(courses.status()).toEqual({ link: 'none' });
    expect(links()).toEqual(['connecting', 'ready', 'lost', 'none']);
  });
});
