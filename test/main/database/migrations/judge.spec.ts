import { describe, expect, it } from 'vitest';
import { checksum } from '../../../../main/database/migrations/checksum.ts';
import { judge } from '../../../../main/database/migrations/judge.ts';
import type { Found } from '../../../../main/database/migrations/ledger-queries.ts';
import { guards } from '../../../../main/database/migrations/rules.ts';
import type { Migration } from '../../../../migrations/migration.ts';

const known: Migration[] = [
  { id: 1, name: 'first', creates: ['table migrations'], statements: ['one'] },
  { id: 2, name: 'second', creates: ['table sends', 'function check'], statements: ['two'] },
  { id: 3, name: 'third', creates: ['table marks'], statements: ['three'] },
];
const rows = (...ids: number[]) =>
  known
    .filter(({ id }) => ids.includes(id))
    .map((one) => ({ id: one.id, name: one.name, sha256: checksum(one) }));
const objects = (...ids: number[]) =>
  known.filter(({ id }) => ids.includes(id)).flatMap((one) => [...one.creates]);
const found = (what: Partial<Found>): Found => ({
  objects: [],
  shape: new Map(),
  rules: {},
  ledger: null,
  ledgerReadable: true,
  mayApply: true,
  ...what,
});

describe('the schema as it is found', () => {
  it('is none where there is nothing', () => {
    expect(judge(known, found({}))).toEqual({ state: 'none', pending: known });
  });

  it('is current when every row and every object is there', () => {
    const all = found({ ledger: rows(1, 2, 3), objects: [...objects(1, 2, 3), 'table somebody_elses'] });
    expect(judge(known, all)).toEqual({ state: 'current', pending: [] });
  });

  it('is pending with exactly what is left', () => {
    const some = found({ ledger: rows(1, 2), objects: objects(1, 2) });
    expect(judge(known, some)).toMatchObject({ state: 'pending', pending: [{ id: 3 }] });
  });

  it('is tampered with when a row is not what the file says', () => {
    const [first, second] = rows(1, 2);
    if (!first || !second) throw new Error('rows');
    for (const odd of [
      { ...second, sha256: '0'.repeat(64) },
      { ...second, name: 'renamed' },
    ]) {
      expect(judge(known, found({ ledger: [first, odd], objects: objects(1, 2) }))).toMatchObject({
        state: 'tampered',
        problem: { reason: 'migration-edited', subject: '0002_second' },
        pending: [],
      });
    }
  });

  it('is tampered with when a row before the last is gone', () => {
    expect(judge(known, found({ ledger: rows(1, 3), objects: objects(1, 2, 3) }))).toMatchObject({
      state: 'tampered',
      problem: { reason: 'migration-missing', subject: '0002_second' },
    });
  });

  it('is tampered with when a row stands where no file ever was', () => {
    const odd = { id: 0, name: 'smuggled', sha256: '0'.repeat(64) };
    expect(judge(known, found({ ledger: [odd, ...rows(1, 2, 3)], objects: objects(1, 2, 3) }))).toMatchObject(
      {
        state: 'tampered',
        problem: { reason: 'migration-unknown', subject: '0000_smuggled' },
      },
    );
  });

  it('is newer when a later Tiza was here, whatever that one created or dropped', () => {
    const later = { id: 4, name: 'later', sha256: 'f'.repeat(64) };
    expect(judge(known, found({ ledger: [...rows(1, 2, 3), later], objects: objects(1) }))).toMatchObject({
      state: 'newer',
      problem: { reason: 'schema-newer', subject: '0004_later' },
    });
  });

  it('is tampered with rather than newer when an old row was changed too', () => {
    const later = { id: 4, name: 'later', sha256: 'f'.repeat(64) };
    const edited = rows(1, 2, 3).map((row) => (row.id === 2 ? { ...row, sha256: '0'.repeat(64) } : row));
    expect(judge(known, found({ ledger: [...edited, later], objects: objects(1, 2, 3) })).state).toBe(
      'tampered',
    );
  });

  it('is half-applied when an object is there before its migration, or not there after it', () => {
    const early = found({ ledger: rows(1, 2), objects: objects(1, 2, 3) });
    const gone = found({ ledger: rows(1, 2), objects: ['table migrations', 'table sends'] });
    const orphan = found({ objects: ['table sends'] });
    const emptied = found({ ledger: [], objects: ['table migrations'] });
    const subjects = [early, gone, orphan, emptied].map((one) => judge(known, one));
    expect(subjects.map(({ state }) => state)).toEqual(Array(4).fill('half-applied'));
    expect(subjects.map(({ problem }) => problem?.subject)).toEqual([
      'table marks',
      'function check',
      'table sends',
      'table migrations',
    ]);
  });

  it('is unreadable when the ledger is not for this login', () => {
    expect(judge(known, found({ ledgerReadable: false, objects: objects(1) })).state).toBe('unreadable');
  });

  it('is tampered with when a table, a trigger or a function is not as the steps made it', () => {
    const made: Migration[] = [
      {
        ...known[0],
        id: 1,
        name: 'first',
        creates: ['table sends', 'function check'],
        tables: {
          sends: { columns: 'key uuid, sent_at timestamp with time zone', key: 'key', triggers: 'grows' },
        },
        statements: ['CREATE FUNCTION tiza.check() RETURNS trigger LANGUAGE plpgsql AS $$old$$'],
      },
      {
        id: 2,
        name: 'second',
        creates: [],
        statements: ['CREATE OR REPLACE FUNCTION tiza.check() RETURNS trigger LANGUAGE plpgsql AS $$new$$'],
      },
    ];
    const ledger = made.map((one) => ({ id: one.id, name: one.name, sha256: checksum(one) }));
    const whole = {
      'column sends.key': 'uuid',
      'column sends.sent_at': 'timestamp with time zone',
      'primary key sends': 'key',
      'trigger sends.grows': 'on',
      'function check': 'new',
      'function of_another_room': 'x',
      'column elsewhere.x': 'text',
    };
    const judged = (shape: Record<string, string | undefined>) => {
      const entries = Object.entries({ ...whole, ...shape }).flatMap(([what, how]) =>
        how === undefined ? [] : [[what, how] as const],
      );
      return judge(
        made,
        found({ ledger, objects: ['table sends', 'function check'], shape: new Map(entries) }),
      );
    };
    expect(judged({}).state).toBe('current');
    const edits: Record<string, string | undefined>[] = [
      { 'column sends.key': 'text' },
      { 'column sends.sent_at': undefined },
      { 'column sends.extra': 'text' },
      { 'primary key sends': 'key, sent_at' },
      { 'primary key sends': undefined },
      { 'trigger sends.grows': 'off' },
      { 'trigger sends.other': 'on' },
      { 'function check': 'old' },
    ];
    for (const edit of edits) {
      expect(judged(edit)).toMatchObject({
        state: 'tampered',
        problem: { reason: 'schema-altered', subject: Object.keys(edit)[0] },
        pending: [],
      });
    }
    const half = found({
      ledger: ledger.slice(0, 1),
      objects: ['table sends', 'function check'],
      shape: new Map(Object.entries({ ...whole, 'function check': 'old' })),
    });
    expect(judge(made, half)).toMatchObject({ state: 'pending', pending: [{ id: 2 }] });
  });

  it('is tampered with when only some of the rules about rows are there, or none is in force', () => {
    const all = Object.fromEntries(
      Object.entries(guards).map(([table, policies]) => [table, { inForce: true, policies }]),
    );
    const judged = (rules: Found['rules']) =>
      judge(known, found({ ledger: rows(1, 2, 3), objects: objects(1, 2, 3), rules }));
    const none = { inForce: false, policies: [] };
    const fine = [
      {},
      { notes: none, sends: none },
      { notes: { inForce: true, policies: [] } },
      all,
      { ...all, sends: none },
    ];
    for (const rules of fine) expect(judged(rules).state).toBe('current');
    const open: [string, Found['rules']][] = [
      ['notes', { ...all, notes: none }],
      ['notes', { ...all, notes: { inForce: false, policies: ['tiza_own'] } }],
      ['bank', { ...all, bank: { inForce: true, policies: ['tiza_own'] } }],
      ['presence', { ...all, presence: { inForce: true, policies: ['mine', 'tiza_own', 'tiza_read'] } }],
      ['sends', { ...all, sends: { inForce: true, policies: ['mine'] } }],
      ['authorship', { notes: { inForce: true, policies: ['tiza_own'] } }],
    ];
    for (const [subject, rules] of open) {
      expect(judged(rules)).toMatchObject({
        state: 'tampered',
        problem: { reason: 'rules-incomplete', subject },
      });
    }
  });
});
