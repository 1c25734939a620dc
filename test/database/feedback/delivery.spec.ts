import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestServer, type TestServer } from '../../support/server.ts';
import { asOwner, grounds, type LaidGround } from './grounds.ts';
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
  withdraw,
} from './scene.ts';

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.remove());

describe.each(grounds)('$name', ({ lay, keeps, choosesIds, removes }) => {
  let laid: LaidGround;
  let ground: Awaited<ReturnType<typeof asOwner>>;
  let desk: Desk;
  let other: Desk;
  beforeAll(async () => {
    laid = await lay(server);
    ground = await asOwner(laid);
    desk = await laid.open('ana', confirmedNames);
    other = await laid.open('luis', confirmedNames);
  });
  afterAll(async () => {
    await Promise.all([desk?.close(), other?.close()]);
    await laid?.end();
  });
  beforeEach(() => ground.empty());

  it('a comment is written once, however often it is sent', async () => {
    const change = comment('Bien razonado.\r\n');
    const ids = await desk.takeIds(1);
    expect(ids === null).toBe(!choosesIds);
    const id = ids?.[0] ?? null;
    expect(await desk.reconcile(change, id)).toEqual({ outcome: 'absent' });
    const first = isConfirmed(await desk.deliver(change, id));
    expect(await desk.deliver(change, id)).toEqual(first);
    expect(await desk.reconcile(change, id)).toEqual(first);
    expect(await ground.comments()).toEqual([
      { student: eva, activity: 'Foro 1', text: 'Bien razonado.\r\n' },
    ]);
    expect(first.writtenAt).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/);
    expect(await ground.authors()).toEqual(keeps ? ['Ana'] : []);
    expect(await ground.history()).toEqual(keeps ? ['published → Bien razonado.\r\n by Ana'] : []);
  });

  it('an edit of what somebody changed meanwhile changes nothing and shows both', async () => {
    const base = await publish(desk, 'Bien.');
    await ground.change(base.id, 'Mal.');
    const change = edit(base, 'Muy bien.');
    expect(await send(desk, change)).toMatchObject({
      outcome: 'conflict',
      kind: 'changed',
      base,
      theirs: { id: base.id, text: 'Mal.' },
    });
    expect(await desk.reconcile(change, null)).toMatchObject({ kind: 'changed' });
    expect((await ground.comments()).map(({ text }) => text)).toEqual(['Mal.']);
  });

  it('an edit changes what is as it was seen, once', async () => {
    const base = await publish(desk, 'Bien.');
    const change = edit(base, 'Muy bien. 😀');
    expect(await desk.reconcile(change, null)).toEqual({ outcome: 'absent' });
    const done = isConfirmed(await send(desk, change));
    expect(isConfirmed(await send(desk, change)).version).toBe(done.version);
    const again = edit({ ...base, version: done.version, text: 'Muy bien. 😀' }, 'Excelente.');
    isConfirmed(await send(desk, again));
    // Sent once more, long after somebody went on from there.
    expect(await send(desk, change)).toMatchObject({ outcome: keeps ? 'confirmed' : 'conflict' });
    expect((await ground.comments()).map(({ text }) => text)).toEqual(['Excelente.']);
    expect((await ground.history()).slice(1)).toEqual(
      keeps ? ['edited Bien. → Muy bien. 😀 by Ana', 'edited Muy bien. 😀 → Excelente. by Ana'] : [],
    );
  });

  it('a text changed back and forth is told by its version', async () => {
    const base = await publish(desk, 'Bien.');
    await ground.change(base.id, 'Mal.');
    await ground.change(base.id, 'Bien.');
    expect(await send(desk, edit(base, 'Muy bien.'))).toMatchObject({ kind: 'changed' });
    isConfirmed(await send(desk, edit({ ...base, version: null }, 'Muy bien.')));
  });

  it('what is gone, or has its id from somebody else, is not changed', async () => {
    const base = await publish(desk, 'Bien.');
    expect(await send(desk, edit(base, 'Otro.', { student: 'rosa@uni.example' }))).toMatchObject({
      kind: 'gone',
    });
    await ground.remove(base.id);
    expect(await send(desk, edit(base, 'Muy bien.'))).toMatchObject({ kind: 'gone', base });
    expect(await ground.comments()).toEqual([]);
  });

  it('a colleague who was quicker is shown first', async () => {
    const seen = await publish(desk, 'La de antes.');
    const theirs = await publish(other, 'Lo de Luis.', { author: 'Luis', seen: [seen.id] });
    const change = comment('Lo mío.', { seen: [seen.id] });
    expect(await send(desk, change)).toMatchObject({
      outcome: 'conflict',
      kind: 'colleague',
      theirs: [{ id: theirs.id, text: 'Lo de Luis.', author: keeps ? 'Luis' : null }],
    });
    expect(await ground.comments()).toHaveLength(2);
    isConfirmed(await send(desk, { ...change, seen: [seen.id, theirs.id] }));
    // In another activity nobody is in the way, whoever wrote.
    isConfirmed(
      await send(
        desk,
        comment('En el examen.', { activity: 'examen1', ref: { activity: 'examen1', id: '1' } }),
      ),
    );
    isConfirmed(await send(desk, comment('A sabiendas.', { goOn: true })));
    expect(await ground.comments()).toHaveLength(5);
  });

  it('two who publish at the same time do not miss each other', async () => {
    const outcomes = await Promise.all([
      send(desk, comment('De Ana.')),
      send(other, comment('De Luis.', { author: 'Luis' })),
    ]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['confirmed', 'conflict']);
  });

  it('a withdrawal and its undoing keep the history, where the login may', async () => {
    const base = await publish(desk, 'Bien.');
    const away = withdraw(base);
    if (!removes) {
      expect(await send(desk, away)).toEqual({
        outcome: 'rejected',
        code: 'not-allowed',
        details: { action: 'remove-comment' },
      });
      expect(await ground.comments()).toHaveLength(1);
      return;
    }
    isConfirmed(await send(desk, away));
    isConfirmed(await send(desk, away));
    expect(await ground.comments()).toEqual([]);
    const back = restore(base);
    const { id } = isConfirmed(await send(desk, back));
    isConfirmed(await send(desk, back));
    if (choosesIds) expect(id).toBe(base.id);
    expect(await ground.comments()).toEqual([{ student: eva, activity: 'Foro 1', text: 'Bien.' }]);
    expect((await ground.history()).slice(1)).toEqual(
      keeps ? ['removed Bien. → by Ana', 'published → Bien. by Ana'] : [],
    );
    await ground.change(id, 'Mal.');
    expect(await send(desk, withdraw({ ...base, id }))).toMatchObject({ kind: 'changed' });
  });

  it('what comes back beside the same words comes back once, and its lost answer is found again', async () => {
    const base = await publish(desk, 'Bien.');
    await publish(desk, 'Bien.', { seen: [base.id] });
    await ground.remove(base.id);
    const back = restore(base);
    const twins = await desk.twins(back);
    expect(twins === null).toBe(keeps || choosesIds);
    expect(await desk.reconcile(back, null, twins)).toEqual({ outcome: 'absent' });
    const done = isConfirmed(await desk.deliver(back, null, twins));
    expect(await desk.reconcile(back, null, twins)).toEqual(done);
    // Nobody had looked before it was sent: the words are there, and are not said a third time.
    expect(await desk.reconcile(back, null)).toMatchObject({ outcome: 'confirmed' });
    expect((await ground.comments()).map(({ text }) => text)).toEqual(['Bien.', 'Bien.']);
  });

  it('sent, and reworded by somebody before its answer came, it is not said twice', async () => {
    const change = comment('Lo mío.');
    const id = (await desk.takeIds(1))?.[0] ?? null;
    if (id === null) return;
    isConfirmed(await desk.deliver(change, id));
    await ground.change(id, 'Lo mío, corregido.');
    const found = await desk.reconcile(change, id);
    expect(found).toMatchObject(
      keeps
        ? { outcome: 'confirmed', id }
        : { kind: 'colleague', theirs: [{ id, text: 'Lo mío, corregido.' }] },
    );
    if (keeps) return;
    // The person has seen it and wants both.
    const insisting = { ...change, goOn: true, seen: [id] };
    expect(await desk.deliver(insisting, id)).toEqual({ outcome: 'take-another-id' });
    isConfirmed(await send(desk, insisting));
    expect(await ground.comments()).toHaveLength(2);
  });

  it('many are published together, and the one that cannot be stops no other', async () => {
    const students = await ground.students(40);
    const changes = students.map((student, index) => comment(`Para ${index}`, { student }));
    const stranger = comment('A nadie', { student: 'nadie@uni.example' });
    const all = [...changes, stranger];
    const ids = await desk.takeIds(all.length);
    const parcels = all.map((change, index) => ({ change, id: ids?.[index] ?? null }));
    const outcomes = await desk.deliverAll(parcels);
    expect(outcomes.slice(0, -1).every(({ outcome }) => outcome === 'confirmed')).toBe(true);
    expect(outcomes.at(-1)).toEqual({
      outcome: 'rejected',
      code: 'student-unknown',
      details: { student: 'nadie@uni.example' },
    });
    expect(await desk.deliverAll(parcels)).toEqual(outcomes);
    expect(await ground.comments()).toHaveLength(40);
    expect(await ground.authors()).toEqual(keeps ? Array(40).fill('Ana') : []);
    expect(await ground.history()).toHaveLength(keeps ? 40 : 0);
  });

  it('texts are stored byte by byte', async () => {
    const texts = [
      'á'.repeat(200_000),
      '👩🏽‍🏫 ∫₀¹ x² dx',
      'שלום \u202Eabc\u202C مرحبا',
      "'; DROP TABLE feedback; --",
      '\\n\t\\\\ ',
    ];
    for (const text of texts) await publish(desk, text, { goOn: true });
    expect((await ground.comments()).map(({ text }) => text)).toEqual(texts);
  });

  it("the platform's own next comment gets an id of its own", async () => {
    await publish(desk, 'Bien.');
    await ground.platformWrites('Del sistema');
    await publish(desk, 'Y más.', { goOn: true });
    await ground.platformWrites('Otra vez');
    expect(await ground.comments()).toHaveLength(4);
  });
});
