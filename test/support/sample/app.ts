import { fileURLToPath } from 'node:url';
import { AppError } from '#contract/errors';
import { createSampleCourse } from '../../../main/embedded/sample-course.ts';

// A Tiza without a window: opens the sample course, says so on stdout in one line of JSON, and
// closes it when its stdin ends. Fault tests kill it.

const [userData = ''] = process.argv.slice(2);
const resources = fileURLToPath(new URL('../../../resources', import.meta.url));
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const sample = createSampleCourse({ userData, resources, log: quiet });

function say(fact: unknown): void {
  process.stdout.write(`${JSON.stringify(fact)}\n`);
}

process.stdin.on('end', async () => {
  await sample.close();
  process.exit();
});
process.stdin.resume();

say({ started: true });
try {
  say({ opened: await sample.open() });
} catch (error) {
  const known = error instanceof AppError ? { code: error.code, ...error.details } : {};
  say({ failed: { message: String(error), ...known } });
}
