import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Mark } from '#contract/feedback';
import { createTestServer, type TestServer } from '../../support/server.ts';
import { asOwner, groundNamed, type LaidGround } from './grounds.ts';
import { type Person, sit } from './person.ts';
import { edit, eva, isConfirmed, publish, send } from './scene.ts';

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.remove());

const foro = (id: string) => ({ activity: 'foro1', id });
const flag = (id: string, kind: Mark['kind'] = 'flag') => ({ key: randomUUID(), kind, ref: foro(id) });

describe.each(['with our tables and one login for all', 'with a login for each teacher'])('%s', (name) => {
  let laid: LaidGround;
  let ground: Awaited<ReturnType<typeof asOwner>>;
  let ana: Person;
  let luis: Person;
  beforeAll(async () => {
    laid = await groundNamed(name).lay(server);
    ground = await asOwner(laid);
    await laid.course.as(
      laid.course.owner,
      `INSERT INTO respuestas_foro1 (email, r1, fecha) VALUES ('${eva}', 'una', '2026-11-01 10:00'),
        ('rosa@uni.example', 'otra', '2026-11-02 10:00'), (NULL, 'de nadie', '2026-11-03 10:00')`,
    );
    ana = await sit(laid, 'ana', 'Ana');
    luis = await sit(laid, 'luis', 'Luis');
  });
  afterAll(async () => {
    await Promise.all([ana?.close(), luis?.close()]);
    await laid?.end();
  });
  beforeEach(() => ground.empty());

  const listed = async (desk: Person, query: object = {}) => {
    const { reader, database } = desk.course;
    const { items } = await reader.queue(database, { order: 'oldest', limit: 50, ...query });
    return items.map(({ ref, state }) => `${ref.id} ${state}`);
  };

  it('reviewed without a comment is a state of its own, and can be taken back by anybody', async () => {
    const mark = flag('1', 'reviewed');
    const [set] = await ana.ask.mark({ marks: [mark] });
    expect(set).toMatchObject({ key: mark.key, kind: 'reviewed', ref: foro('1'), author: 'Ana', mine: true });
    expect(await ana.ask.mark({ marks: [mark] })).toEqual([set]);
    expect(await listed(luis)).toEqual(['1 reviewed-without-comment', '2 awaiting', '3 awaiting']);
    // Whoever comes second finds the first one's.
    expect(await luis.ask.mark({ marks: [flag('1', 'reviewed')] })).toEqual([{ ...set, mine: false }]);
    await luis.ask.unmark({ keys: [mark.key] });
    await luis.ask.unmark({ keys: [mark.key] });
    expect(await ana.ask.marks({ refs: [foro('1')] })).toEqual([]);
    expect(await listed(ana)).toEqual(['1 awaiting', '2 awaiting', '3 awaiting']);
    // What was taken back is not set again by an answer that was lost.
    expect(await ana.ask.mark({ marks: [mark] })).toEqual([]);
    const [kept] = await laid.course.as(laid.course.owner, 'SELECT withdrawn_by FROM tiza.marks');
    expect(kept).toEqual({ withdrawn_by: 'Luis' });
  });

  it('flags narrow the list, of nobody’s work too', async () => {
    const marks = [flag('2'), flag('3')];
    await ana.ask.mark({ marks: [...marks, flag('404')] });
    expect(await listed(luis, { flagged: true })).toEqual(['2 awaiting', '3 awaiting']);
    expect(await listed(luis, { flagged: false })).toEqual(['1 awaiting']);
    await ana.ask.unmark({ keys: marks.map(({ key }) => key) });
    expect(await listed(luis, { flagged: true })).toEqual([]);
  });

  it('a mark does not pass to a submission that has the same number after a restore', async () => {
    const mark = flag('1');
    await ana.ask.mark({ marks: [mark] });
    const move = (to: string) =>
      laid.course.as(laid.course.owner, `UPDATE respuestas_foro1 SET fecha = '${to}' WHERE id = 1`);
    await move('2026-11-20 08:00');
    expect(await ana.ask.marks({ refs: [foro('1')] })).toEqual([]);
    expect(await listed(ana, { flagged: true })).toEqual([]);
    await move('2026-11-01 10:00');
    await ana.ask.unmark({ keys: [mark.key] });
  });

  it('notes are seen by whoever wrote them and nobody else', async () => {
    const first = { id: randomUUID(), student: eva, ref: foro('1'), text: 'Preguntarle por el dominio' };
    const note = await ana.ask.saveNote(first);
    expect(note).toMatchObject(first);
    expect(await luis.ask.notes({ student: eva })).toEqual([]);
    await expect(luis.ask.saveNote({ ...first, text: 'Pisada' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await luis.ask.removeNote({ id: first.id });
    await ana.ask.saveNote({ ...first, text: 'Preguntada' });
    await ana.ask.saveNote({ id: randomUUID(), student: eva, ref: null, text: 'Repite curso' });
    const notes = await ana.ask.notes({ student: eva });
    expect(notes.map(({ text }) => text)).toEqual(['Repite curso', 'Preguntada']);
    expect(notes[1]?.createdAt).toBe(note.createdAt);
    await ana.ask.removeNote({ id: first.id });
    expect(await ana.ask.notes({ student: eva })).toHaveLength(1);
    await ana.ask.saveNote(first);
    expect(await ana.ask.notes({ student: eva })).toHaveLength(2);
  });

  it('colleagues see who is on a submission, until that one goes or falls silent', async () => {
    expect(await ana.ask.present({ ref: foro('1'), doing: 'writing' })).toEqual([]);
    expect(await luis.ask.present({ ref: foro('1'), doing: 'reading' })).toEqual([
      { author: 'Ana', doing: 'writing' },
    ]);
    expect(await ana.ask.present({ ref: foro('2'), doing: 'reading' })).toEqual([]);
    expect(await luis.ask.present({ ref: foro('1'), doing: 'reading' })).toEqual([]);
    expect(await luis.ask.present({ ref: foro('2'), doing: 'reading' })).toHaveLength(1);
    await laid.course.admin(
      `UPDATE tiza.presence SET expires_at = now() - interval '1 s' WHERE author = 'Ana'`,
    );
    expect(await luis.ask.present({ ref: foro('2'), doing: 'reading' })).toEqual([]);
    expect(await ana.ask.present({ ref: foro('2'), doing: 'reading' })).toHaveLength(1);
    await luis.ask.leave(undefined);
    expect(await ana.ask.present({ ref: foro('2'), doing: 'reading' })).toEqual([]);
  });

  it('history tells every revision of a comment and of everything a student was told', async () => {
    const base = await publish(ana, 'Bien.');
    const edited = isConfirmed(await send(ana, edit(base, 'Muy bien.')));
    await publish(luis, 'De acuerdo.', { author: 'Luis', goOn: true });
    await publish(luis, 'A otra.', { author: 'Luis', student: 'rosa@uni.example' });
    const revisions = await luis.ask.history({ id: base.id, student: eva });
    expect(revisions.map(({ action, previous, text, author }) => [action, previous, text, author])).toEqual([
      ['published', null, 'Bien.', 'Ana'],
      ['edited', 'Bien.', 'Muy bien.', 'Ana'],
    ]);
    expect(revisions[0]).toMatchObject({ feedback: base.id, activity: 'foro1', activityTitle: 'Foro 1' });
    expect(await luis.ask.history({ id: base.id, student: 'rosa@uni.example' })).toEqual([]);
    const { items, next } = await ana.ask.studentHistory({ student: eva });
    expect(items.map(({ text }) => text)).toEqual(['De acuerdo.', 'Muy bien.', 'Bien.']);
    expect(next).toBeNull();
    const [standing] = await ana.ask.standing({ refs: [foro('1')] });
    expect(standing?.comments.map(({ text, author }) => [text, author])).toEqual([
      ['De acuerdo.', 'Luis'],
      ['Muy bien.', 'Ana'],
    ]);
    expect(standing?.comments[1]).toMatchObject({ id: base.id, version: edited.version });
  });

  it('of a hundred revisions the older ones come page by page', async () => {
    let base = await publish(ana, 'v0');
    for (let step = 1; step <= 60; step++) {
      const { version } = isConfirmed(await send(ana, edit(base, `v${step}`)));
      base = { ...base, version, text: `v${step}` };
    }
    const first = await ana.ask.studentHistory({ student: eva });
    const rest = await ana.ask.studentHistory({ student: eva, cursor: first.next ?? '0' });
    expect([...first.items, ...rest.items].map(({ text }) => text)).toEqual(
      Array.from({ length: 61 }, (_, index) => `v${60 - index}`),
    );
    expect(rest.next).toBeNull();
  });
});
