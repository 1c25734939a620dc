import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { RoleRequest } from '#contract/care';
import { createRoles, type Roles } from '../../../main/care/roles/roles.ts';
import { createHostedCourse, type HostedCourse, type Login, silent } from '../../support/hosted-course.ts';
import type { OwnServer } from '../../support/versions.ts';

export const nobody: RoleRequest = { teachers: [], admins: [], renew: [] };
const ana = { login: 'prof_ana', name: 'Ana Pérez' };
const luis = { login: 'prof_luis', name: "Luis O'Hara" };
const rosa = { login: 'jefa_rosa', name: 'Rosa Gil' };

export async function rolesOf(
  course: HostedCourse,
  login: Login = course.owner,
  pooled = false,
): Promise<Roles> {
  const { host, port } = course.server;
  return createRoles({
    database: course.open(login),
    objects: await course.objects(),
    schema: course.schema(login),
    pooled,
    address: { name: 'Cálculo I', host, port, database: course.database, tls: 'prefer' },
    log: silent,
  });
}

/** Plans and agrees, as an admin does who reads everything first. */
export async function applyRoles(roles: Roles, request: RoleRequest) {
  const { consent, obstacles } = await roles.plan(request);
  expect(obstacles).toEqual([]);
  return roles.apply({ request, consent, plainPasswords: false });
}

export interface Staffed {
  course: HostedCourse;
  roles: Roles;
  profiles: unknown[];
  login(name: string): Login;
  /** After a password was renewed. */
  learn(login: Login): void;
}

/** A course with a student, a comment of the platform's own, two teachers and an admin. */
export async function createStaffedCourse(server: OwnServer, database: string): Promise<Staffed> {
  const course = await createHostedCourse(server, database);
  await course.migrate();
  await course.as(
    course.owner,
    `INSERT INTO usuarios (email, password, nombre) VALUES ('eva@uni.example', 'secret', 'Eva')`,
  );
  await course.as(
    course.owner,
    `INSERT INTO feedback (email_alumno, actividad, comentario)
     VALUES ('eva@uni.example', 'Foro 1', 'of the platform')`,
  );
  const roles = await rolesOf(course);
  const { created } = await applyRoles(roles, { ...nobody, teachers: [ana, luis], admins: [rosa] });
  const logins = new Map(
    created.map(({ login, password }): [string, Login] => [login, { user: login, password }]),
  );
  return {
    course,
    roles,
    profiles: created.map(({ profile }) => profile),
    login(name) {
      const found = logins.get(name);
      if (found === undefined) throw new Error(`${name} has no login`);
      return found;
    },
    learn: (login) => void logins.set(login.user, login),
  };
}

/** As a desk publishes: once per key, signed in the same statement. */
export const publish = (course: HostedCourse, who: Login, text: string, key = randomUUID()) =>
  course.as<{ feedback_id: string }>(
    who,
    `WITH first AS (INSERT INTO tiza.sends (key, kind) VALUES ($1, 'publish') ON CONFLICT DO NOTHING RETURNING key),
    added AS (INSERT INTO feedback (id, email_alumno, actividad, comentario)
      SELECT nextval('feedback_id_seq'), 'eva@uni.example', 'Foro 1', $2 FROM first RETURNING id, fecha)
    INSERT INTO tiza.authorship (feedback_id, written, key, author)
      SELECT id, coalesce(extract(epoch from fecha), 0), $1, 'Ana' FROM added RETURNING feedback_id`,
    [key, text],
  );
