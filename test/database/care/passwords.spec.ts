import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportPasswords } from '../../../main/care/passwords.ts';
import type { Database } from '../../../main/database/database.ts';
import { createDatabase, type PooledDatabase } from '../../../main/database/pool.ts';
import { courseObjects } from '../../../main/platforms/calculus/course-objects.ts';
import { readCatalog } from '../../../main/platforms/catalog-queries.ts';
import type { CourseObjects } from '../../../main/platforms/course-objects.ts';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';
import { targetOf } from '../../support/target.ts';

const hex = (length: number) => 'ab12'.repeat(length / 4);
const plain = ['hunter2', 'contraseña larga', '12345678', '$ecreto', 'md5 is old', ' ', hex(32).slice(1)];
const strong = [
  `$2b$12$${'a'.repeat(53)}`,
  `$2y$10$${'b'.repeat(53)}`,
  '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA',
  'pbkdf2_sha256$600000$salt$hash=',
  'pbkdf2:sha256:600000$salt$hash',
  'scrypt:32768:8:1$salt$hash',
  '$6$rounds=5000$salt$hash',
];
const weak = [hex(32), hex(40).toUpperCase(), hex(64), '$1$salt$hash'];

let course: TestDatabase;
let desk: PooledDatabase;
let objects: CourseObjects;

beforeAll(async () => {
  course = await createTestDatabase('calculus');
  desk = createDatabase(targetOf(course));
  objects = courseObjects(await readCatalog(desk));
  for (const [index, password] of [...plain, ...strong, ...weak, ''].entries()) {
    await course.query('INSERT INTO usuarios (email, password) VALUES ($1, $2)', [
      `${index}@uni.example`,
      password,
    ]);
  }
});
afterAll(async () => {
  await desk.close();
  await course.drop();
});

describe('the passwords of the students', () => {
  it('are counted by how they are kept', async () => {
    expect(await reportPasswords(desk, objects)).toMatchObject({
      state: 'counted',
      total: plain.length + strong.length + weak.length + 1,
      plain: plain.length,
      weak: weak.length,
      hashed: strong.length,
      empty: 1,
    });
  });

  it('are never sent here, not one of them', async () => {
    const received: unknown[] = [];
    const listening: Database = {
      ...desk,
      tx: (work, options) =>
        desk.tx(
          (lease) =>
            work({
              ...lease,
              rows: async <Row>(...asked: Parameters<typeof lease.rows>) => {
                const rows = await lease.rows<Row>(...asked);
                received.push(...rows);
                return rows;
              },
            }),
          options,
        ),
    };
    await reportPasswords(listening, objects);
    expect(received).toHaveLength(1);
    expect(Object.values(received[0] as object).every(Number.isInteger)).toBe(true);
  });

  it('come with honest advice: nobody is told to hash them in place', async () => {
    const report = await reportPasswords(desk, objects);
    expect(report.state === 'counted' && report.advice).toEqual(
      expect.arrayContaining(['only-the-platform-can-hash-them', 'encrypt-every-backup']),
    );
    await course.query(`CREATE TABLE hashed AS SELECT * FROM usuarios WHERE password = $1`, [strong[0]]);
    const passwords = { schema: 'public', name: 'hashed', column: 'password' };
    expect(await reportPasswords(desk, { ...objects, passwords })).toMatchObject({
      plain: 0,
      advice: ['nothing-to-do'],
    });
  });

  it('are not counted for a login that may not read them', async () => {
    const user = `teacher_${course.database}`;
    await course.query(`CREATE ROLE ${user} LOGIN PASSWORD 'pw'`);
    await course.query(`GRANT SELECT (email, nombre) ON usuarios TO ${user}`);
    const teacher = createDatabase(targetOf({ ...course, user, password: 'pw' }));
    expect(await reportPasswords(teacher, objects)).toMatchObject({ state: 'not-allowed' });
    await teacher.close();
    await course.query(`DROP OWNED BY ${user}`);
    await course.query(`DROP ROLE ${user}`);
  });

  it('are no topic where the platform keeps none', async () => {
    expect(await reportPasswords(desk, { ...objects, passwords: null })).toEqual({ state: 'not-applicable' });
  });
});
