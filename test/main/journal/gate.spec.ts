import { expect, it } from 'vitest';
import type { OpenCourse } from '../../../main/connections/open-course.ts';
import { refusalNow } from '../../../main/journal/outbox/gate.ts';

it('a server that only read is asked again before anything waits for it any longer', async () => {
  const answers = ['session', 'no'];
  let readOnly = 'session';
  const link = {
    status: () => ({ rights: { readOnly } }),
    async learnAgain() {
      readOnly = answers.shift() ?? 'no';
    },
  };
  const database = { rows: async () => [{ database: 'd', oid: '1', tellsServer: false }] };
  const course = { about: { readOnly: false, host: 'h' }, link, database } as unknown as OpenCourse;
  const ask = () =>
    refusalNow({
      course: () => course,
      identity: JSON.stringify(['h', 'd', '1']),
      schemaStatus: () => Promise.reject(new Error('asked too far')),
    });
  expect(await ask()).toBe('server-reads-only');
  await expect(ask()).rejects.toThrow('asked too far');
});
