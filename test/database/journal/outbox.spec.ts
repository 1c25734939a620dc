import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PublishDelay } from '#contract/preferences';
import {
  aboutEva,
  aComment,
  eva,
  type Laptop,
  type LaptopOptions,
  openLaptop,
} from '../../support/journal/laptop.ts';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';

let database: TestDatabase;
let userData: string;
let laptop: Laptop;
let delay: PublishDelay;
const others: Laptop[] = [];

beforeAll(async () => {
  database = await createTestDatabase('calculus');
  await database.query(`INSERT INTO usuarios (email, password, nombre, apellidos)
    SELECT name || '@uni.example', '', name, '' FROM unnest(ARRAY['eva', 'luis', 'ana']) AS name`);
  await database.query(`INSERT INTO respuestas_foro1 (email, r1) VALUES ($1, 'Una respuesta')`, [eva]);
});
afterAll(() => database.drop());

beforeEach(async () => {
  delay = 'off';
  userData = await mkdtemp(join(tmpdir(), 'tiza-journal-'));
  laptop = await sit();
});
afterEach(async () => {
  await Promise.all([laptop, ...others.splice(0)].map((each) => each.close()));
  await rm(userData, { recursive: true, force: true });
  await database.query('TRUNCATE feedback RESTART IDENTITY');
});

const sit = (more: Partial<LaptopOptions> = {}) =>
  openLaptop({ userData, place: database, delay: () => delay, ...more });

const comments = async () =>
  (await database.query<{ text: string }>('SELECT comentario AS text FROM feedback ORDER BY id')).map(
    ({ text }) => text,
  );

async function publish(text: string, student = eva, on = laptop) {
  const wanted = aComment(text, student);
  await on.handlers.publish({ ...wanted, course: on.course });
  return on.until(wanted.change.key, ({ state }) => state === 'confirmed');
}

async function commentBehind(text: string): Promise<void> {
  await database.query(
    `INSERT INTO feedback (email_alumno, actividad, comentario) VALUES ($1, 'Foro 1', $2)`,
    [eva, text],
  );
}

describe('publishing', () => {
  it('answers when it is written down, and is confirmed under the id that was taken for it', async () => {
    await laptop.handlers.keep({ course: 'calculo', key: 'foro1/1', text: 'Bien.', about: aboutEva });
    const wanted = { ...aComment('Bien.'), draft: 'foro1/1', course: 'calculo' };
    const item = await laptop.handlers.publish(wanted);
    expect(item).toMatchObject({ text: 'Bien.', kind: 'new', student: eva });
    expect(await laptop.handlers.drafts({ discarded: true })).toEqual([]);
    const { confirmed } = await laptop.until(item.id, ({ state }) => state === 'confirmed');
    const [row] = await database.query<{ id: number; recent: boolean }>(
      `SELECT id, fecha > localtimestamp - interval '1 minute' AS recent FROM feedback`,
    );
    expect([confirmed?.id, row?.recent]).toEqual([String(row?.id), true]);
    // The same key again is the same comment.
    expect(await laptop.handlers.publish(wanted)).toMatchObject({ id: item.id, state: 'confirmed' });
    expect(await comments()).toEqual(['Bien.']);
  });

  it('keeps what cannot be stored byte by byte out of the queue, and says where', async () => {
    for (const [text, reason] of [
      ['a\0b', 'text-has-nul'],
      ['a\ud83d b', 'text-malformed'],
      ['  \n', 'text-empty'],
      ['x'.repeat(1_000_001), 'text-too-long'],
    ] as const) {
      await expect(laptop.handlers.publish({ ...aComment(text), course: 'calculo' })).rejects.toMatchObject({
        code: 'invalid-input',
        details: { reason },
      });
    }
    const long = 'ñ€😀\u202e\r\n'.repeat(40_000);
    await publish(long);
    expect(await comments()).toEqual([long]);
    expect((await laptop.handlers.outbox(undefined)).counts).toEqual({ waiting: 0, held: 0, attention: 0 });
  });

  it('keeps the order of one student, whatever else is sent', async () => {
    const wanted = Array.from({ length: 12 }, (_, n) =>
      aComment(`${n}`, n % 3 === 0 ? 'luis@uni.example' : eva),
    );
    await Promise.all(wanted.map((each) => laptop.handlers.publish({ ...each, course: 'calculo' })));
    await laptop.drained();
    const rows = await database.query<{ student: string; text: string }>(
      'SELECT email_alumno AS student, comentario AS text FROM feedback ORDER BY id',
    );
    for (const student of [eva, 'luis@uni.example']) {
      const texts = rows.filter((row) => row.student === student).map(({ text }) => Number(text));
      expect(texts).toEqual([...texts].sort((one, other) => one - other));
    }
    expect(rows).toHaveLength(12);
  });

  it('a name nobody confirmed, a course just looked at and a foreign course take nothing', async () => {
    const unnamed = await sit({ labels: {}, course: { id: 'sin-nombres' } });
    const looking = await sit({ course: { id: 'mirando', readOnly: true } });
    others.push(unnamed, looking);
    await expect(
      unnamed.handlers.publish({ ...aComment('Hola'), course: 'sin-nombres' }),
    ).rejects.toMatchObject({ code: 'forbidden', details: { reason: 'names-unconfirmed' } });
    await expect(looking.handlers.publish({ ...aComment('Hola'), course: 'mirando' })).rejects.toMatchObject({
      code: 'forbidden',
      details: { reason: 'read-only' },
    });
    await expect(laptop.handlers.publish({ ...aComment('Hola'), course: 'otro' })).rejects.toMatchObject({
      code: 'not-connected',
    });
    expect(await comments()).toEqual([]);
  });
});

describe('a colleague was there meanwhile', () => {
  it('and the teacher decides: both stand, mine goes, or it is written anew', async () => {
    await commentBehind('De Luis.');
    const send = async (text: string) => {
      const wanted = aComment(text);
      await laptop.handlers.publish({ ...wanted, course: 'calculo' });
      return laptop.until(wanted.change.key, ({ state }) => state === 'conflict');
    };
    const first = await send('Mío.');
    expect(first.conflict).toMatchObject({ kind: 'colleague', theirs: [{ text: 'De Luis.' }] });
    expect((await laptop.handlers.outbox(undefined)).counts.attention).toBe(1);
    await laptop.handlers.resolve({ id: first.id, choice: 'mine' });
    await laptop.until(first.id, ({ state }) => state === 'confirmed');
    expect(await comments()).toEqual(['De Luis.', 'Mío.']);

    const second = await send('Otro.');
    await laptop.handlers.resolve({ id: second.id, choice: 'theirs' });
    const third = await send('Y otro.');
    await laptop.handlers.resolve({ id: third.id, choice: 'draft' });
    const drafts = await laptop.handlers.drafts({ discarded: true });
    expect(drafts.map(({ text, discardedAt }) => [text, discardedAt !== null])).toEqual([
      ['Y otro.', false],
      ['Otro.', true],
    ]);
    expect(await comments()).toEqual(['De Luis.', 'Mío.']);
  });

  it('my own comment of a moment ago is no colleague', async () => {
    await publish('Primero.');
    await publish('Segundo.');
    expect(await comments()).toEqual(['Primero.', 'Segundo.']);
  });

  it('a stale rewording shows both and keeps both', async () => {
    const { confirmed } = await publish('Base.');
    const base = { id: confirmed?.id ?? '', version: confirmed?.version ?? null, text: 'Base.' };
    await database.query(`UPDATE feedback SET comentario = 'Suyo.'`);
    const { seen: _seen, ...about } = aComment('').change as Extract<
      ReturnType<typeof aComment>['change'],
      { kind: 'new' }
    >;
    const change = { ...about, kind: 'edit' as const, text: 'Mío.', base };
    await laptop.handlers.publish({ change, studentName: 'Eva', draft: null, course: 'calculo' });
    const item = await laptop.until(change.key, ({ state }) => state === 'conflict');
    expect(item).toMatchObject({
      text: 'Mío.',
      base,
      conflict: { kind: 'changed', theirs: { text: 'Suyo.' } },
    });
    const beside = await laptop.handlers.resolve({ id: item.id, choice: 'both' });
    expect(beside.state).toBe('cancelled');
    await laptop.drained();
    expect(await comments()).toEqual(['Suyo.', 'Mío.']);
  });
});

describe('undoing', () => {
  it('during the delay takes back what nobody has seen, and the words are a draft again', async () => {
    delay = '30s';
    const wanted = { ...aComment('Demasiado pronto.'), draft: 'foro1/1', course: 'calculo' };
    const item = await laptop.handlers.publish(wanted);
    expect(item).toMatchObject({ state: 'held', waitsFor: 'delay', undo: 'take-back' });
    expect(await laptop.handlers.undo({ id: item.id })).toMatchObject({
      how: 'taken-back',
      draft: 'foro1/1',
    });
    expect(await laptop.handlers.drafts({ discarded: false })).toMatchObject([
      { key: 'foro1/1', text: 'Demasiado pronto.', about: { student: eva } },
    ]);
    await expect(laptop.handlers.undo({ id: item.id })).rejects.toMatchObject({ code: 'conflict' });
    expect(await comments()).toEqual([]);
  });

  it('what is held until told goes when told, also after a restart', async () => {
    delay = 'until-told';
    const wanted = { ...aComment('Cuando yo diga.'), course: 'calculo' };
    await laptop.handlers.publish(wanted);
    await laptop.close();
    laptop = await sit();
    await sleep(200);
    expect(await laptop.items()).toMatchObject([{ state: 'held', waitsFor: 'until-told' }]);
    expect(await comments()).toEqual([]);
    await laptop.handlers.release({});
    await laptop.drained();
    expect(await comments()).toEqual(['Cuando yo diga.']);
  });

  it('after it was published removes the row, and undoing that brings it back', async () => {
    const { id } = await publish('Fuera de lugar.');
    expect(await laptop.handlers.undo({ id })).toMatchObject({ how: 'queued' });
    await laptop.drained();
    expect(await comments()).toEqual([]);
    const removal = (await laptop.items()).find(({ undoes }) => undoes === id);
    expect(removal).toMatchObject({ kind: 'withdraw', state: 'confirmed', undo: 'restore' });
    await laptop.handlers.undo({ id: removal?.id ?? '' });
    await laptop.drained();
    expect(await comments()).toEqual(['Fuera de lugar.']);
  });

  it('of a rewording brings the words before back', async () => {
    const { confirmed } = await publish('Antes.');
    const { seen: _seen, ...about } = aComment('').change as Extract<
      ReturnType<typeof aComment>['change'],
      { kind: 'new' }
    >;
    const base = { id: confirmed?.id ?? '', version: confirmed?.version ?? null, text: 'Antes.' };
    const change = { ...about, kind: 'edit' as const, text: 'Después.', base };
    await laptop.handlers.publish({ change, studentName: 'Eva', draft: null, course: 'calculo' });
    await laptop.until(change.key, ({ state }) => state === 'confirmed');
    expect(await comments()).toEqual(['Después.']);
    await laptop.handlers.undo({ id: change.key });
    await laptop.drained();
    expect(await comments()).toEqual(['Antes.']);
  });
});

describe('many at once', () => {
  const students = Array.from({ length: 60 }, (_, n) => `s${n}@uni.example`);
  beforeAll(async () => {
    await database.query(`INSERT INTO usuarios (email, password) SELECT unnest($1::text[]), ''`, [students]);
  });
  const run = '0f0f0f0f-6d1a-4e0e-9f77-0d6e6e2f7c01';
  const wanted = () => students.map((student, n) => aComment(`Para ${n}`, student));

  it('are published, paused, resumed, and undone as one', async () => {
    delay = 'until-told';
    await laptop.handlers.publishMany({ id: run, course: 'calculo', items: wanted() });
    await laptop.handlers.pauseRun({ id: run });
    await laptop.handlers.release({});
    await sleep(150);
    expect(await laptop.handlers.runs(undefined)).toMatchObject([
      { state: 'paused', total: 60, waiting: 60 },
    ]);
    await laptop.handlers.resumeRun({ id: run });
    await laptop.drained();
    expect(await laptop.handlers.runs(undefined)).toMatchObject([
      { state: 'done', confirmed: 60, waiting: 0 },
    ]);
    expect(await comments()).toHaveLength(60);
    await laptop.handlers.undoRun({ id: run });
    await laptop.drained();
    expect(await comments()).toEqual([]);
  });

  it('what a cancelled run has not sent comes back as drafts', async () => {
    delay = 'until-told';
    const items = wanted();
    await laptop.handlers.publishMany({ id: run, course: 'calculo', items });
    await laptop.handlers.release({ ids: items.slice(0, 5).map(({ change }) => change.key) });
    for (const { change } of items.slice(0, 5)) {
      await laptop.until(change.key, ({ state }) => state === 'confirmed');
    }
    expect(await laptop.handlers.cancelRun({ id: run })).toMatchObject({
      state: 'cancelled',
      confirmed: 5,
      cancelled: 55,
      waiting: 0,
    });
    expect(await laptop.handlers.drafts({ discarded: false })).toHaveLength(55);
    expect(await comments()).toHaveLength(5);
  });
});

describe('another database under the same course', () => {
  it('receives nothing by itself; what waited comes along as drafts', async () => {
    delay = 'until-told';
    await laptop.handlers.publish({ ...aComment('Para la de antes.'), draft: 'foro1/1', course: 'calculo' });
    await laptop.handlers.keep({ course: 'calculo', key: 'foro1/2', text: 'Un borrador.', about: aboutEva });
    await laptop.close();
    const copy = await createTestDatabase('calculus');
    try {
      laptop = await sit({ place: copy });
      expect(await laptop.items()).toEqual([]);
      expect(await laptop.handlers.drafts({ discarded: false })).toEqual([]);
      const places = await laptop.handlers.places(undefined);
      const before = places.find(({ state }) => state === 'replaced');
      expect(before).toMatchObject({ drafts: 1, waiting: 1 });
      const adopted = await laptop.handlers.adopt({ place: before?.place ?? '' });
      expect(adopted.map(({ text }) => text).sort()).toEqual(['Para la de antes.', 'Un borrador.']);
      expect(await laptop.handlers.drafts({ discarded: false })).toHaveLength(2);
      await laptop.handlers.release({});
      await sleep(100);
      expect(await copy.query('SELECT 1 FROM feedback')).toEqual([]);
      expect((await laptop.handlers.places(undefined)).map(({ state }) => state)).toEqual(['open']);
    } finally {
      await laptop.close();
      await copy.drop();
      laptop = await sit();
    }
    expect(await laptop.items()).toMatchObject([{ state: 'cancelled' }]);
  });
});
