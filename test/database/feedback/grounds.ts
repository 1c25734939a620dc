import { randomBytes } from 'node:crypto';
import { createHistoryTrigger } from '../../../main/care/history-trigger.ts';
import { createHostedCourse, type HostedCourse, type Login } from '../../support/hosted-course.ts';
import { createBouncer } from '../../support/pgbouncer.ts';
import type { OwnServer } from '../../support/versions.ts';
import { applyRoles, nobody, rolesOf } from '../care/role-scene.ts';
import { type Desk, eva, openDesk } from './scene.ts';

/** A course as some host and some admin left it, and what the desk can count on there. */
export interface Ground {
  name: string;
  /** A row per change, authors and revisions. */
  keeps: boolean;
  /** Ids can be taken before anything is sent. */
  choosesIds: boolean;
  removes: boolean;
  lay(server: OwnServer): Promise<LaidGround>;
}

type Via = Pick<OwnServer, 'host' | 'port'>;

export interface LaidGround {
  course: HostedCourse;
  /** `via`: another way to the same server. */
  open(who: 'ana' | 'luis', labels: unknown, via?: Via): Promise<Desk>;
  end(): Promise<void>;
}

const owned = (course: HostedCourse, place: Partial<OwnServer> = {}): LaidGround => ({
  course,
  open: (_who, labels, { host, port } = { ...course.server, ...place }) =>
    openDesk({ ...course.owner, ...place, host, port, database: course.database }, labels),
  end: () => course.end(),
});

async function bare(server: OwnServer, before: string[] = []): Promise<HostedCourse> {
  const course = await createHostedCourse(server, `c${randomBytes(4).toString('hex')}`);
  for (const statement of before) await course.as(course.owner, statement);
  return course;
}

async function withSchema(server: OwnServer, before: string[] = []): Promise<HostedCourse> {
  const course = await bare(server, before);
  await course.migrate();
  return course;
}

/** Everybody a login of their own. */
async function staffed(server: OwnServer, before: string[] = []): Promise<LaidGround> {
  const course = await withSchema(server, before);
  const teachers = ['ana', 'luis'].map((name) => ({ login: `${name}_${course.database}`, name }));
  const { created } = await applyRoles(await rolesOf(course), { ...nobody, teachers });
  const logins = new Map(
    created.map(({ login, password }): [string, Login] => [login, { user: login, password }]),
  );
  return {
    ...owned(course),
    open: (who, labels, { host, port } = course.server) =>
      openDesk(
        {
          host,
          port,
          ...(logins.get(`${who}_${course.database}`) ?? course.owner),
          database: course.database,
        },
        labels,
      ),
  };
}

const identity = [
  'ALTER TABLE feedback ALTER id DROP DEFAULT',
  'DROP SEQUENCE feedback_id_seq',
  'ALTER TABLE feedback ALTER id ADD GENERATED ALWAYS AS IDENTITY',
];

const all = { keeps: true, choosesIds: true, removes: true };

export const grounds: Ground[] = [
  {
    ...all,
    name: 'without our tables',
    keeps: false,
    lay: async (server) => owned(await bare(server)),
  },
  {
    ...all,
    name: 'with our tables and one login for all',
    lay: async (server) => owned(await withSchema(server)),
  },
  {
    ...all,
    name: 'with the history trigger',
    async lay(server) {
      const course = await withSchema(server);
      const trigger = createHistoryTrigger({
        database: course.open(),
        objects: await course.objects(),
        schema: course.schema(),
      });
      const { consent } = await trigger.plan(true);
      await trigger.apply({ wanted: true, consent });
      return owned(course);
    },
  },
  { ...all, name: 'with a login for each teacher', removes: false, lay: (server) => staffed(server) },
  {
    ...all,
    name: 'through a transaction pooler',
    async lay(server) {
      const course = await withSchema(server);
      const bouncer = await createBouncer({ ...server, ...course.owner });
      return {
        ...owned(course, { host: bouncer.host, port: bouncer.port }),
        async end() {
          await course.end();
          await bouncer.close();
        },
      };
    },
  },
  {
    ...all,
    name: 'with ids that are always the server’s, as their owner',
    lay: async (server) => owned(await withSchema(server, identity)),
  },
  {
    ...all,
    name: 'with ids that are always the server’s, as a teacher',
    choosesIds: false,
    removes: false,
    lay: (server) => staffed(server, identity),
  },
  {
    name: 'without our tables and without a right to the sequence',
    keeps: false,
    choosesIds: false,
    removes: false,
    async lay(server) {
      const course = await bare(server);
      const login = { user: `web_${course.database}`, password: 'of a teacher' };
      for (const statement of [
        `CREATE ROLE ${login.user} LOGIN PASSWORD '${login.password}'`,
        // What the column's default draws from, the owner draws for everybody.
        `CREATE FUNCTION next_id() RETURNS int LANGUAGE sql SECURITY DEFINER AS $$ SELECT nextval('feedback_id_seq')::int $$`,
        'ALTER TABLE feedback ALTER id SET DEFAULT next_id()',
        `GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${login.user}`,
        `GRANT INSERT, UPDATE ON feedback TO ${login.user}`,
      ]) {
        await course.as(course.owner, statement);
      }
      return owned(course, login);
    },
  },
  {
    ...all,
    name: 'in another schema, with quoted names',
    lay: async (server) =>
      owned(
        await withSchema(server, [
          'CREATE SCHEMA "Curso 2026 ""B"""',
          'ALTER TABLE usuarios SET SCHEMA "Curso 2026 ""B"""',
          'ALTER TABLE respuestas_foro1 SET SCHEMA "Curso 2026 ""B"""',
          'ALTER TABLE examen1 SET SCHEMA "Curso 2026 ""B"""',
          'ALTER TABLE feedback SET SCHEMA "Curso 2026 ""B"""',
          'ALTER TABLE "Curso 2026 ""B""".feedback RENAME TO "Feedback"',
          'ALTER TABLE "Curso 2026 ""B"""."Feedback" RENAME comentario TO "Comentario"',
          'ALTER TABLE "Curso 2026 ""B"""."Feedback" RENAME email_alumno TO "Email_Alumno"',
          'ALTER TABLE "Curso 2026 ""B"""."Feedback" RENAME id TO "ID"',
          ...[2, 3, 4, 5, 6].map((n) => `DROP TABLE respuestas_foro${n}`),
          'DROP TABLE examen2',
        ]),
      ),
  },
];

export function groundNamed(name: string): Ground {
  const found = grounds.find((ground) => ground.name === name);
  if (found === undefined) throw new Error(`There is no ground ${name}`);
  return found;
}

/** The same course as its owner, which the platform is, sees and changes it. */
export async function asOwner({ course }: LaidGround) {
  const objects = await course.objects();
  if (objects.feedback === null || objects.passwords === null) throw new Error('The platform is not there');
  const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
  const { schema, name, columns } = objects.feedback;
  const table = `${quoted(schema)}.${quoted(name)}`;
  const students = `${quoted(schema)}.${quoted(objects.passwords.name)}`;
  const [id, student, activity, text] = [columns.id, columns.student, columns.activity, columns.comment].map(
    quoted,
  );
  const platform = course.open();
  const ask = <Row>(sql: string, values: unknown[] = []) => platform.rows<Row>({ text: sql, values });
  const [there] = await ask(`SELECT FROM pg_namespace WHERE nspname = 'tiza'`);
  const kept = async <Row>(sql: string): Promise<Row[]> => (there === undefined ? [] : ask<Row>(sql));
  await addStudents([eva, 'rosa@uni.example']);

  async function addStudents(addresses: string[]): Promise<void> {
    await ask(
      `INSERT INTO ${students} (email, password) SELECT e, 'x' FROM unnest($1::text[]) e ON CONFLICT DO NOTHING`,
      [addresses],
    );
  }

  return {
    /** Nothing was ever written here. */
    async empty() {
      await ask(`DELETE FROM ${table}`);
      if (there === undefined) return;
      await platform.tx(async (lease) => {
        // Their history only grows, and would be that of the test before.
        for (const text of [
          'ALTER TABLE tiza.history DISABLE TRIGGER only_grows',
          'TRUNCATE tiza.history, tiza.authorship, tiza.sends, tiza.marks',
          'ALTER TABLE tiza.history ENABLE ALWAYS TRIGGER only_grows',
        ]) {
          await lease.rows({ text });
        }
      });
    },
    comments: () =>
      ask<{ student: string; activity: string; text: string }>(
        `SELECT ${student} AS student, ${activity} AS activity, ${text} AS text FROM ${table} ORDER BY ${id}`,
      ),
    change: (which: string, to: string) =>
      ask(`UPDATE ${table} SET ${text} = $2 WHERE ${id} = $1`, [which, to]),
    remove: (which: string) => ask(`DELETE FROM ${table} WHERE ${id} = $1`, [which]),
    platformWrites: (words: string) =>
      ask(`INSERT INTO ${table} (${student}, ${activity}, ${text}) VALUES ($1, 'Foro 1', $2)`, [eva, words]),
    async students(count: number) {
      const addresses = Array.from({ length: count }, (_, index) => `s${index}@uni.example`);
      await addStudents(addresses);
      return addresses;
    },
    authors: async () =>
      (await kept<{ author: string }>('SELECT author FROM tiza.authorship ORDER BY created_at')).map(
        ({ author }) => author,
      ),
    history: async () =>
      (
        await kept<{ line: string }>(
          `SELECT concat_ws(' ', action, previous, '→', comment, 'by', author) AS line FROM tiza.history ORDER BY id`,
        )
      ).map(({ line }) => line),
  };
}
