import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consentFor, requireConsent } from '../../../main/database/consent.ts';
import { createHostedCourse, type HostedCourse } from '../../support/hosted-course.ts';
import { createTestServer } from '../../support/server.ts';
import type { OwnServer } from '../../support/versions.ts';

describe('consent', () => {
  const servers: OwnServer[] = [];
  const courses: HostedCourse[] = [];
  beforeAll(async () => {
    for (const server of await Promise.all([createTestServer(), createTestServer()])) {
      servers.push(server);
      courses.push(await createHostedCourse(server, 'calculo'));
    }
  });
  afterAll(async () => {
    for (const course of courses) await course.end();
    for (const server of servers) await server.remove();
  });

  it('holds for one server, though another was set up just like it', async () => {
    const [here, there] = courses.map((course) => course.open());
    if (here === undefined || there === undefined) throw new Error('Both servers are needed');
    const oid = { text: 'SELECT oid::int8 FROM pg_database WHERE datname = current_database()' };
    expect(await here.rows(oid)).toEqual(await there.rows(oid));
    const given = await consentFor(here, ['SELECT 1']);
    await expect(requireConsent(here, given, ['SELECT 1'])).resolves.toBeUndefined();
    await expect(requireConsent(there, given, ['SELECT 1'])).rejects.toMatchObject({
      details: { reason: 'plan-changed' },
    });
  });

  it('is given all the same where a host keeps it from its guests which server it is', async () => {
    const [course] = courses;
    if (course === undefined) throw new Error('The first server is needed');
    await course.admin('REVOKE EXECUTE ON FUNCTION pg_control_system() FROM PUBLIC');
    const given = await consentFor(course.open(), ['SELECT 1']);
    await expect(requireConsent(course.open(), given, ['SELECT 1'])).resolves.toBeUndefined();
    await expect(requireConsent(course.open(), given, ['SELECT 2'])).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});
