import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Indexes } from '../../../main/care/indexes/indexes.ts';
import { lookingOnly } from '../../../main/database/looking-only.ts';
import { createIndexScene, ended, type IndexScene, queueOfForum } from './index-scene.ts';

let scene: IndexScene;
beforeEach(async () => {
  scene = await createIndexScene();
});
afterEach(() => scene.end());

async function waiting(one: Indexes): Promise<void> {
  for (;;) {
    const progress = await one.progress();
    if (progress?.phase.startsWith('waiting')) return;
    expect(progress?.state).toBe('building');
    await sleep(20);
  }
}

describe('a build', () => {
  it('lets the platform write on all the while', async () => {
    await scene.fill();
    const one = scene.indexes();
    const release = await scene.holdUp();
    await one.create(queueOfForum);
    await waiting(one);
    for (let written = 0; written < 20; written++) {
      await scene.course.query(
        `INSERT INTO respuestas_foro1 (email, r1) VALUES ('1@uni.example', 'meanwhile')`,
      );
    }
    await expect(one.create('public.tiza_examen1_queue')).rejects.toMatchObject({ code: 'busy' });
    await release();
    expect(await ended(one)).toMatchObject({ state: 'done' });
    expect(
      await scene.course.query(
        `SELECT indisvalid FROM pg_index WHERE indexrelid = 'tiza_foro1_queue'::regclass`,
      ),
    ).toEqual([{ indisvalid: true }]);
  });

  it("is not cut off by a host's time limit", async () => {
    await scene.fill();
    await scene.course.query(`ALTER DATABASE ${scene.course.database} SET statement_timeout = '400ms'`);
    const one = scene.indexes();
    const release = await scene.holdUp();
    await one.create(queueOfForum);
    await waiting(one);
    await sleep(800);
    await release();
    expect(await ended(one)).toMatchObject({ state: 'done' });
  });

  it('leaves something behind when it is cancelled, which is found, offered and dropped', async () => {
    await scene.fill();
    const one = scene.indexes();
    const release = await scene.holdUp();
    await one.create(queueOfForum);
    await waiting(one);
    const under = (await one.report()).leftovers;
    expect(under.filter(({ mayDrop }) => mayDrop)).toEqual([]);
    await one.cancel();
    expect(await one.progress()).toMatchObject({ state: 'cancelled' });
    await release();

    const { leftovers } = await one.report();
    expect(leftovers).toMatchObject([
      { schema: 'public', name: 'tiza_foro1_queue', table: 'respuestas_foro1', mayDrop: true },
    ]);
    await expect(one.create(queueOfForum)).rejects.toMatchObject({
      code: 'conflict',
      details: { reason: 'leftover-in-the-way' },
    });
    await one.dropLeftover({ schema: 'public', name: 'tiza_foro1_queue' });
    expect((await one.report()).leftovers).toEqual([]);
    await one.create(queueOfForum);
    expect(await ended(one)).toMatchObject({ state: 'done' });
  });

  it('goes on without the desk that began it, and is found by the next', async () => {
    await scene.fill();
    const database = scene.open();
    const release = await scene.holdUp();
    const first = scene.indexes({}, false, () => database);
    await first.create(queueOfForum);
    await waiting(first);
    await database.close();

    const next = scene.indexes();
    expect(await next.progress()).toMatchObject({ id: queueOfForum, state: 'building' });
    await expect(next.create('public.tiza_examen1_queue')).rejects.toMatchObject({ code: 'busy' });
    await release();
    expect(await ended(next)).toMatchObject({ id: queueOfForum, state: 'done' });
    expect((await next.report()).leftovers).toEqual([]);
  });

  it('that somebody else began is cancelled from here too', async () => {
    await scene.fill();
    const release = await scene.holdUp();
    const theirs = scene.indexes();
    await theirs.create(queueOfForum);
    await waiting(theirs);
    const mine = scene.indexes();
    expect(await mine.progress()).toMatchObject({ id: queueOfForum, state: 'building' });
    await mine.cancel();
    expect(await mine.progress()).toMatchObject({ state: 'cancelled' });
    expect(await ended(theirs)).toMatchObject({ state: expect.not.stringMatching(/done|building/) });
    await release();
    expect((await mine.report()).leftovers).toMatchObject([{ name: 'tiza_foro1_queue', mayDrop: true }]);
  });

  it('tells why it failed', async () => {
    await scene.fill(100);
    await scene.course.query('ALTER TABLE respuestas_foro1 RENAME fecha TO cuando');
    const one = scene.indexes();
    await one.create(queueOfForum);
    expect(await ended(one)).toMatchObject({ state: 'failed', problem: { code: 'schema-outdated' } });
  });

  it('is refused through a pooler, with the reason', async () => {
    const one = scene.indexes({}, true);
    expect(await one.report()).toMatchObject({ obstacle: 'indexes-need-direct' });
    const refused = { code: 'forbidden', details: { reason: 'indexes-need-direct' } };
    await expect(one.create(queueOfForum)).rejects.toMatchObject(refused);
    await expect(one.dropLeftover({ schema: 'public', name: 'x' })).rejects.toMatchObject(refused);
  });
});

describe('a course opened just to look at', () => {
  it('has advice and nothing built', async () => {
    const one = scene.indexes({}, false, lookingOnly);
    expect(await one.report()).toMatchObject({ obstacle: 'server-reads-only' });
    await expect(one.create(queueOfForum)).rejects.toMatchObject({
      code: 'forbidden',
      details: { reason: 'server-reads-only' },
    });
  });
});

describe('dropping', () => {
  it('takes leftovers only', async () => {
    const one = scene.indexes();
    for (const name of ['usuarios_pkey', 'idx_feedback_email', 'feedback', 'nothing']) {
      await expect(one.dropLeftover({ schema: 'public', name })).rejects.toMatchObject({
        code: 'conflict',
        details: { reason: 'not-a-leftover' },
      });
    }
  });
});
