import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TlsSettings } from '#contract/connection-wire';
import { findTool } from '../../../main/backups/tools/find-tools.ts';
import { customAsSql, customDump } from '../../../main/backups/tools/pg-dump.ts';
import { createDatabase } from '../../../main/database/pool.ts';
import { asFiles, issue } from '../../support/certificates.ts';
import { findBinaries } from '../../support/postgres-binaries.ts';
import { createTestServer, type TestServer } from '../../support/server.ts';
import { targetOf } from '../../support/target.ts';

const tool = await findTool('pg_dump');
const { postgres } = await findBinaries();
const [, serverMajor = '0'] =
  / (\d+)/.exec(execFileSync(postgres, ['--version'], { encoding: 'utf8' })) ?? [];
const authority = issue({ commonName: 'Tiza tests', authority: true });
const other = issue({ commonName: 'Somebody else', authority: true });
// Read as an argument this would lead to another server, with the password.
const hostile = "host=127.0.0.1 port=1 'x\ny";

let server: TestServer;
beforeAll(async () => {
  const files = await asFiles(issue({ commonName: 'server', names: ['127.0.0.1'], issuer: authority }));
  server = await createTestServer({ tls: files, hba: 'hostssl all all 127.0.0.1/32 scram-sha-256' });
  await files.remove();
  await server.query("CREATE ROLE ana LOGIN SUPERUSER PASSWORD 'la de ana'");
  await server.query(`CREATE DATABASE "${hostile}"`);
  await server.query('CREATE TABLE "or\nder" (n int); INSERT INTO "or\nder" VALUES (41), (42)', [], hostile);
});
afterAll(() => server?.remove());

async function dumped(tls: Partial<TlsSettings>): Promise<string> {
  if (tool === null) throw new Error('There is no pg_dump on this machine.');
  const place = { ...server, user: 'ana', password: 'la de ana', database: hostile };
  const database = createDatabase(targetOf(place, { mode: 'verify-full', ca: authority.cert }));
  try {
    return await database.tx(
      async (lease) => {
        const [moment] = await lease.rows<{ snapshot: string }>({
          text: 'SELECT pg_export_snapshot() AS snapshot',
        });
        const target = targetOf(place, tls);
        const archive = customDump(tool, {
          target,
          snapshot: moment?.snapshot ?? '',
          content: 'all',
        });
        let text = '';
        for await (const piece of customAsSql(archive)) text += Buffer.from(piece).toString();
        return text;
      },
      { isolation: 'repeatable read', readOnly: true },
    );
  } finally {
    await database.close();
  }
}

const older = tool === null || tool.major < Number(serverMajor);

// Where there is none, or only one too old for the server, the window says so and another format is chosen.
describe.skipIf(older)('the system’s own pg_dump', () => {
  it('goes where it is told, whatever the names hold, over a connection that is verified', async () => {
    const text = await dumped({ mode: 'verify-full', ca: authority.cert });
    expect(text).toMatch(/COPY public\."or\nder" \(n\) FROM stdin;\n41\n42\n\\\.\n/);
  });

  it('speaks to nobody whose certificate is not vouched for', async () => {
    await expect(dumped({ mode: 'verify-full', ca: other.cert })).rejects.toMatchObject({
      code: 'unreachable',
    });
  });
});
