import { toAppError } from './errors.ts';
import type { Member, Members } from './members.ts';
import type { Patience } from './patience.ts';
import { send } from './statement.ts';
import type { Target } from './target.ts';

/** By name or port alone, before anything was asked. */
export function namedLikePooler({ host, port }: Pick<Target, 'host' | 'port'>): boolean {
  return /-pooler\.|(^|\.)pooler\.supabase\.com$/i.test(host) || port === 6543 || port === 6432;
}

async function backendOf({ client }: Member, patience: Patience): Promise<number> {
  const { rows } = await send<{ pid: number }>(
    client,
    { text: 'SELECT pg_backend_pid() AS pid' },
    { patience, mayChange: false },
  );
  return rows[0]?.pid ?? 0;
}

/** The session behind `other` while it is inside a transaction, and so certainly its own. */
async function backendInside(other: Member, patience: Patience): Promise<number> {
  const sending = { patience, mayChange: false };
  await send(other.client, { text: 'BEGIN READ ONLY' }, sending);
  const pid = await backendOf(other, patience);
  await send(other.client, { text: 'ROLLBACK' }, sending);
  return pid;
}

async function borrow<Value>(
  members: Members,
  patience: Patience,
  work: (member: Member) => Promise<Value>,
): Promise<Value> {
  const member = await members.take(patience);
  try {
    const value = await work(member);
    member.giveBack('sound');
    return value;
  } catch (cause) {
    const error = toAppError(cause);
    member.giveBack(patience.ended() ? 'broken' : 'failed', error);
    throw error;
  }
}

const rounds = 5;

/**
 * Finds out whether sessions are shared, and leaves nothing behind in any of them. A server of one's own
 * tells the same process number at log-in and when asked; a pooler invents the first. One that hands the
 * session of a client that is still there to another shares them.
 */
export function sharesSessions(members: Members, patience: Patience): Promise<boolean> {
  return borrow(members, patience, async (first) => {
    const seen = new Set([await backendOf(first, patience)]);
    if (seen.has(first.client.processID ?? 0)) return false;
    return borrow(members, patience, async (second) => {
      for (let round = 0; round < rounds; round++) {
        if (seen.has(await backendInside(second, patience))) return true;
        seen.add(await backendOf(first, patience));
        if (seen.size > 1) return true;
      }
      return false;
    });
  });
}
