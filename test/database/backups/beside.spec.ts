import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RestoreTarget } from '#contract/backups';
import { type BackupRoom, openRoom, students } from '../../support/backups/room.ts';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';

let database: TestDatabase;
let room: BackupRoom;
beforeAll(async () => {
  database = await createTestDatabase('calculus');
  await database.query(students);
  room = await openRoom(database);
});
afterAll(async () => {
  await room.close();
  await database.drop();
});

const comments = () => database.query('SELECT comentario FROM feedback ORDER BY id');

describe('chosen tables beside the live ones', () => {
  const other = '"otra ""s"""';
  const target = {
    kind: 'beside',
    tables: [
      { schema: 'public', name: 'feedback' },
      { schema: 'otra "s"', name: 'notas' },
    ],
  } satisfies RestoreTarget;
  const setUp = `CREATE EXTENSION citext; CREATE SCHEMA ${other}; CREATE TYPE ${other}.nota AS ENUM ('a', 'b');
    CREATE TABLE ${other}.notas (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, n ${other}.nota, de citext,
      f int REFERENCES feedback ON DELETE SET NULL);
    INSERT INTO ${other}.notas (n, de, f) VALUES ('a', 'x', 1), ('b', NULL, 2);
    CREATE FUNCTION apuntar() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN DELETE FROM public.usuarios; RETURN NEW; END';
    CREATE TRIGGER actuar BEFORE UPDATE ON feedback FOR EACH ROW EXECUTE FUNCTION apuntar();
    ALTER TABLE feedback ENABLE ROW LEVEL SECURITY; CREATE POLICY todos ON feedback USING (true)`;

  it('are compared there, act on nothing, are no course, and go with one statement', async () => {
    await database.query(setUp);
    await room.take();
    const file = { kind: 'shelf', id: (await room.overview()).backups[0]?.id ?? '' } as const;
    const held = (await comments()).length;
    await database.query('DELETE FROM feedback WHERE id > 15');
    const live = await comments();
    const plan = await room.planRestore({ file, target });
    expect(plan).toMatchObject({ obstacles: [], typed: null });
    expect(plan.differences).toContainEqual({ table: 'feedback', inBackup: held, inCourse: live.length });

    const asked = { file, target, consent: plan.consent, typed: '', keepNewer: true };
    const job = await room.ended(room.restore(asked));
    const [plain = '', named = ''] = [plan.schema, `${plan.schema}_of_otra "s"`] as string[];
    expect(job).toMatchObject({
      state: 'done',
      error: null,
      restored: { profileId: null, beside: { schemas: [plain, named] } },
      drill: { outcome: 'same', tables: 2, rows: held + 2 },
    });
    expect(await comments()).toEqual(live);
    expect(await database.query(`SELECT 1 FROM "${plain}".feedback`)).toHaveLength(held);
    await database.query(`UPDATE "${plain}".feedback SET comentario = ''`);
    expect(await database.query('SELECT 1 FROM usuarios')).toHaveLength(30);

    // Less is left in the live schema than there is in the copy: it is the course all the same.
    await room.courses.renew();
    expect(room.courses.current().catalog.tables.map(({ schema }) => schema)).not.toContain(plain);
    expect((await room.planRestore({ file, target })).schema).toBe(`${plain}_2`);
    await database.query(job.restored?.beside?.removal ?? '');
    expect(await database.query(`SELECT 1 FROM pg_namespace WHERE nspname ~ '^tiza_copia'`)).toEqual([]);
    expect(await comments()).toEqual(live);
  });
});
