import { spawnSync } from 'node:child_process';

interface Row {
  pid: number;
  parent: number;
}

function listProcesses(): Row[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,stat='], { encoding: 'utf8' });
  return stdout.split('\n').flatMap((line) => {
    const [pid, parent, state = 'Z'] = line.trim().split(/\s+/);
    // What has ended and only waits to be collected holds nothing any more.
    return pid && !state.startsWith('Z') ? [{ pid: Number(pid), parent: Number(parent) }] : [];
  });
}

/** A process and everything it started, and what they started. */
export function familyOf(pid: number): number[] {
  const all = listProcesses();
  const family = [pid];
  for (const member of family) {
    family.push(...all.filter(({ parent }) => parent === member).map((row) => row.pid));
  }
  return family;
}

export function alive(pids: number[]): number[] {
  const running = new Set(listProcesses().map(({ pid }) => pid));
  return pids.filter((pid) => running.has(pid));
}
