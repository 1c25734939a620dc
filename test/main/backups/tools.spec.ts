import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findTool } from '../../../main/backups/tools/find-tools.ts';
import { libpqEnvironment, withoutPostgresWords } from '../../../main/backups/tools/libpq-environment.ts';
import { requireReady, standingOf } from '../../../main/backups/tools/pg-dump.ts';
import { outputOf } from '../../../main/backups/tools/run-tool.ts';
import { targetOf } from '../../support/target.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiza-spec-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const place = {
  host: 'db.example.edu',
  port: 5432,
  user: 'ana',
  password: "se cre'to",
  database: 'host=evil.example',
};

async function script(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\n${text}\n`);
  await chmod(path, 0o755);
  return path;
}

describe('what pg_dump is told', () => {
  it('is where to go and nothing that was inherited', async () => {
    const inherited = { PATH: '/bin', PGHOST: 'elsewhere', PGPASSWORD: 'old', pgservice: 'x', HOME: '/h' };
    expect(withoutPostgresWords(inherited)).toEqual({ PATH: '/bin', HOME: '/h' });
    const { env, dispose } = await libpqEnvironment(targetOf(place, { mode: 'verify-full' }));
    expect(env).toMatchObject({
      PGHOST: 'db.example.edu',
      // A name, though it looks like a way to another server.
      PGDATABASE: 'host=evil.example',
      PGPASSWORD: "se cre'to",
      PGSSLMODE: 'verify-full',
      PGCHANNELBINDING: 'prefer',
      PGREQUIREAUTH: '!password,!md5',
    });
    const { mode, size } = await stat(String(env.PGSSLROOTCERT));
    expect([mode & 0o777, size > 100_000]).toEqual([0o600, true]);
    await dispose();
    await expect(stat(String(env.PGSSLROOTCERT))).rejects.toThrow();
  });
});

describe.skipIf(process.platform === 'win32')('the programs of PostgreSQL on a computer', () => {
  it('are known by what they say, the newest taken, and impostors left alone', async () => {
    await script('pg_dump', 'echo "pg_dump (PostgreSQL) 15.18 (Debian 15.18-1)"');
    expect(await findTool('pg_dump', [folder])).toMatchObject({ version: '15.18', major: 15 });
    await script('pg_dump', 'echo "welcome"');
    expect(await findTool('pg_dump', [folder])).toBeNull();
    expect(await findTool('pg_dump', [join(folder, 'nowhere')])).toBeNull();
  });

  it('are refused with a reason where they cannot serve', async () => {
    const tool = { path: '/x/pg_dump', version: '15.18', major: 15 };
    const target = targetOf(place);
    const standing = (major: number, more: { pooler?: boolean; pin?: string } = {}) =>
      standingOf(
        {
          major,
          pooler: more.pooler ?? false,
          target: { tls: { ...target.tls, ...(more.pin && { pin: more.pin }) } },
        },
        async () => tool,
      );
    expect((await standing(15)).state).toBe('ready');
    expect((await standing(17)).state).toBe('outdated');
    expect((await standing(15, { pooler: true })).state).toBe('pooler');
    expect((await standing(15, { pin: 'AB' })).state).toBe('pinned');
    const refusal = async (major: number) => requireReady(await standing(major), major);
    await expect(refusal(17)).rejects.toMatchObject({
      code: 'backup-tool-outdated',
      details: { reason: 'backup-tool-older-than-server', version: '15.18', server: 17 },
    });
    expect(() => requireReady({ state: 'missing', tool: null }, 15)).toThrow(
      expect.objectContaining({ code: 'backup-tool-missing' }),
    );
  });

  it('end what is read from them well only when they themselves ended well', async () => {
    const read = async (text: string) => {
      const tool = { path: await script('tool', text), version: '15.0', major: 15 };
      let said = '';
      for await (const piece of outputOf(tool, [], { env: {} })) said += Buffer.from(piece).toString();
      return said;
    };
    expect(await read('echo whole')).toBe('whole\n');
    await expect(read('echo half; exit 1')).rejects.toMatchObject({ code: 'internal' });
    await expect(read('echo "unsupported version (1.16) in file header" >&2; exit 1')).rejects.toMatchObject({
      code: 'backup-tool-outdated',
    });
    await expect(read('kill -9 $$')).rejects.toMatchObject({ code: 'internal' });
  });
});
