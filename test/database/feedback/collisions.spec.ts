import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '#contract/errors';
import { outcomeOf } from '../../../main/database/errors.ts';
import { createDelivery } from '../../../main/feedback/create-delivery.ts';
import type { Delivered } from '../../../main/feedback/delivery.ts';
import { createTestServer, type TestServer } from '../../support/server.ts';
import { asOwner, groundNamed, type LaidGround } from './grounds.ts';
import {
  comment,
  confirmedNames,
  type Desk,
  edit,
  isConfirmed,
  openDesk,
  publish,
  send,
  withdraw,
} from './scene.ts';

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
