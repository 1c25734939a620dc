// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import type { DeskMemory } from '#contract/desk-memory';
import { fakeStatus } from '../../support/fake-status.ts';
import { closeAll, showApp } from '../../support/show.tsx';

afterEach(closeAll);

const left: DeskMemory = {
  activity: 'foro1',
  chip: 'all',
  order: 'newest',
  filters: {},
  deadlines: {},
  namesHidden: false,
  places: {},
  tops: {},
  turns: {},
  tolerance: 0.1,
  leftOut: [],
  pseudonyms: [],
};

it('keeps the last step of a window that goes at once, and of a course that is closed', async () => {
  const shown = await showApp({ status: fakeStatus, desk: left });
  await shown.eventually(() => shown.find('[role=option]'));
  const remembered = () => shown.bridge.calls.filter(({ method }) => method === 'desk.remember');
  const last = () => remembered().at(-1)?.input;
  await shown.click(shown.button(/^Foro 2/));
  const list = shown.find('[role=listbox]');
  list.scrollTop = 40;
  list.dispatchEvent(new Event('scroll'));
  window.dispatchEvent(new Event('pagehide'));
  const course = fakeStatus.course?.id;
  const tops = { 'foro2/all': 40 };
  expect(last()).toMatchObject({ course, activity: 'foro2', tops });

  const before = remembered().length;
  await shown.click(shown.button(/^Foro 3/));
  await shown.change(() => shown.bridge.emit('course-status', { link: 'none' }));
  await shown.eventually(() => expect(remembered()).toHaveLength(before + 1));
  expect(last()).toMatchObject({ course, activity: 'foro3' });
});
