import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#contract/errors';
import type { FeedbackBase, FeedbackChange } from '#contract/feedback-delivery';
import { outcomeOf } from '../../main/database/errors.ts';
import { asOwner, groundNamed, type LaidGround } from '../database/feedback/grounds.ts';
import {
  comment,
  confirmedNames,
  type Desk,
  edit,
  eva,
  isConfirmed,
  publish,
  restore,
  send,
} from '../database/feedback/scene.ts';
import { createProxy, type TestProxy } from '../support/proxy.ts';
import { createRandom } from '../support/random.ts';
import { createTestServer, type TestServer } from '../support/server.ts';

const full = process.env.FAULTS === 'full';

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.remove());

it('two desks that edit the same comment hundreds of times lose no word of each other', async () => {
  const laid = await groundNamed('with our tables and one login for all').lay(server);
  const ground = await asOwner(laid);
  const ana = await laid.open('ana', confirmedNames);
  const luis = await laid.open('luis', confirmedNames);
  const each = full ? 250 : 50;
  let conflicts = 0;
  const base = await publish(ana, 'Inicio');
  const write = async (desk: Desk, author: string) => {
    let now: FeedbackBase = base;
    for (let round = 0; round < each; ) {
      const text = `${now.text} ${author}${round}`;
      const outcome = await send(desk, edit(now, text, { author }));
      if (outcome.outcome === 'confirmed') {
        now = { id: outcome.id, version: outcome.version, text };
        round += 1;
      } else if (outcome.outcome === 'conflict' && outcome.kind === 'changed') {
        conflicts += 1;
        now = outcome.theirs;
      } else throw new Error(JSON.stringify(outcome));
    }
  };
  await Promise.all([write(ana, 'ana'), write(luis, 'luis')]);
  const [final] = await ground.comments();
  const words = final?.text.split(' ') ?? [];
  for (const author of ['ana', 'luis']) {
    expect(words.filter((word) => word.startsWith(author))).toEqual(
      Array.from({ length: each }, (_, round) => `${author}${round}`),
    );
  }
  expect(conflicts).toBeGreaterThan(0);
  const revisions = await laid.course.as<{ previous: string | null; comment: string }>(
    laid.course.owner,
    'SELECT previous, comment FROM tiza.history ORDER BY id',
  );
  expect(revisions).toHaveLength(2 * each + 1);
  for (const [index, { previous }] of revisions.entries()) {
    expect(previous).toBe(revisions[index - 1]?.comment ?? null);
  }
  await Promise.all([ana.close(), luis.close()]);
  await laid.end();
});

describe.each([
  'without our tables',
  'with a login for each teacher',
  'with ids that are always the server’s, as a teacher',
  'without our tables and without a right to the sequence',
])('%s, over a line that breaks', (name) => {
  let laid: LaidGround;
  let ground: Awaited<ReturnType<typeof asOwner>>;
  let proxy: TestProxy;
  let desk: Desk;
  beforeAll(async () => {
    laid = await groundNamed(name).lay(server);
    ground = await asOwner(laid);
    proxy = await createProxy(server);
    desk = await laid.open('ana', confirmedNames, proxy);
  });
  afterAll(async () => {
    await desk?.close();
    await proxy?.close();
    await laid?.end();
  });

  const until = async (change: FeedbackChange): Promise<void> => {
    let unknown = false;
    let ids: string[] | null | undefined;
    let twins: string[] | null = null;
    for (let attempt = 0; attempt < 200; attempt++) {
      try {
        ids ??= change.kind === 'new' ? await desk.takeIds(1) : null;
        const id = ids?.[0] ?? null;
        if (!unknown) twins = id === null ? await desk.twins(change) : null;
        const outcome = unknown
          ? await desk.reconcile(change, id, twins)
          : await desk.deliver(change, id, twins);
        if (outcome.outcome === 'confirmed') return;
        if (outcome.outcome !== 'absent') throw new Error(JSON.stringify(outcome));
        unknown = false;
      } catch (error) {
        if (!(error instanceof AppError) || outcomeOf(error) === 'final') throw error;
        unknown ||= outcomeOf(error) === 'unknown';
      }
    }
    throw new Error('It never went through');
  };

  it('every comment is there once', async () => {
    const random = createRandom(11);
    const count = full ? 250 : 15;
    const students = await ground.students(count);
    for (const student of students) {
      proxy.set({ cutAfterBytes: random.chance(0.6) ? 200 + random.below(4500) : Number.POSITIVE_INFINITY });
      const change = comment(`Para ${student}`, { student });
      const mended = setTimeout(() => proxy.set({ cutAfterBytes: Number.POSITIVE_INFINITY }), 300);
      await until(change);
      clearTimeout(mended);
    }
    const found = (await ground.comments()).map(({ student }) => student);
    expect(found.toSorted()).toEqual(students.toSorted());
  });

  it('what was withdrawn is there again once, beside what says the same', async () => {
    const random = createRandom(12);
    const count = full ? 100 : 2;
    for (let round = 0; round < count; round++) {
      await ground.empty();
      const base = await publish(desk, 'Bien.');
      await publish(desk, 'Bien.', { seen: [base.id] });
      await ground.remove(base.id);
      proxy.set({ cutAfterBytes: 1500 + random.below(2500) });
      const mended = setTimeout(() => proxy.set({ cutAfterBytes: Number.POSITIVE_INFINITY }), 200);
      await until(restore(base));
      clearTimeout(mended);
      proxy.set({ cutAfterBytes: Number.POSITIVE_INFINITY });
      expect((await ground.comments()).map(({ text }) => text)).toEqual(['Bien.', 'Bien.']);
    }
  });
});

it("the platform's own statements go on while teachers publish", async () => {
  const laid = await groundNamed('with a login for each teacher').lay(server);
  const ground = await asOwner(laid);
  const desk = await laid.open('ana', confirmedNames);
  const students = await ground.students(60);
  const platform = laid.course.open();
  let publishing = true;
  const errors: unknown[] = [];
  let answered = 0;
  const web = async () => {
    while (publishing) {
      try {
        await platform.rows({
          text: `INSERT INTO feedback (email_alumno, actividad, comentario) VALUES ($1, 'Foro 2', 'web') RETURNING id`,
          values: [eva],
        });
        await platform.rows({ text: 'SELECT * FROM feedback WHERE email_alumno = $1', values: [eva] });
        await platform.rows({ text: `UPDATE feedback SET comentario = 'webbed' WHERE comentario = 'web'` });
        answered += 3;
      } catch (error) {
        errors.push(error);
      }
    }
  };
  const busy = [web(), web()];
  for (const student of students) {
    const [id = null] = (await desk.takeIds(1)) ?? [];
    isConfirmed(await desk.deliver({ ...comment('Bien.', { student }), key: randomUUID() }, id));
  }
  publishing = false;
  await Promise.all(busy);
  expect(errors).toEqual([]);
  expect(answered).toBeGreaterThan(30);
  await desk.close();
  await laid.end();
});
