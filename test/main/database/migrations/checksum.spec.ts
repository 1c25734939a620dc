import { describe, expect, it } from 'vitest';
import { checksum, fileName } from '../../../../main/database/migrations/checksum.ts';
import { migrations } from '../../../../migrations/all.ts';

// What courses out there have in their ledger. Nothing here ever changes; a new migration adds a line.
const released = {
  '0001_ledger': 'e269038675e8063c12e5f6a9dd31b8aeb2a40ef53f5d247a342c91ccbc204d20',
  '0002_feedback': 'd18d5ebc8d3c150870ea14869281b9264b48d1684aa9570455598296940c0c1f',
  '0003_desk': '353cb6fc42eacec408c3e54abc11611d3331b93e016f271863f9aa8e4a39bf85',
  '0004_bank': 'a026c1f4837ba4c38f0eed934ee659886e4af69bb4335765d714c9f6757ed172',
  '0005_whole-history': '3cd23b16d061c4ad39ce8aa5f5898b20af89c12e08b43e823ca0866320139db6',
};

describe('the migrations that ship', () => {
  it('are the released ones, letter by letter', () => {
    const now = Object.fromEntries(migrations.map((migration) => [fileName(migration), checksum(migration)]));
    expect(now).toMatchObject(released);
    expect(Object.keys(now)).toEqual(Object.keys(released));
  });

  it('are numbered without a gap', () => {
    expect(migrations.map(({ id }) => id)).toEqual(migrations.map((_, index) => index + 1));
  });

  it('send one statement each', () => {
    for (const text of migrations.flatMap(({ statements }) => statements)) {
      const outsideBodies = text.replaceAll(/\$\$.*?\$\$/gs, '').replaceAll(/'(?:[^']|'')*'/g, '');
      expect(outsideBodies).not.toContain(';');
    }
  });
});

describe('a checksum', () => {
  const [first] = migrations;
  if (first === undefined) throw new Error('There are no migrations');

  it('shows one changed letter, a moved statement and another name', () => {
    const changed = [
      { ...first, statements: first.statements.map((text) => text.replace('integer', 'bigint')) },
      { ...first, statements: first.statements.toReversed() },
      { ...first, statements: [first.statements.join(';')] },
      { ...first, name: 'ledgers' },
      { ...first, id: 7 },
    ];
    const sums = [first, ...changed].map(checksum);
    expect(new Set(sums).size).toBe(sums.length);
  });
});
