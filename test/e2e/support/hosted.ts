import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asFiles, type Issued } from '../../support/certificates.ts';
import { createTestServer, type TestServer } from '../../support/server.ts';

/** A small course on a PostgreSQL of its own, as a host would hand it out. */
export interface HostedTestCourse {
  server: TestServer;
  user: string;
  password: string;
  database: string;
  /** The line a host prints. */
  psqlLine: string;
  /** From now on the server shows this certificate. */
  show(certificate: Issued): Promise<void>;
  remove(): Promise<void>;
}

const schemaFile = 'resources/sample-course/schema.sql';
const login = { user: 'ana_torres', password: 'tiza y pizarra', database: 'calculo_i' };

const students = `
  INSERT INTO usuarios (email, password, nombre, apellidos) SELECT
    'estudiante' || n || '@uni.example', 'x', 'Estudiante', 'Número ' || n FROM generate_series(1, 12) AS n;
  INSERT INTO respuestas_foro1 (email, r1, fecha) SELECT
    'estudiante' || n || '@uni.example', 'El límite vale ' || n, timestamp '2026-11-02 10:00' + n * interval '1 hour'
    FROM generate_series(1, 12) AS n;`;

export async function createHosted(certificate?: Issued): Promise<HostedTestCourse> {
  const { user, password, database } = login;
  const files = certificate && (await asFiles(certificate));
  const server = await createTestServer(files ? { tls: files } : {});
  await files?.remove();
  await server.query(`CREATE ROLE ${user} LOGIN PASSWORD '${password}'`);
  await server.query(`CREATE DATABASE ${database} OWNER ${user}`);
  await server.query(await readFile(schemaFile, 'utf8'), [], database);
  await server.query(students, [], database);
  await server.query(
    `GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${user}; GRANT INSERT, UPDATE ON feedback TO ${user}`,
    [],
    database,
  );
  return {
    server,
    ...login,
    psqlLine: `PGPASSWORD='${password}' psql -h ${server.host} -p ${server.port} -U ${user} ${database}`,
    async show({ cert, key }) {
      await writeFile(join(server.dataDir, 'server.crt'), cert);
      await writeFile(join(server.dataDir, 'server.key'), key);
      await server.configure({});
    },
    remove: () => server.remove(),
  };
}
