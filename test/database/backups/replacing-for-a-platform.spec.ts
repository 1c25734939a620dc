import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

test('leaves the platform what it had: its tables, its functions, and what others may do with them', async () => {
  const platform = `${database.database}_plataforma`;
  const outside = `${database.database}_ajena`;
  await database.query(`CREATE ROLE ${platform} LOGIN PASSWORD 'inventada'; CREATE ROLE ${outside};
    CREATE TYPE tono AS ENUM ('serio'); CREATE SEQUENCE recibos;
    CREATE FUNCTION hola() RETURNS text LANGUAGE sql AS $$ SELECT 'hola' $$;
    ALTER TABLE feedback OWNER TO ${platform}; ALTER TYPE tono OWNER TO ${platform};
    ALTER SEQUENCE recibos OWNER TO ${platform}; ALTER FUNCTION hola() OWNER TO ${platform};
    GRANT SELECT ON usuarios TO ${platform}; ALTER TABLE feedback ENABLE ROW LEVEL SECURITY`);
  await room.take();
  const [backup] = (await room.overview()).backups;
  const file = { kind: 'shelf', id: backup?.id ?? '' } as const;
  const target = { kind: 'in-place' } as const;
  const { consent, typed } = await room.planRestore({ file, target });
  const ended = await room.ended(
    room.restore({ file, target, consent, typed: typed ?? '', keepNewer: true }),
  );
  expect(ended).toMatchObject({ state: 'done', error: null });
  const own = new pg.Client({ ...database, user: platform, password: 'inventada' });
  await own.connect();
  try {
    await own.query(`INSERT INTO feedback (email_alumno, actividad, comentario)
      SELECT email, 'Foro 1', 'de la plataforma' FROM usuarios LIMIT 1`);
    const changed = await own.query(
      `UPDATE feedback SET comentario = hola() WHERE comentario = 'de la plataforma'`,
    );
    expect(changed.rowCount).toBe(1);
    await own.query(`DELETE FROM feedback WHERE comentario = 'hola'; ALTER TYPE tono ADD VALUE 'amable'`);
    await own.query(`SELECT nextval('recibos'); ALTER TABLE feedback ADD n int; ALTER TABLE feedback DROP n`);
  } finally {
    await own.end();
  }
  const [may] = await database.query(
    `SELECT has_function_privilege($1, 'hola()', 'EXECUTE') AS calls,
    has_table_privilege($1, 'feedback', 'SELECT') AS reads, has_type_privilege($1, 'tono', 'USAGE') AS names`,
    [outside],
  );
  expect(may).toEqual({ calls: true, reads: false, names: true });
  await database.query(`ALTER TABLE feedback DISABLE ROW LEVEL SECURITY; DROP TYPE tono; DROP SEQUENCE recibos;
    DROP FUNCTION hola(); REASSIGN OWNED BY ${platform} TO CURRENT_USER; DROP OWNED BY ${platform};
    DROP ROLE ${platform}; DROP ROLE ${outside}`);
}, 60_000);
