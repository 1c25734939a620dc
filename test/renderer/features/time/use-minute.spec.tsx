// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, it } from 'vitest';
import { followServerClock, useMinute } from '../../../../renderer/features/time/use-minute.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const hour = 3_600_000;
const soon = 5000;

function Clock() {
  return <output>{useMinute()}</output>;
}

afterEach(() => followServerClock(null));

it('counts ages by the clock the dates were written by, and by ours while there is no server', async () => {
  const host = document.createElement('div');
  const root = createRoot(host);
  await act(async () => root.render(<Clock />));
  const shown = () => Number(host.textContent);
  const ours = Date.now() - new Date().getTimezoneOffset() * 60_000;
  expect(Math.abs(shown() - ours)).toBeLessThan(soon);

  await act(async () => followServerClock({ timeZone: 'UTC', clockAheadMs: 0, wallClockAheadMs: 7 * hour }));
  expect(Math.abs(shown() - (Date.now() + 7 * hour))).toBeLessThan(soon);

  await act(async () => followServerClock(null));
  expect(Math.abs(shown() - ours)).toBeLessThan(soon);
  await act(async () => root.unmount());
});
