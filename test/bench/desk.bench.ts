import desk from '../../renderer/i18n/es/desk.json' with { type: 'json' };
import { build } from '../../scripts/build.ts';
import { queueList } from '../e2e/support/desk.ts';
import { end } from '../e2e/support/launch.ts';
import { createProxy } from '../support/proxy.ts';
import type { TestServer } from '../support/server.ts';
import { measureFirstList } from './desk/endpoint.ts';
import { measureGradingHour } from './desk/grading-hour.ts';
import { createLargeCourse } from './desk/large-course.ts';
import { measureJumps, measureNext } from './desk/next.ts';
import { launchDesk, openAt, openList } from './desk/open-desk.ts';
import { watchPaints } from './desk/painted.ts';
import { measureScroll } from './desk/scroll.ts';
import type { Report } from './measurement.ts';

/** A round trip through a network that holds every piece back. */
const farMs = 80;

/** The desk in the window really painted: the sample course, and one with a hundred thousand submissions. */
export default async function measureDesk(report: Report): Promise<void> {
  await build();
  await measureSample(report);
  const course = await createLargeCourse();
  try {
    await measureReading(report, course);
    await measureHour(report, course);
  } finally {
    await course.remove();
  }
}

async function measureSample(report: Report): Promise<void> {
  const launched = await launchDesk(['--sample']);
  try {
    await queueList(launched.page).waitFor({ timeout: 60_000 });
    await watchPaints(launched.page);
    await measureNext(launched.page, report, 'sample-formulas', 'Examen 2');
  } finally {
    await end(launched);
  }
}

async function measureReading(report: Report, course: TestServer): Promise<void> {
  const proxy = await createProxy(course);
  const launched = await launchDesk();
  const { page } = launched;
  try {
    await openAt(page, course, proxy);
    await measureNext(page, report, 'text', 'Foro 1');
    await measureNext(page, report, 'pictures', 'Foro 5');
    await openList(page, 'Foro 1');
    await measureJumps(page, report, { id: 'near', roundTripMs: 0 });
    await measureFirstList(page, report, course, proxy);
    proxy.set({ delayMs: farMs / 2 });
    await openList(page, 'Foro 2');
    await measureJumps(page, report, { id: 'far', roundTripMs: farMs });
    await measureNext(page, report, 'far', 'Foro 4');
    proxy.set({ delayMs: 0 });
    await openList(page, desk.inbox);
    await measureScroll(page, report);
  } finally {
    await end(launched);
    await proxy.close();
  }
}

async function measureHour(report: Report, course: TestServer): Promise<void> {
  const launched = await launchDesk();
  try {
    await openAt(launched.page, course, course);
    await measureGradingHour(launched, report);
  } finally {
    await end(launched);
  }
}
