import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

interface Process {
  pid: number;
  command: string;
}

function readOr(path: string, read: (path: string) => string): string {
  try {
    return read(path);
  } catch {
    return '';
  }
}

function all(): Process[] {
  if (!existsSync('/proc/self/cmdline')) {
    const lines = execFileSync('ps', ['-axww', '-o', 'pid=,command='], { encoding: 'utf8' }).split('\n');
    return lines.map((line) => ({ pid: Number.parseInt(line, 10), command: line.replace(/^ *\d+ /, '') }));
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({
      pid: Number(name),
      // The server's helpers rename themselves, but stay in the data directory.
      command: `${readOr(`/proc/${name}/cmdline`, (path) => readFileSync(path, 'utf8')).replaceAll('\0', ' ')} in ${readOr(`/proc/${name}/cwd`, (path) => readlinkSync(path))}`,
    }));
}

/** Everything that runs for a server below that folder: the server, its helpers, its guardian. */
export function serverProcesses(folder: string): Process[] {
  return all().filter(({ command }) => command.includes(folder) && !command.includes('--import tsx'));
}

/** The processes that are still there after a while; none, if all is well. */
export async function survivors(folder: string, milliseconds: number): Promise<Process[]> {
  const deadline = Date.now() + milliseconds;
  let left = serverProcesses(folder);
  while (left.length > 0 && Date.now() < deadline) {
    await sleep(50);
    left = serverProcesses(folder);
  }
  return left;
}
