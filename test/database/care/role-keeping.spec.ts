import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CourseSchema } from '../../../main/database/migrations/runner.ts';
import { createHostedCourse, type Login } from '../../support/hosted-course.ts';
import { type OwnServer, versions } from '../../support/versions.ts';
import { applyRoles, createStaffedCourse, nobody, publish, rolesOf, type Staffed } from './role-scene.ts';

describe.each(versions)('the roles of a course on $name', ({ start }) => {
  let server: OwnServer;
  let staffed: Staffed;
  let schema: CourseSchema;
  const login = (name: string): Login => staffed.login(name);
  beforeAll(async () => {
    server = await start();
    staffed = await createStaffedCourse(server, 'calculo');
    schema = staffed.course.schema();
  });
  afterAll(async () => {
    await staffed.course.end();
    await server.remove();
  });

  it('come with a profile for each login, which says everything but the password', () => {
    const { host, port } = server;
    const profile = { name: 'Cálculo I', host, port, database: 'calculo', tls: 'prefer' };
    expect(staffed.profiles).toEqual(
      ['prof_ana', 'prof_luis', 'jefa_rosa'].map((user) => ({ ...profile, user })),
    );
  });

  it('lists its members with their names', async () => {
    expect(await staffed.roles.members()).toEqual([
      { login: 'prof_ana', name: 'Ana Pérez', group: 'teacher', active: true, connections: 0 },
      { login: 'prof_luis', name: "Luis O'Hara", group: 'teacher', active: true, connections: 0 },
      { login: 'jefa_rosa', name: 'Rosa Gil', group: 'admin', active: true, connections: 0 },
    ]);
  });

  it('has nothing left to grant, and takes one more teacher with three statements', async () => {
    expect((await staffed.roles.plan(nobody)).steps).toEqual([]);
    const { steps } = await staffed.roles.plan({
      ...nobody,
      teachers: [{ login: 'prof_ivan', name: 'Iván' }],
    });
    expect(steps.map(({ key }) => key)).toEqual(['create-login', 'name-login', 'hurry-login']);
  });

  it('takes back what somebody granted beyond it', async () => {
    await staffed.course.as(staffed.course.owner, 'GRANT SELECT ON usuarios TO tiza_teacher');
    await staffed.course.as(staffed.course.owner, 'GRANT DELETE ON feedback TO tiza_teacher');
    const { steps } = await staffed.roles.plan(nobody);
    expect(steps.map(({ key, facts }) => [key, facts.object])).toEqual([
      ['revoke-other-rights', 'usuarios'],
      ['grant-read-columns', 'usuarios'],
      ['revoke-other-rights', 'feedback'],
      ['grant-feedback', 'feedback'],
    ]);
    await applyRoles(staffed.roles, nobody);
    await expect(staffed.course.as(login('prof_ana'), 'SELECT password FROM usuarios')).rejects.toThrow(
      /permission denied/,
    );
    await expect(staffed.course.as(login('prof_ana'), 'DELETE FROM feedback')).rejects.toThrow(
      /permission denied/,
    );
    expect(await staffed.course.as(login('prof_ana'), 'SELECT email FROM usuarios')).toHaveLength(1);
  });

  it('knows a rule of an earlier version, or one that somebody changed, and renews it', async () => {
    const { course, roles } = staffed;
    const edited = 'ALTER POLICY tiza_own_comments ON feedback USING (true) WITH CHECK (true)';
    await course.as(course.owner, edited);
    await course.as(course.owner, 'COMMENT ON POLICY tiza_own ON tiza.notes IS NULL');
    const { steps } = await roles.plan(nobody);
    expect(steps.map(({ key, facts }) => [key, facts.table ?? facts.tables])).toEqual([
      ['renew-policy', 'tiza.notes'],
      ['policy-notes-own', 'tiza.notes'],
      ['seal-policies', 'tiza.notes'],
      ['renew-policy', 'feedback'],
      ['policy-feedback-own', 'feedback'],
      ['seal-policies', 'feedback'],
    ]);
    const change = `UPDATE feedback SET comentario = 'mine now' WHERE comentario = 'of the platform' RETURNING id`;
    expect(await course.as(login('prof_ana'), change)).toHaveLength(1);
    await course.as(course.owner, `UPDATE feedback SET comentario = 'of the platform'`);
    await applyRoles(roles, nobody);
    expect(await course.as(login('prof_ana'), change)).toEqual([]);
    expect((await roles.plan(nobody)).steps).toEqual([]);
  });

  it.each([
    ['switched off', 'ALTER TABLE tiza.notes DISABLE ROW LEVEL SECURITY'],
    ['removed', 'DROP POLICY tiza_own ON tiza.notes'],
    ['added to', 'CREATE POLICY everybody ON tiza.notes USING (true)'],
  ])('stops writing when rules are %s, and puts them back', async (_, sql) => {
    const { course, roles } = staffed;
    await course.as(course.owner, sql);
    expect(await schema.status()).toMatchObject({
      mode: 'read-only',
      problem: { reason: 'rules-incomplete', subject: 'notes' },
    });
    await applyRoles(roles, nobody);
    expect(await schema.status()).toMatchObject({ state: 'current' });
    expect((await roles.plan(nobody)).steps).toEqual([]);
  });

  it('takes whoever became a group for who they are', async () => {
    const ana = login('prof_ana');
    await staffed.course.as(
      ana,
      `SET ROLE tiza_teacher; INSERT INTO tiza.sends (key, kind) VALUES ('11111111-1111-4111-8111-111111111111', 'publish');
       INSERT INTO tiza.marks (key, kind, activity, submission_id, submitted, student, author)
         VALUES ('11111111-1111-4111-8111-111111111111', 'flag', 'foro1', 1, 0, 'eva@uni.example', 'Ana');
       UPDATE tiza.marks SET withdrawn_by = 'Ana'`,
    );
    const { owner } = staffed.course;
    expect(
      await staffed.course.as(
        owner,
        `SELECT login FROM tiza.sends WHERE key = '11111111-1111-4111-8111-111111111111'`,
      ),
    ).toEqual([{ login: 'prof_ana' }]);
    expect(await staffed.course.as(owner, 'SELECT login, withdrawn_login FROM tiza.marks')).toEqual([
      { login: 'prof_ana', withdrawn_login: 'prof_ana' },
    ]);
  });

  it('renews a lost password', async () => {
    const old = login('prof_luis');
    const { created } = await applyRoles(staffed.roles, { ...nobody, renew: ['prof_luis'] });
    const [renewed] = created;
    if (!renewed) throw new Error('no new password');
    staffed.learn({ user: renewed.login, password: renewed.password });
    await expect(staffed.course.as(old, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
    expect(await staffed.course.as(login('prof_luis'), 'SHOW jit')).toEqual([{ jit: 'off' }]);
  });

  it('never sends a password the server could write down', async () => {
    const [stored] = await staffed.course.admin<{ rolpassword: string }>(
      `SELECT rolpassword FROM pg_authid WHERE rolname = 'prof_ana'`,
    );
    expect(stored?.rolpassword).toMatch(/^SCRAM-SHA-256\$4096:/);
    const { steps } = await staffed.roles.plan({ ...nobody, teachers: [{ login: 'prof_eva', name: 'Eva' }] });
    expect(steps[0]?.sql).toContain("PASSWORD '••••••••'");
  });

  it('lets nobody in again who was removed, and keeps what they wrote', async () => {
    const { created } = await applyRoles(staffed.roles, {
      ...nobody,
      teachers: [{ login: 'prof_out', name: 'Out' }],
    });
    const [one] = created;
    if (!one) throw new Error('no login');
    const out = { user: one.login, password: one.password };
    const [written] = await publish(staffed.course, out, 'Adiós');
    const plan = await staffed.roles.planRemoval('prof_out');
    expect(plan.steps.map(({ key }) => key)).toEqual(['leave-group', 'drop-login']);
    await staffed.roles.remove({ login: 'prof_out', consent: plan.consent });
    await expect(staffed.course.as(out, 'SELECT 1')).rejects.toThrow(/authentication failed/);
    expect(
      await staffed.course.as(login('prof_ana'), 'SELECT login FROM tiza.authorship WHERE feedback_id = $1', [
        written?.feedback_id,
      ]),
    ).toEqual([{ login: 'prof_out' }]);
    for (const stranger of ['prof_out', staffed.course.owner.user, server.user, 'pg_monitor']) {
      expect((await staffed.roles.planRemoval(stranger)).obstacles).toEqual([
        { key: 'not-a-teacher', facts: { login: stranger } },
      ]);
    }
  });

  it('does nothing that was not agreed to', async () => {
    const request = { ...nobody, teachers: [{ login: 'prof_new', name: 'New' }] };
    const { consent } = await staffed.roles.plan({
      ...nobody,
      teachers: [{ login: 'prof_new', name: 'Other' }],
    });
    await expect(staffed.roles.apply({ request, consent, plainPasswords: false })).rejects.toMatchObject({
      code: 'conflict',
      details: { reason: 'plan-changed' },
    });
    expect((await staffed.roles.members()).map(({ login: name }) => name)).not.toContain('prof_new');
  });

  it('keeps out of the way of a second course on the same server', async () => {
    const second = await createHostedCourse(server, 'fisica');
    await second.migrate();
    const others = await rolesOf(second);
    const request = { ...nobody, teachers: [{ login: 'prof_fis', name: 'Fis' }] };
    const plan = await others.plan(request);
    expect(plan.notes.map(({ key }) => key)).toContain('another-course-here');
    const { created } = await applyRoles(others, request);
    const [one] = created;
    if (!one) throw new Error('no login');
    const stranger = { user: one.login, password: one.password };
    expect(await second.as(stranger, 'SELECT email FROM usuarios')).toEqual([]);
    await expect(staffed.course.as(stranger, 'SELECT email FROM usuarios')).rejects.toThrow(
      /permission denied/,
    );
    await expect(second.as(login('prof_ana'), 'SELECT email FROM usuarios')).rejects.toThrow(
      /permission denied/,
    );
    await second.end();
  });
});
