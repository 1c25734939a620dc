import { readFileSync } from 'node:fs';
import { createPasswords } from '../../main/connections/keychain.ts';
import { openProfiles } from '../../main/connections/profiles.ts';

// One session of the app as far as passwords go: a folder, the steps to take from standard
// input, the answers to standard output. Run under whatever keychain the caller has set up.
export interface Step {
  do: 'set' | 'get' | 'get twice at once' | 'status' | 'known' | 'remove password' | 'remove profile';
  name?: string;
  password?: string;
}

export interface SessionReport {
  answers: unknown[];
  /** How long each step took. */
  ms: number[];
  /** The longest the event loop stood still. */
  longestPauseMs: number;
}

const [folder = '', patience = '30000'] = process.argv.slice(2);
const steps: Step[] = JSON.parse(readFileSync(0, 'utf8'));
const log = { info() {}, warn: console.error, error: console.error };
const profiles = await openProfiles({ folder, log });
const passwords = createPasswords({ profiles, log, patienceMs: Number(patience) });

const report: SessionReport = { answers: [], ms: [], longestPauseMs: 0 };
let lastTick = performance.now();
const ticking = setInterval(() => {
  report.longestPauseMs = Math.max(report.longestPauseMs, performance.now() - lastTick);
  lastTick = performance.now();
}, 5);

for (const step of steps) {
  const started = performance.now();
  report.answers.push(await take(step));
  report.ms.push(performance.now() - started);
}
clearInterval(ticking);
process.stdout.write(JSON.stringify(report));
process.exit();

async function take({ do: action, name = '', password = '' }: Step): Promise<unknown> {
  const id = profiles.all().find((one) => one.name === name)?.id ?? 'no-such-profile';
  switch (action) {
    case 'set':
      return passwords.set(id, password);
    case 'get':
      return passwords.get(id);
    case 'get twice at once':
      return Promise.all([passwords.get(id), passwords.get(id)]);
    case 'status':
      return passwords.status();
    case 'known':
      return passwords.known().map((known) => profiles.find(known)?.name);
    case 'remove password':
      return passwords.remove(id).then(() => null);
    case 'remove profile':
      await passwords.remove(id);
      return profiles.remove(id).then(() => null);
  }
}
