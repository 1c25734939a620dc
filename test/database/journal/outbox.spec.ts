import { expect, it } from 'vitest';
import type { WaitReason } from '#contract/journal-outbox';
import { aboutEva, aComment, confirmedNames, eva, type Laptop } from '../../support/journal/laptop.ts';
import { course, useScene } from './scene.ts';

const scene = useScene();
const journal = () => scene.laptop.handlers;

it('publishing answers when it is written down, and is confirmed under the id that was taken for it', async () => {
  await journal().keep({ course, key: 'foro1/1', text: 'Bien.', about: aboutEva });
  const wanted = { ...aComment('Bien.'), draft: 'foro1/1', course };
  const item = await journal().publish(wanted);
  expect(item).toMatchObject({ text: 'Bien.', kind: 'new', student: eva });
  expect(await journal().drafts({ discarded: true })).toEqual([]);
  const { confirmed } = await scene.laptop.until(item.id, ({ state }) => state === 'confirmed');
  const [row] = await scene.database.query<{ id: number; recent: boolean }>(
    `SELECT id, fecha > localtimestamp - interval '1 minute' AS recent FROM feedback`,
  );
  expect([confirmed?.id, row?.recent]).toEqual([String(row?.id), true]);
});

it('the same key is the same comment, however often it is published', async () => {
  const wanted = { ...aComment('Bien.'), course };
  await Promise.all([journal().publish(wanted), journal().publish(wanted), journal().publish(wanted)]);
  await scene.laptop.drained();
  expect(await journal().publish(wanted)).toMatchObject({ state: 'confirmed' });
  expect(await scene.comments()).toEqual(['Bien.']);
});

it('keeps what cannot be stored byte by byte out of the queue, and says why', async () => {
  for (const [text, reason] of [
    ['a\0b', 'text-has-nul'],
    ['a\ud83d b', 'text-malformed'],
    ['  \n', 'text-empty'],
    ['x'.repeat(1_000_001), 'text-too-long'],
  ] as const) {
    const refused = { code: 'invalid-input', details: { reason } };
    await expect(journal().publish({ ...aComment(text), course })).rejects.toMatchObject(refused);
  }
  const long = 'ñ€😀\u202e\r\n'.repeat(40_000);
  await scene.publish(long);
  expect(await scene.comments()).toEqual([long]);
  expect((await journal().outbox(undefined)).counts).toEqual({ waiting: 0, held: 0, attention: 0 });
});

it('keeps the order of one student, whatever else is sent', async () => {
  const wanted = Array.from({ length: 12 }, (_, n) =>
    aComment(`${n}`, n % 3 === 0 ? 'luis@uni.example' : eva),
  );
  await Promise.all(wanted.map((each) => journal().publish({ ...each, course })));
  await scene.laptop.drained();
  const rows = await scene.database.query<{ student: string; text: string }>(
    'SELECT email_alumno AS student, comentario AS text FROM feedback ORDER BY id',
  );
  for (const student of [eva, 'luis@uni.example']) {
    const texts = rows.filter((row) => row.student === student).map(({ text }) => Number(text));
    expect(texts).toEqual([...texts].sort((one, other) => one - other));
  }
  expect(rows).toHaveLength(12);
});

it('waits for whatever another hour may lift, says why, and goes by itself', async () => {
  const { host, port } = scene.database;
  const name = scene.database.database;
  const waiting = async (laptop: Laptop, reason: WaitReason) => {
    const wanted = aComment(`Hasta que se pueda: ${reason}`);
    await laptop.handlers.publish({ ...wanted, course: laptop.course });
    await laptop.until(wanted.change.key, ({ waitsFor }) => waitsFor === reason);
    expect(await scene.comments()).toEqual([]);
    return async () => {
      await laptop.until(wanted.change.key, ({ state }) => state === 'confirmed');
      await scene.database.query('TRUNCATE feedback RESTART IDENTITY');
    };
  };

  const unnamed = await scene.sit({ labels: {}, course: { id: 'sin-nombres' } });
  const named = await waiting(unnamed, 'names-unconfirmed');
  await unnamed.courses.renew(confirmedNames);
  unnamed.journal.courseChanged();
  await named();

  const login = { host, port, database: name, user: `lee_${name}`, password: 'solo leer' };
  await scene.database.query(`CREATE ROLE ${login.user} LOGIN PASSWORD '${login.password}'`);
  await scene.database.query(`GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${login.user}`);
  const told: (WaitReason | null)[] = [];
  const reader = await scene.sit({ place: login, course: { id: 'sin-permiso' } }, (name, payload) => {
    if (name === 'outbox-changed' && 'counts' in payload)
      told.push(...payload.items.map((item) => item.waitsFor));
  });
  const granted = await waiting(reader, 'not-allowed');
  const [tried] = await reader.items();
  await reader.until(tried?.id ?? '', ({ tries }) => tries >= 3);
  // Trying again does not make it look as if nothing stood in its way.
  expect(new Set(told.slice(told.indexOf('not-allowed')))).toEqual(new Set(['not-allowed']));
  await scene.database.query(`GRANT INSERT ON feedback TO ${login.user}`);
  await scene.database.query(`GRANT USAGE ON SEQUENCE feedback_id_seq TO ${login.user}`);
  await granted();

  await scene.database.query(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
  const closed = await scene.sit({ course: { id: 'cerrado' } });
  const opened = await waiting(closed, 'server-reads-only');
  await scene.database.query(`ALTER DATABASE ${name} RESET default_transaction_read_only`);
  await scene.database.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  await opened();

  const looking = await scene.sit({ course: { id: 'mirando', readOnly: true } });
  await waiting(looking, 'only-looking');
  await expect(journal().publish({ ...aComment('Hola'), course: 'otro' })).rejects.toMatchObject({
    code: 'not-connected',
  });
});

it('what was queued waits while the course may not be written, and goes when it may', async () => {
  scene.delay = 'until-told';
  const { id } = await journal().publish({ ...aComment('Paciencia.'), course });
  // The course is opened again before anybody has confirmed its names, and just to look.
  for (const [more, reason] of [
    [{ labels: {} }, 'names-unconfirmed'],
    [{ course: { readOnly: true } }, 'only-looking'],
  ] as const) {
    await scene.restart(more);
    await journal().release({});
    await scene.laptop.until(id, ({ waitsFor }) => waitsFor === reason);
    expect(await scene.comments()).toEqual([]);
  }
  await scene.restart();
  await scene.laptop.drained();
  expect(await scene.comments()).toEqual(['Paciencia.']);
});

it('of two teachers who comment at once the later one decides: both stand, mine goes, or it is written anew', async () => {
  await scene.database.query(
    `INSERT INTO feedback (email_alumno, actividad, comentario) VALUES ($1, 'Foro 1', 'De Luis.')`,
    [eva],
  );
  const send = async (text: string) => {
    const wanted = aComment(text);
    await journal().publish({ ...wanted, course });
    return scene.laptop.until(wanted.change.key, ({ state }) => state === 'conflict');
  };
  const first = await send('Mío.');
  expect(first.conflict).toMatchObject({ kind: 'colleague', theirs: [{ text: 'De Luis.' }] });
  expect((await journal().outbox(undefined)).counts.attention).toBe(1);
  await journal().resolve({ id: first.id, choice: 'mine' });
  await scene.laptop.until(first.id, ({ state }) => state === 'confirmed');
  expect(await scene.comments()).toEqual(['De Luis.', 'Mío.']);

  await journal().resolve({ id: (await send('Otro.')).id, choice: 'theirs' });
  await journal().resolve({ id: (await send('Y otro.')).id, choice: 'draft' });
  const drafts = await journal().drafts({ discarded: true });
  expect(drafts.map(({ text, discardedAt }) => [text, discardedAt !== null])).toEqual([
    ['Y otro.', false],
    ['Otro.', true],
  ]);
  expect(await scene.comments()).toEqual(['De Luis.', 'Mío.']);
});

it('my own comment of a moment ago is no colleague', async () => {
  await scene.publish('Primero.');
  await scene.publish('Segundo.');
  expect(await scene.comments()).toEqual(['Primero.', 'Segundo.']);
});

it('a colleague to whom a restored database gave the id of my own comment is still a colleague', async () => {
  const mine = await scene.publish('Primero.');
  await scene.database.query('TRUNCATE feedback RESTART IDENTITY');
  const [theirs] = await scene.database.query<{ id: string }>(
    `INSERT INTO feedback (email_alumno, actividad, comentario) VALUES ($1, 'Foro 1', 'De Luis.') RETURNING id::text`,
    [eva],
  );
  expect(theirs?.id).toBe(mine.confirmed?.id);
  const { change } = aComment('Segundo.');
  await journal().publish({ change, studentName: 'Eva', draft: null, course });
  const { conflict } = await scene.laptop.until(change.key, ({ conflict }) => conflict !== null);
  expect(conflict).toMatchObject({ kind: 'colleague', theirs: [{ text: 'De Luis.' }] });
  expect(await scene.comments()).toEqual(['De Luis.']);
});

it('a stale rewording shows both and can keep both', async () => {
  const published = await scene.publish('Base.');
  await scene.database.query(`UPDATE feedback SET comentario = 'Suyo.'`);
  const { key: id } = await scene.reword(published, 'Mío.');
  const item = await scene.laptop.until(id, ({ state }) => state === 'conflict');
  expect(item).toMatchObject({
    text: 'Mío.',
    base: { text: 'Base.' },
    conflict: { kind: 'changed', theirs: { text: 'Suyo.' } },
  });
  expect(await journal().resolve({ id, choice: 'both' })).toMatchObject({ state: 'cancelled' });
  await scene.laptop.drained();
  expect(await scene.comments()).toEqual(['Suyo.', 'Mío.']);
});

it('my own rewordings follow one another, also when each began from the same words', async () => {
  const published = await scene.publish('Base.');
  await scene.reword(published, 'Mejor.');
  await scene.reword(published, 'Mejor aún.');
  await scene.laptop.drained();
  expect((await journal().outbox(undefined)).counts.attention).toBe(0);
  expect(await scene.comments()).toEqual(['Mejor aún.']);
});

it('a draft found later is shown beside what was published meanwhile', async () => {
  const { confirmed } = await scene.publish('Base.');
  const editing = { id: confirmed?.id ?? '', version: confirmed?.version ?? null, text: 'Base.' };
  await journal().keep({ course, key: 'e', text: 'Mejor.', about: { ...aboutEva, editing } });
  await journal().keep({ course, key: 'n', text: 'Nuevo.', about: { ...aboutEva, seen: [editing.id] } });
  await scene.database.query(`UPDATE feedback SET comentario = 'Suyo.'`);
  await scene.restart();
  expect((await journal().drafts({ discarded: false })).map(({ text }) => text)).toEqual([
    'Nuevo.',
    'Mejor.',
  ]);
  expect(await journal().meanwhile({ key: 'e' })).toMatchObject({ theirs: { text: 'Suyo.' }, newer: [] });
  expect(await journal().meanwhile({ key: 'n' })).toEqual({ theirs: null, newer: [] });
  await scene.database.query(
    `INSERT INTO feedback (email_alumno, actividad, comentario) VALUES ($1, 'Foro 1', 'Otro más.')`,
    [eva],
  );
  expect(await journal().meanwhile({ key: 'n' })).toMatchObject({ newer: [{ text: 'Otro más.' }] });
});

it('a table somebody keeps locked holds one item up and loses nothing', async () => {
  const { key: id } = aComment('').change;
  await scene.database.query('CREATE TABLE lock_done (at int)');
  const locked = scene.database.query(
    `DO $$ BEGIN LOCK TABLE feedback; WHILE NOT EXISTS (SELECT FROM pg_stat_activity
       WHERE query LIKE '%lock_done_now%' AND pid <> pg_backend_pid()) LOOP PERFORM pg_sleep(0.05), pg_stat_clear_snapshot();
     END LOOP; END $$`,
  );
  const wanted = aComment('Cuando se pueda.');
  await journal().publish({ ...wanted, change: { ...wanted.change, key: id }, course });
  await scene.laptop.until(id, ({ tries, problem }) => tries > 0 && problem?.code === 'busy');
  expect((await scene.laptop.items())[0]?.state).not.toBe('confirmed');
  await scene.database.query(`SELECT 'lock_done_now', pg_sleep(0.3)`);
  await locked;
  await scene.laptop.drained();
  expect(await scene.comments()).toEqual(['Cuando se pueda.']);
});
