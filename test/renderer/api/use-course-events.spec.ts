// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { CourseStatus } from '#contract/course';
import { activitiesQuery, courseStatusQuery } from '../../../renderer/api/queries.ts';
import { createQueryClient } from '../../../renderer/api/query-client.ts';
import { followCourse, receiveStatus } from '../../../renderer/api/use-course-events.ts';
import { useUiStore } from '../../../renderer/state/ui-store.ts';
import { createFakeBridge } from '../support/fake-bridge.ts';
import { fakeStatus } from '../support/fake-status.ts';

const lost: CourseStatus = { ...fakeStatus, link: 'lost' };
const other: CourseStatus = {
  ...fakeStatus,
  course: {
    id: 'other',
    name: 'Otro',
    kind: 'profile',
    host: 'h',
    database: 'd',
    user: 'u',
    readOnly: false,
  },
};

function clientWith(status: CourseStatus) {
  const client = createQueryClient();
  client.setQueryData(courseStatusQuery().queryKey, status);
  client.setQueryData(activitiesQuery().queryKey, []);
  return client;
}

describe('a new course status', () => {
  beforeEach(() => useUiStore.setState(useUiStore.getInitialState(), true));

  it('forgets what was read from another course, and where the reader was in it', () => {
    const client = clientWith(fakeStatus);
    useUiStore.getState().openActivity('foro3');
    useUiStore.getState().select({ activity: 'foro3', id: '4' });
    receiveStatus(client, other);
    expect(client.getQueryData(activitiesQuery().queryKey)).toBeUndefined();
    expect(useUiStore.getState()).toMatchObject({ activity: null, places: {} });
  });

  it('keeps everything while the link is lost', () => {
    const client = clientWith(fakeStatus);
    useUiStore.getState().openActivity('foro3');
    receiveStatus(client, lost);
    expect(client.getQueryData(activitiesQuery().queryKey)).toEqual([]);
    expect(client.getQueryState(activitiesQuery().queryKey)?.isInvalidated).toBe(false);
    expect(useUiStore.getState().activity).toBe('foro3');
  });

  it('reads again once the link is back', () => {
    const client = clientWith(lost);
    receiveStatus(client, fakeStatus);
    expect(client.getQueryState(activitiesQuery().queryKey)?.isInvalidated).toBe(true);
  });
});

it('believes what it was told while its first question was on its way', async () => {
  const client = createQueryClient();
  const bridge = createFakeBridge();
  Object.assign(window, { tiza: bridge });
  const stop = followCourse(client);
  bridge.course.status = async () => {
    bridge.emit('course-status', fakeStatus);
    return { ok: true, value: { link: 'connecting', opening: 'Cálculo I' } };
  };
  await client.prefetchQuery(courseStatusQuery());
  expect(client.getQueryData(courseStatusQuery().queryKey)).toEqual(fakeStatus);
  stop();
});
