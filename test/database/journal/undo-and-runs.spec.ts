import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { aboutEva, aComment, eva } from '../../support/journal/laptop.ts';
import { createTestDatabase } from '../../support/postgres.ts';
import { course, useScene } from './scene.ts';

const scene = useScene();
const journal = () => scene.laptop.handlers;

describe('undoing', () => {
  it('during the delay takes back what nobody has seen, and the words are a draft again', async () => {
    scene.delay = '30s';
    const item = await journal().publish({ ...aComment('Demasiado pronto.'), draft: 'foro1/1', course });
    expect(item).toMatchObject({ state: 'held', waitsFor: 'delay', undo: 'take-back' });
    expect(await journal().undo({ id: item.id })).toMatchObject({ how: 'taken-back', draft: 'foro1/1' });
    expect(await journal().drafts({ discarded: false })).toMatchObject([
      { key: 'foro1/1', text: 'Demasiado pronto.', about: { student: eva } },
    ]);
    await expect(journal().undo({ id: item.id })).rejects.toMatchObject({ code: 'conflict' });
    expect(await scene.comments()).toEqual([]);
  });

  it('what is held until told goes when told, also after a restart', async () => {
    scene.delay = 'until-told';
    await journal().publish({ ...aComment('Cuando yo diga.'), course });
    await scene.restart();
    await sleep(200);
    expect(await scene.laptop.items()).toMatchObject([{ state: 'held', waitsFor: 'until-told' }]);
    expect(await scene.comments()).toEqual([]);
    await journal().release({});
    await scene.laptop.drained();
    expect(await scene.comments()).toEqual(['Cuando yo diga.']);
  });

  it('after it was published removes the row, and undoing that brings it back', async () => {
    const { id } = await scene.publish('Fuera de lugar.');
    expect(await journal().undo({ id })).toMatchObject({ how: 'queued' });
    await scene.laptop.drained();
    expect(await scene.comments()).toEqual([]);
    const removal = (await scene.laptop.items()).find(({ undoes }) => undoes === id);
    expect(removal).toMatchObject({ kind: 'withdraw', state: 'confirmed', undo: 'restore' });
    await journal().undo({ id: removal?.id ?? '' });
    await scene.laptop.drained();
    expect(await scene.comments()).toEqual(['Fuera de lugar.']);
  });

  it('asked while it is on its way waits for how that ends, and leaves nothing behind', async () => {
    const wanted = { ...aComment('En camino.'), draft: 'foro1/1', course };
    const item = await journal().publish(wanted);
    await scene.laptop.until(item.id, ({ state }) => state !== 'queued');
    await journal().undo({ id: item.id });
    await scene.laptop.drained();
    expect(await scene.comments()).toEqual([]);
  });

  it('of a rewording brings the words before back', async () => {
    const { key: id } = await scene.reword(await scene.publish('Antes.'), 'Después.');
    await scene.laptop.until(id, ({ state }) => state === 'confirmed');
    expect(await scene.comments()).toEqual(['Después.']);
    await journal().undo({ id });
    await scene.laptop.drained();
    expect(await scene.comments()).toEqual(['Antes.']);
  });

  it('of an earlier rewording leaves the later one as it is, and asks', async () => {
    const published = await scene.publish('Base.');
    const { key: first } = await scene.reword(published, 'Mejor.');
    await scene.laptop.until(first, ({ state }) => state === 'confirmed');
    const { key: second } = await scene.reword(published, 'Mejor aún.');
    await scene.laptop.until(second, ({ state }) => state === 'confirmed');
    await journal().undo({ id: first });
    await scene.laptop.drained();
    const undoing = (await scene.laptop.items()).find(({ undoes }) => undoes === first);
    expect(undoing).toMatchObject({ state: 'conflict', conflict: { kind: 'changed' } });
    expect(await scene.comments()).toEqual(['Mejor aún.']);
  });

  it('never removes what somebody changed since', async () => {
    const { id } = await scene.publish('Mío.');
    await scene.database.query(`UPDATE feedback SET comentario = 'De otra mano.'`);
    await journal().undo({ id });
    await scene.laptop.drained();
    const undoing = (await scene.laptop.items()).find(({ undoes }) => undoes === id);
    expect(undoing).toMatchObject({ state: 'conflict', conflict: { kind: 'changed' } });
    expect(await scene.comments()).toEqual(['De otra mano.']);
  });
});

describe('many at once', () => {
  const students = Array.from({ length: 60 }, (_, n) => `s${n}@uni.example`);
  beforeAll(async () => {
    const all = `INSERT INTO usuarios (email, password) SELECT unnest($1::text[]), ''`;
    await scene.database.query(all, [students]);
  });
  const id = '0f0f0f0f-6d1a-4e0e-9f77-0d6e6e2f7c01';
  const wanted = () => students.map((student, n) => aComment(`Para ${n}`, student));

  it('are published, paused, resumed after a restart, and undone as one', async () => {
    scene.delay = 'until-told';
    await journal().publishMany({ id, course, items: wanted() });
    await journal().pauseRun({ id });
    await journal().release({});
    await scene.restart();
    await sleep(150);
    expect(await journal().runs(undefined)).toMatchObject([{ state: 'paused', total: 60, waiting: 60 }]);
    await journal().resumeRun({ id });
    await scene.laptop.drained();
    expect(await journal().runs(undefined)).toMatchObject([{ state: 'done', confirmed: 60, waiting: 0 }]);
    expect(await scene.comments()).toHaveLength(60);
    await journal().undoRun({ id });
    await scene.laptop.drained();
    expect(await scene.comments()).toEqual([]);
  });

  it('what a cancelled run has not sent comes back as drafts', async () => {
    scene.delay = 'until-told';
    const items = wanted();
    await journal().publishMany({ id, course, items });
    const first = items.slice(0, 5).map(({ change }) => change.key);
    await journal().release({ ids: first });
    for (const key of first) await scene.laptop.until(key, ({ state }) => state === 'confirmed');
    expect(await journal().cancelRun({ id })).toMatchObject({
      state: 'cancelled',
      confirmed: 5,
      cancelled: 55,
      waiting: 0,
    });
    expect(await journal().drafts({ discarded: false })).toHaveLength(55);
    expect(await scene.comments()).toHaveLength(5);
  });
});

describe('another course, another database', () => {
  it('words that come late are kept where they were typed', async () => {
    const { handlers } = scene.laptop;
    await scene.laptop.courses.close();
    await handlers.keep({ course, key: 'foro1/1', text: 'La última palabra', about: aboutEva });
    await expect(handlers.drafts({ discarded: false })).rejects.toMatchObject({ code: 'not-connected' });
    await scene.laptop.open();
    expect(await handlers.drafts({ discarded: false })).toMatchObject([{ text: 'La última palabra' }]);
  });

  it('a database that was replaced receives nothing by itself; what waited comes along as drafts', async () => {
    scene.delay = 'until-told';
    await journal().publish({ ...aComment('Para la de antes.'), draft: 'foro1/1', course });
    // In the same box, where writing went on.
    await journal().keep({ course, key: 'foro1/1', text: 'Un borrador.', about: aboutEva });
    const other = await createTestDatabase('calculus');
    try {
      await scene.restart({ place: other });
      expect(await scene.laptop.items()).toEqual([]);
      expect(await journal().drafts({ discarded: false })).toEqual([]);
      const before = (await journal().places(undefined)).find(({ state }) => state === 'replaced');
      expect(before).toMatchObject({ drafts: 1, waiting: 1 });
      const adopted = await journal().adopt({ place: before?.place ?? '' });
      expect(adopted.map(({ text }) => text).sort()).toEqual(['Para la de antes.', 'Un borrador.']);
      expect(await journal().drafts({ discarded: false })).toHaveLength(2);
      await journal().release({});
      await sleep(100);
      expect(await other.query('SELECT 1 FROM feedback')).toEqual([]);
      expect((await journal().places(undefined)).map(({ state }) => state)).toEqual(['open']);
      await scene.restart();
    } finally {
      await other.drop();
    }
    expect(await scene.laptop.items()).toMatchObject([{ state: 'cancelled' }]);
    expect(await journal().drafts({ discarded: false })).toEqual([]);
  });
});
