import { scryptSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { scryptKey } from '../../../../main/backups/file/scrypt.ts';

test.each([1, 2, 5, 10, 13])('derives the very key that Node derives, at 2^%i', async (logN) => {
  const salt = Buffer.from(`sal ${logN}`);
  const cost = { N: 2 ** logN, r: 8, p: 1, maxmem: 2 ** 26 };
  const expected = scryptSync('una contraseña larga', salt, 32, cost);
  expect(Buffer.from(await scryptKey('una contraseña larga', salt, logN))).toEqual(expected);
});
