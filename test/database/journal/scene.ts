import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { OutboxItem, WantedChange } from '#contract/journal-outbox';
import type { PublishDelay } from '#contract/preferences';
import {
  aComment,
  eva,
  type Heard,
  type Laptop,
  type LaptopOptions,
  openLaptop,
} from '../../support/journal/laptop.ts';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';

export const course = 'calculo';

export interface Scene {
  database: TestDatabase;
  laptop: Laptop;
  delay: PublishDelay;
  /** Another app over the same files, or over another course; closed when the test ends. */
  sit(more?: Partial<LaptopOptions>, heard?: Heard): Promise<Laptop>;
  /** As if the app had been closed and started again. */
  restart(more?: Partial<LaptopOptions>): Promise<void>;
  /** What students read, oldest first. */
  comments(): Promise<string[]>;
  publish(text: string): Promise<OutboxItem>;
  reword(item: OutboxItem, text: string): Promise<WantedChange>;
}

/** A course with Eva's answer in it, open on a laptop with nothing written yet, for each test anew. */
export function useScene(): Scene {
  const open: Laptop[] = [];
  let userData: string;
  const scene = {
    delay: 'off',
    async sit(more = {}, heard) {
      const options = { userData, place: scene.database, delay: () => scene.delay, ...more };
      const laptop = await openLaptop(options, heard);
      open.push(laptop);
      return laptop;
    },
    async restart(more) {
      await scene.laptop.close();
      scene.laptop = await scene.sit(more);
    },
    comments: async () =>
      (
        await scene.database.query<{ text: string }>('SELECT comentario AS text FROM feedback ORDER BY id')
      ).map(({ text }) => text),
    async publish(text) {
      const wanted = aComment(text);
      await scene.laptop.handlers.publish({ ...wanted, course });
      return scene.laptop.until(wanted.change.key, ({ state }) => state === 'confirmed');
    },
    async reword({ confirmed, text: before }, text) {
      const { key, ref, student, activity, submittedAt } = aComment('').change;
      const base = { id: confirmed?.id ?? '', version: confirmed?.version ?? null, text: before };
      const change: WantedChange = { kind: 'edit', key, ref, student, activity, submittedAt, text, base };
      await scene.laptop.handlers.publish({ change, studentName: 'Eva', draft: null, course });
      return change;
    },
  } as Scene;

  beforeAll(async () => {
    scene.database = await createTestDatabase('calculus');
    await scene.database.query(
      `INSERT INTO usuarios (email, password, nombre) VALUES ($1, '', 'Eva'), ('luis@uni.example', '', 'Luis')`,
      [eva],
    );
    await scene.database.query(`INSERT INTO respuestas_foro1 (email, r1) VALUES ($1, 'Una respuesta')`, [
      eva,
    ]);
  });
  afterAll(() => scene.database.drop());
  beforeEach(async () => {
    scene.delay = 'off';
    userData = await mkdtemp(join(tmpdir(), 'tiza-journal-'));
    scene.laptop = await scene.sit();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((laptop) => laptop.close()));
    await rm(userData, { recursive: true, force: true });
    await scene.database.query('TRUNCATE feedback RESTART IDENTITY');
  });
  return scene;
}
