import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { SessionReport, Step } from './keychain-session.ts';

/** A home of its own with its own session bus and keyring; nothing of this computer's is touched. */
export interface KeychainHouse {
  home: string;
  /** Where the app keeps its files. */
  userData: string;
  run(kind: Surroundings, steps: Step[], patienceMs?: number): Promise<SessionEnd>;
}

export interface SessionEnd extends SessionReport {
  exit: { code: number | null; signal: NodeJS.Signals | null };
  /** From the last answer to the end of the process. */
  leavingMs: number;
}

/** What a session finds: a keyring open or locked, a bus without one, no bus, or one that never says a word. */
export type Surroundings = 'unlocked' | 'locked' | 'no service' | 'no bus' | 'mute bus';

export const keyringPassword = 'drill-of-the-keyring';

export function missingKeychainTools(): string[] {
  if (process.platform !== 'linux') return ['a Linux desktop session'];
  return ['dbus-run-session', 'gnome-keyring-daemon'].filter(
    (tool) => spawnSync(tool, ['--version'], { stdio: 'ignore' }).error !== undefined,
  );
}

const root = new URL('../../', import.meta.url).pathname;
const session = join(root, 'test/support/keychain-session.ts');

// A bus that starts no services: a desktop where nobody installed a keyring.
const bareBus = `<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>`;

/** `script` takes the folder, the patience and, from standard input, the steps. */
export async function createKeychainHouse(home: string, script = session): Promise<KeychainHouse> {
  const runtime = join(home, 'run');
  const userData = join(home, 'userData');
  await mkdir(runtime, { recursive: true, mode: 0o700 });
  await mkdir(userData, { recursive: true });
  await writeFile(join(home, 'bare-bus.conf'), bareBus);
  const base = { PATH: process.env.PATH, HOME: home, XDG_RUNTIME_DIR: runtime, LANG: 'C.UTF-8' };

  return {
    home,
    userData,
    async run(kind, steps, patienceMs = 5000) {
      const node = [process.execPath, '--import', 'tsx', script, userData, String(patienceMs)];
      const shell = (line: string) => ['sh', '-c', `${line}; exec "$@"`, 'sh', ...node];
      const unlock = `printf %s "${keyringPassword}" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1`;
      const commands: Record<Surroundings, string[]> = {
        unlocked: ['dbus-run-session', '--', ...shell(unlock)],
        locked: [
          'dbus-run-session',
          '--',
          ...shell('gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1'),
        ],
        'no service': ['dbus-run-session', `--config-file=${join(home, 'bare-bus.conf')}`, '--', ...node],
        'no bus': node,
        'mute bus': node,
      };
      const mute = kind === 'mute bus' ? await muteBus(join(runtime, 'mute')) : undefined;
      try {
        return await runSession(commands[kind], { ...base, ...mute?.environment }, steps);
      } finally {
        mute?.close();
      }
    },
  };
}

/** Accepts whoever comes and never answers. */
async function muteBus(path: string) {
  const server = createServer((socket) => socket.on('error', () => undefined).resume());
  server.listen(path);
  await once(server, 'listening');
  return { environment: { DBUS_SESSION_BUS_ADDRESS: `unix:path=${path}` }, close: () => server.close() };
}

async function runSession([command = '', ...line]: string[], environment: NodeJS.ProcessEnv, steps: Step[]) {
  const child = spawn(command, line, { cwd: root, env: environment, stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  let complaints = '';
  let answeredAt = performance.now();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    answeredAt = performance.now();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  child.stdin.end(JSON.stringify(steps));
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  if (output === '') throw new Error(`The session said nothing (${code ?? signal}): ${complaints}`);
  const report: SessionReport = JSON.parse(output);
  return { ...report, exit: { code, signal }, leavingMs: performance.now() - answeredAt };
}
