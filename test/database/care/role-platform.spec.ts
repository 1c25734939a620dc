import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { definitionsOf } from '../../support/definitions.ts';
import { createHostedCourse, type HostedCourse } from '../../support/hosted-course.ts';
import { findPgDump, pgDump, statementsIn } from '../../support/pg-dump.ts';
import { type OwnServer, versions } from '../../support/versions.ts';
import { applyRoles, nobody, rolesOf } from './role-scene.ts';

const request = { ...nobody, teachers: [{ login: 'prof_ana', name: 'Ana' }] };
const noPgDump = (await findPgDump()) === undefined;

describe.each(versions)('the platform on $name, once there are roles,', ({ start }) => {
  let server: OwnServer;
  let course: HostedCourse;
  const web = { user: 'web', password: 'pw' };
  beforeAll(async () => {
    server = await start();
    course = await createHostedCourse(server, 'calculo');
    await course.migrate();
    await course.admin(`CREATE ROLE web LOGIN PASSWORD 'pw'`);
    for (const kind of ['TABLES', 'SEQUENCES']) {
      await course.as(course.owner, `GRANT ALL ON ALL ${kind} IN SCHEMA public TO web`);
    }
  });
  afterAll(async () => {
    await course.end();
    await server.remove();
  });

  const insert = `INSERT INTO feedback (actividad, comentario) VALUES ('Foro 1', 'web') RETURNING id`;
  const update = `UPDATE feedback SET comentario = 'webbed' RETURNING id`;
  const use = async () => {
    expect(await course.as(web, insert)).toHaveLength(1);
    const rows = await course.as(web, 'SELECT * FROM feedback');
    expect(await course.as(web, update)).toHaveLength(rows.length);
    return rows.length;
  };
  const definitions = () => definitionsOf(course.admin);

  it('is changed by policies and grants on its tables alone', async () => {
    const before = await definitions();
    await applyRoles(await rolesOf(course), request);
    const after = await definitions();
    const accepted =
      /^(right (SELECT|INSERT|UPDATE|DELETE|USAGE) on [\w.]+ to tiza_(teacher|admin)|policy feedback\.tiza_\w+ .*|row security feedback)$/s;
    const added = after.filter((line) => !before.includes(line));
    expect(added.filter((line) => !accepted.test(line))).toEqual([]);
    expect(added.filter((line) => line.startsWith('policy'))).toHaveLength(5);
    expect(added).toContain('right SELECT on usuarios.email to tiza_teacher');
    expect(added.filter((line) => line.includes('password'))).toEqual([]);
    expect(before.filter((line) => !after.includes(line))).toEqual([]);
  });

  it('goes on as somebody who owns nothing, and says beforehand whose dumps row security stops', async () => {
    expect(await use()).toBe(1);
    expect((await (await rolesOf(course)).plan(nobody)).notes).toContainEqual({
      key: 'dumps-by-others',
      facts: { logins: 'web' },
    });
    expect(await use()).toBe(2);
  });

  it('may be emptied and dropped by its owner as before', async () => {
    await course.as(course.owner, 'BEGIN; TRUNCATE feedback RESTART IDENTITY; DROP TABLE feedback; ROLLBACK');
    expect(await course.as(course.owner, 'SELECT id FROM feedback')).toHaveLength(2);
  });

  // The package that ships with Tiza brings no pg_dump.
  it.skipIf(noPgDump)('is dumped whole by its owner', async () => {
    const address = { ...server, ...course.owner, database: course.database };
    const dump = await pgDump(address, []).catch((error: unknown) => {
      // A pg_dump refuses any newer server, which is then the package's.
      expect(String(error)).toMatch(/server version mismatch/);
      return null;
    });
    if (dump !== null) {
      const statements = statementsIn(dump);
      for (const table of ['public.feedback', 'tiza.notes', 'tiza.history']) {
        expect(statements.some((statement) => statement.startsWith(`CREATE TABLE ${table}`))).toBe(true);
      }
    }
  });

  it('goes on when the groups, and even our schema, are dropped again', async () => {
    for (const role of ['prof_ana', 'tiza_admin', 'tiza_teacher']) {
      await course.admin(`DROP OWNED BY ${role}`);
      await course.admin(`DROP ROLE ${role}`);
    }
    const rows = await use();
    await course.as(course.owner, 'DROP SCHEMA tiza CASCADE');
    expect(await use()).toBe(rows + 1);
  });
});
