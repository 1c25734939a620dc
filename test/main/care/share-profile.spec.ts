import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Profile } from '#contract/connections';
import { shareProfile } from '../../../main/care/share-profile.ts';
import type { OpenCourse } from '../../../main/connections/open-course.ts';
import { readExport } from '../../../main/connections/profile-export.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiza-share-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const tls = { mode: 'verify-full', channelBinding: 'prefer', oldPasswordMethods: true } as const;
const course = {
  about: { id: 'course-1', name: 'Cálculo I' },
  address: { host: 'db.example.edu', port: 6432, database: 'calculo_i', tls },
} as unknown as OpenCourse;
const profile = {
  id: 'course-1',
  name: 'Cálculo I',
  color: 'violet',
  user: 'calculo_app',
  teacherName: 'Ana Torres',
  readOnly: true,
  labels: { foro1: { title: 'Funciones' } },
} as unknown as Profile;

function sharing(path: string | null) {
  const asked: string[] = [];
  const deps = {
    profiles: { find: () => profile },
    files: {
      async saveTo({ name }: { name: string }) {
        asked.push(name);
        return path;
      },
      openOne: async () => null,
    },
  };
  return { deps, asked };
}

it('hands a colleague the way to the course for their own login, and no secret', async () => {
  const path = join(folder, 'luis.json');
  const { deps, asked } = sharing(path);
  expect(await shareProfile(course, 'luis_ospina', deps)).toEqual({ path });
  expect(asked).toEqual(['tiza-luis_ospina.json']);
  const text = await readFile(path, 'utf8');
  expect(text).not.toContain('calculo_app');
  expect(text).not.toContain('Ana Torres');
  expect(readExport(text, []).fresh).toEqual([
    {
      name: 'Cálculo I',
      color: 'violet',
      host: 'db.example.edu',
      port: 6432,
      database: 'calculo_i',
      user: 'luis_ospina',
      // What this person consented to is no consent of whoever opens the file.
      tls: { ...tls, oldPasswordMethods: false },
      readOnly: false,
      labels: { foro1: { title: 'Funciones' } },
    },
  ]);
});

it('writes nothing when the person changed their mind', async () => {
  expect(await shareProfile(course, 'luis_ospina', sharing(null).deps)).toBeNull();
});
