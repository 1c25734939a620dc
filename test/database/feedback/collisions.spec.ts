import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '#contract/errors';
import type { FeedbackBase, FeedbackChange } from '#contract/feedback-delivery';
import { outcomeOf } from '../../../main/database/errors.ts';
import { createDelivery } from '../../../main/feedback/create-delivery.ts';
import type { Delivered } from '../../../main/feedback/delivery.ts';
import { createProxy, type TestProxy } from '../../support/proxy.ts';
import { createRandom } from '../../support/random.ts';
import { createTestServer, type TestServer } from '../../support/server.ts';
import { asOwner, groundNamed, type LaidGround } from './grounds.ts';
import {
  comment,
  confirmedNames,
  type Desk,
  edit,
  eva,
  isConfirmed,
  openDesk,
  publish,
  send,
  withdraw,
} from './scene.ts';

const full = process.env.FAULTS === 'full';

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.remove());

describe('two desks', () => {
  let laid: LaidGround;
  let ground: Awaited<ReturnType<typeof asOwner>>;
  let ana: Desk;
  let luis: Desk;
  beforeAll(async () => {
    laid = await groundNamed('with our tables and one login for all').lay(server);
    ground = await asOwner(laid);
    ana = await laid.open('ana', confirmedNames);
    luis = await laid.open('luis', confirmedNames);
  });
  afterAll(async () => {
    await Promise.all([ana?.close(), luis?.close()]);
    await laid?.end();
  });
  beforeEach(() => ground.empty());

  it('editing the same comment hundreds of times lose no word of each other', async () => {
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
  });

  it('one withdraws what the other edits: one of them is told', async () => {
    for (let round = 0; round < 10; round++) {
      const base = await publish(ana, 'Bien.', { goOn: true });
      const outcomes = await Promise.all([
        send(ana, edit(base, 'Mejor.')),
        send(luis, withdraw(base, { author: 'Luis' })),
      ]);
      expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['confirmed', 'conflict']);
    }
  });

  it('a locked table is waited for a moment, and then it is for another time', async () => {
    const client = laid.course.open();
    await client.tx(async (lease) => {
      await lease.rows({ text: 'LOCK TABLE feedback' });
      const error = await send(ana, comment('Bien.')).catch((cause: unknown) => cause);
      expect(error).toBeInstanceOf(AppError);
      expect(outcomeOf(error as AppError)).toBe('retryable');
    });
    expect(await ground.comments()).toEqual([]);
  });
});

describe('a server that was restored from an older backup', () => {
  let laid: LaidGround;
  let ground: Awaited<ReturnType<typeof asOwner>>;
  let desk: Desk;
  beforeAll(async () => {
    laid = await groundNamed('without our tables').lay(server);
    ground = await asOwner(laid);
    desk = await laid.open('ana', confirmedNames);
  });
  afterAll(async () => {
    await desk?.close();
    await laid?.end();
  });
  beforeEach(() => ground.empty());
  const owner = (text: string) => laid.course.as(laid.course.owner, text);

  it('gives an id that waits in the outbox to somebody else, and both comments are kept', async () => {
    const change = comment('En cola.');
    const [id = ''] = (await desk.takeIds(1)) ?? [];
    await owner(`SELECT setval('feedback_id_seq', ${id}, false)`);
    await owner(
      `INSERT INTO feedback (email_alumno, actividad, comentario) VALUES ('rosa@uni.example', 'Foro 1', 'De otra')`,
    );
    expect(await desk.deliver(change, id)).toEqual({ outcome: 'take-another-id' });
    expect(await desk.reconcile(change, id)).toEqual({ outcome: 'take-another-id' });
    const [next = ''] = (await desk.takeIds(1)) ?? [];
    isConfirmed(await desk.deliver(change, next));
    expect((await ground.comments()).map(({ text }) => text)).toEqual(['De otra', 'En cola.']);
  });

  it('has not come to an id yet: it is not taken from the platform', async () => {
    const change = comment('En cola.');
    const [id = ''] = (await desk.takeIds(1)) ?? [];
    await owner(`SELECT setval('feedback_id_seq', ${Number(id) - 1})`);
    expect(await desk.deliver(change, id)).toEqual({ outcome: 'take-another-id' });
    await ground.platformWrites('Del sistema');
    expect(await ground.comments()).toHaveLength(1);
  });

  it('gives ids of comments that are there already: they are passed over', async () => {
    const { id } = await publish(desk, 'Bien.');
    await owner(`SELECT setval('feedback_id_seq', ${id}, false)`);
    const [free] = (await desk.takeIds(1)) ?? [];
    expect(Number(free)).toBe(Number(id) + 1);
  });

  it('shows another comment under the id of an old one: it is not edited', async () => {
    const base = await publish(desk, 'Bien.');
    await owner(`UPDATE feedback SET email_alumno = 'rosa@uni.example' WHERE id = ${base.id}`);
    const outcomes: Delivered[] = [
      await send(desk, edit({ ...base, version: null }, 'Mejor.')),
      await send(desk, withdraw({ ...base, version: null })),
    ];
    expect(outcomes).toMatchObject([{ kind: 'gone' }, { outcome: 'confirmed' }]);
    expect(await ground.comments()).toMatchObject([{ student: 'rosa@uni.example', text: 'Bien.' }]);
  });
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
    for (let attempt = 0; attempt < 200; attempt++) {
      try {
        ids ??= change.kind === 'new' ? await desk.takeIds(1) : null;
        const id = ids?.[0] ?? null;
        const outcome = unknown ? await desk.reconcile(change, id) : await desk.deliver(change, id);
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
});

describe('before anything is sent', () => {
  let laid: LaidGround;
  let ground: Awaited<ReturnType<typeof asOwner>>;
  let desk: Desk;
  beforeAll(async () => {
    laid = await groundNamed('without our tables').lay(server);
    ground = await asOwner(laid);
    desk = await laid.open('ana', confirmedNames);
  });
  afterAll(async () => {
    await desk?.close();
    await laid?.end();
  });

  it.each([
    ['nothing but blanks', ' \n\t ', { code: 'text-empty' }],
    ['a NUL', 'Bien\0.', { code: 'text-has-nul', details: { at: 4 } }],
    ['half a character', 'Bien \ud83d.', { code: 'text-malformed', details: { at: 5 } }],
    ['a book', 'a'.repeat(1_000_001), { code: 'text-too-long' }],
  ])('%s is told', async (_what, text, expected) => {
    expect(desk.check(comment(text))).toMatchObject({ outcome: 'rejected', ...expected });
    expect(await send(desk, comment(text))).toMatchObject({ outcome: 'rejected', ...expected });
    expect(await ground.comments()).toEqual([]);
  });

  it('an activity whose name nobody confirmed is told', async () => {
    const unnamed = comment('Bien.', { activity: 'foro2', ref: { activity: 'foro2', id: '1' } });
    expect(await send(desk, unnamed)).toEqual({
      outcome: 'rejected',
      code: 'names-unconfirmed',
      details: { activity: 'foro2' },
    });
  });

  it('a course that is only looked at is told, and so is a server that only reads', async () => {
    const course = { ...desk.course, about: { ...desk.course.about, readOnly: true } };
    const looking = createDelivery({ course: () => course, onPublished: () => undefined });
    expect(await looking.deliver(comment('Bien.'), '1')).toMatchObject({ code: 'read-only' });
    const login = `lee_${laid.course.database}`;
    for (const statement of [
      `CREATE ROLE ${login} LOGIN PASSWORD 'pw'`,
      `GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${login}`,
    ]) {
      await laid.course.as(laid.course.owner, statement);
    }
    const reader = await openDesk({
      ...laid.course.server,
      user: login,
      password: 'pw',
      database: laid.course.database,
    });
    expect(await send(reader, comment('Bien.'))).toEqual({
      outcome: 'rejected',
      code: 'not-allowed',
      details: { action: 'comment' },
    });
    await reader.close();
  });

  it("the date is the server's, on a laptop whose clock is a year off", async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 365 * 86_400_000 });
    try {
      const { writtenAt } = isConfirmed(await send(desk, comment('Bien.', { goOn: true })));
      const [row] = await laid.course.as<{ near: boolean; same: boolean }>(
        laid.course.owner,
        `SELECT abs(extract(epoch FROM fecha - localtimestamp)) < 60 AS near,
          to_char(fecha, 'YYYY-MM-DD HH24:MI:SS.MS') = $1 AS same FROM feedback ORDER BY id DESC LIMIT 1`,
        [writtenAt],
      );
      expect(row).toEqual({ near: true, same: true });
    } finally {
      vi.useRealTimers();
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
