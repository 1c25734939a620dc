import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, type TestServer } from '../../support/server.ts';
import { applyRoles, nobody, rolesOf } from '../care/role-scene.ts';
import { asOwner, groundNamed, type LaidGround } from './grounds.ts';
import { type Person, sit } from './person.ts';
import { comment, edit, eva, isConfirmed, openDesk, publish, restore, send, withdraw } from './scene.ts';

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.remove());

const flag = () => ({ key: randomUUID(), kind: 'flag' as const, ref: { activity: 'foro1', id: '1' } });

describe('a teacher with a login of their own', () => {
  let laid: LaidGround;
  let ana: Person;
  let luis: Person;
  beforeAll(async () => {
    laid = await groundNamed('with a login for each teacher').lay(server);
    await asOwner(laid);
    ana = await sit(laid, 'ana', 'Ana');
    luis = await sit(laid, 'luis', 'Luis');
  });
  afterAll(async () => {
    await Promise.all([ana?.close(), luis?.close()]);
    await laid?.end();
  });

  it("may not change a colleague's comment, and is told so", async () => {
    const base = await publish(ana, 'De Ana.');
    expect(await send(luis, edit(base, 'De Luis.', { author: 'Luis' }))).toEqual({
      outcome: 'rejected',
      code: 'not-yours',
    });
    isConfirmed(await send(ana, edit(base, 'De Ana, mejor.', { author: 'Ana María' })));
    const [, revision] = await luis.ask.history({ id: base.id, student: eva });
    // Under the name it was signed with: the server takes no other.
    expect(revision).toMatchObject({ author: 'Ana', login: ana.course.about.user });
  });
});

describe('a shared login', () => {
  let laid: LaidGround;
  let ana: Person;
  let luis: Person;
  beforeAll(async () => {
    laid = await groundNamed('with our tables and one login for all').lay(server);
    await asOwner(laid);
    ana = await sit(laid, 'ana', null);
    luis = await sit(laid, 'luis', 'Luis');
  });
  afterAll(async () => {
    await Promise.all([ana?.close(), luis?.close()]);
    await laid?.end();
  });

  it('asks for the name once, before anything is written', async () => {
    expect(await ana.ask.facilities(undefined)).toMatchObject({
      author: null,
      authorNeeded: true,
      unnamed: expect.any(Array),
    });
    expect(await send(ana, { ...comment('Bien.'), author: '' })).toEqual({
      outcome: 'rejected',
      code: 'author-missing',
    });
    await expect(ana.ask.mark({ marks: [flag()] })).rejects.toMatchObject({
      details: { reason: 'author-missing' },
    });
    expect(await ana.ask.sign({ author: 'Ana' })).toMatchObject({ author: 'Ana', authorNeeded: false });
  });

  it("may change a colleague's, and the history says who did", async () => {
    const base = await publish(luis, 'De Luis.', { author: 'Luis' });
    isConfirmed(await send(ana, edit(base, 'Corregido.')));
    const text = { ...base, version: null, text: 'Corregido.', author: 'Luis' };
    isConfirmed(await send(ana, withdraw(text)));
    expect(await send(luis, edit({ ...base, version: null }, 'Otra vez.', { author: 'Luis' }))).toMatchObject(
      {
        kind: 'gone',
        author: 'Ana',
      },
    );
    isConfirmed(await send(ana, restore(text)));
    const revisions = await ana.ask.history({ id: base.id, student: eva });
    expect(revisions.map(({ action, author }) => `${action} ${author}`)).toEqual([
      'published Luis',
      'edited Ana',
      'removed Ana',
      'restored Ana',
    ]);
    const [now] = await ana.course.reader
      .student(ana.course.database, eva)
      .then((work) => work?.feedback ?? []);
    expect(now).toMatchObject({ id: base.id, comment: 'Corregido.', author: 'Luis' });
  });
});

it('an admin moderates what teachers wrote, and it stays signed by them', async () => {
  const laid = await groundNamed('with a login for each teacher').lay(server);
  await asOwner(laid);
  const ana = await sit(laid, 'ana', 'Ana');
  const login = `rosa_${laid.course.database}`;
  const { created } = await applyRoles(await rolesOf(laid.course), {
    ...nobody,
    admins: [{ login, name: 'Rosa' }],
  });
  const place = { ...laid.course.server, user: login, password: created[0]?.password ?? '' };
  const rosa = await openDesk({ ...place, database: laid.course.database });
  const base = await publish(ana, 'De Ana.');
  const author = 'Rosa';
  const { version } = isConfirmed(await send(rosa, edit(base, 'Más amable.', { author })));
  const edited = { id: base.id, version, text: 'Más amable.', author: 'Ana' };
  isConfirmed(await send(rosa, withdraw(edited, { author })));
  isConfirmed(await send(rosa, restore(edited, { author })));
  const revisions = await ana.ask.history({ id: base.id, student: eva });
  expect(revisions.map((one) => `${one.action} ${one.login.split('_')[0]}`)).toEqual([
    'published ana',
    'edited rosa',
    'removed rosa',
    'restored rosa',
  ]);
  const { reader, database } = ana.course;
  expect((await reader.student(database, eva))?.feedback).toMatchObject([
    { comment: 'Más amable.', author: 'Ana' },
  ]);
  await Promise.all([ana.close(), rosa.close()]);
  await laid.end();
});
