import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { AppError } from '#contract/errors';
import { createDoor } from '../../../main/database/door.ts';
import { toAppError } from '../../../main/database/errors.ts';
import { createPatience } from '../../../main/database/patience.ts';
import { createSlots } from '../../../main/database/slots.ts';
import { looksRepeatable } from '../../../main/database/statement.ts';

const never = new Promise<never>(() => undefined);
const patient = () => createPatience(Number.POSITIVE_INFINITY);

describe('patience', () => {
  it('ends by itself, and says that nobody answered', async () => {
    const patience = createPatience(20);
    await expect(patience.race(never)).rejects.toMatchObject({ code: 'unreachable', retryable: true });
    expect(patience.ended()).toBe(true);
    await expect(patience.race(Promise.resolve(1))).rejects.toMatchObject({
      details: { reason: 'no-answer' },
    });
  });

  it('ends when the caller gives up, also before it began', async () => {
    const giveUp = new AbortController();
    const patience = createPatience(1000, giveUp.signal);
    setTimeout(() => giveUp.abort(), 10);
    await expect(patience.race(never)).rejects.toMatchObject({ code: 'cancelled', retryable: false });
    await expect(createPatience(1000, giveUp.signal).race(never)).rejects.toMatchObject({
      code: 'cancelled',
    });
    patience.dispose();
  });

  it('begins anew while something moves', async () => {
    const patience = createPatience(60);
    for (let n = 0; n < 4; n++) {
      await sleep(30);
      patience.renew();
    }
    expect(patience.ended()).toBe(false);
    patience.dispose();
  });
});

describe('slots', () => {
  it('are given in the order they were asked for', async () => {
    const slots = createSlots(1);
    const leave = await slots.take(patient());
    const order: number[] = [];
    const others = [1, 2, 3].map(async (n) => {
      const go = await slots.take(patient());
      order.push(n);
      go();
    });
    expect(slots.waiting()).toBe(3);
    leave();
    await Promise.all(others);
    expect(order).toEqual([1, 2, 3]);
  });

  it('do not wait for somebody who has left the queue, and are given back once', async () => {
    const slots = createSlots(1);
    const leave = await slots.take(patient());
    await expect(slots.take(createPatience(20))).rejects.toMatchObject({
      code: 'busy',
      details: { reason: 'pool-busy' },
    });
    expect(slots.waiting()).toBe(0);
    leave();
    leave();
    await slots.take(patient());
    await expect(slots.take(createPatience(20))).rejects.toBeInstanceOf(AppError);
  });
});

describe('the door', () => {
  const wrongPassword = toAppError({ code: '28P01', severity: 'FATAL', message: 'no' });
  const noTls = new Error('The server does not support SSL connections');

  it('tries a rejected password once, whoever else is waiting, until it is forgiven', async () => {
    let knocks = 0;
    let right = false;
    const door = createDoor(1, async () => {
      knocks += 1;
      await sleep(20);
      if (!right) throw wrongPassword;
      return 'in';
    });
    const asked = await Promise.allSettled(Array.from({ length: 5 }, () => door.enter(patient())));
    expect(asked.every(({ status }) => status === 'rejected')).toBe(true);
    expect(knocks).toBe(1);
    right = true;
    await expect(door.enter(patient())).rejects.toBe(wrongPassword);
    door.forgive();
    expect(await door.enter(patient())).toBe('in');
    expect(knocks).toBe(2);
  });

  it('lets everybody in at once after the first', async () => {
    let inside = 0;
    let most = 0;
    const door = createDoor(1, async () => {
      inside += 1;
      most = Math.max(most, inside);
      await sleep(10);
      inside -= 1;
    });
    await door.enter(patient());
    await Promise.all([1, 2, 3].map(() => door.enter(patient())));
    expect(most).toBe(3);
  });

  it('stays with the way that worked', async () => {
    const ways: number[] = [];
    const door = createDoor(2, async () => {
      ways.push(door.way());
      if (door.way() === 0) throw noTls;
      return 'in';
    });
    await door.enter(patient());
    await door.enter(patient());
    door.reset();
    await door.enter(patient());
    expect(ways).toEqual([0, 1, 1, 0, 1]);
  });

  it('tries no other way after a certificate or a password was wrong', async () => {
    for (const cause of [wrongPassword, { code: 'CERT_HAS_EXPIRED', message: 'expired' }]) {
      let knocks = 0;
      const door = createDoor(2, async () => {
        knocks += 1;
        throw cause;
      });
      await expect(door.enter(patient())).rejects.toBeInstanceOf(AppError);
      expect(knocks).toBe(1);
    }
  });
});

describe('a statement', () => {
  it.each([
    'SELECT 1',
    '  (select a from b) union (select c from d)',
    'WITH x AS (SELECT 1) SELECT updated_at FROM x',
    'SHOW server_version',
  ])('%s may be sent twice', (text) => {
    expect(looksRepeatable(text)).toBe(true);
  });

  it.each([
    'INSERT INTO a VALUES (1)',
    'WITH gone AS (DELETE FROM a RETURNING 1) SELECT 1 FROM gone',
    'SELECT a INTO b FROM c',
    'SELECT 1 FROM a FOR UPDATE',
    'SELECT pg_advisory_lock(1)',
    'SELECT setval($1, 1)',
    'EXPLAIN ANALYZE DELETE FROM a',
    'VACUUM a',
    '/* SELECT */ DELETE FROM a',
  ])('%s may not', (text) => {
    expect(looksRepeatable(text)).toBe(false);
  });
});
