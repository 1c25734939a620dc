import { type ChildProcess, spawn } from 'node:child_process';
import { environment, type RunAs } from './run-as.ts';

/** A program of the server that ends when we end it, and also when we are gone. */
export interface Guarded {
  /** Everything it said on stderr so far; only the end of it, when it says a lot. */
  output(): string;
  /** Calls back for every piece of stderr. */
  onOutput(listener: () => void): void;
  /** Resolves with the exit code when the program and all its children have ended, for whatever reason. */
  ended: Promise<number | null>;
  /** Asks for a fast shutdown. */
  finish(): void;
}

// Holds the server on a line to us: our end of the pipe on its stdin closes when we close it and
// when we die, be it by kill -9. Then the server gets a fast shutdown, again every second in case
// it was too young to hear the first, and an immediate one when it does not listen.
// `sh` is not killed together with us because it is in a session of its own.
const script = `
exec 3<&0 </dev/null
"$@" 3<&- &
server=$!
(
  read -r _ <&3
  trap 'kill $!; exit' TERM
  for signal in INT INT INT INT QUIT; do
    kill -s "$signal" "$server" || exit
    sleep 1 &
    wait $!
  done
) 2>/dev/null &
watcher=$!
wait "$server"
status=$?
kill "$watcher" 2>/dev/null
exit "$status"
`;

const keptOutput = 16_000;

function launch(command: readonly string[], runAs: RunAs, directory: string): ChildProcess {
  const options = {
    cwd: directory,
    env: environment(),
    stdio: ['pipe', 'ignore', 'pipe'] as ['pipe', 'ignore', 'pipe'],
    windowsHide: true,
  };
  const [first = '', ...rest] = command;
  // On Windows Node puts its children in a job that the system ends together with Node, and the
  // server's own processes end when they see their postmaster gone: nobody has to keep watch.
  if (process.platform === 'win32') return spawn(first, rest, options);
  const [program = '', ...parameters] = [...runAs.prefix, '/bin/sh', '-c', script, 'sh', ...command];
  return spawn(program, parameters, { ...options, ...runAs.spawn, detached: true });
}

export function runGuarded(command: readonly string[], runAs: RunAs, directory: string): Guarded {
  const child = launch(command, runAs, directory);
  let output = '';
  child.stderr?.setEncoding('utf8');
  child.stderr?.on('data', (chunk: string) => {
    output = (output + chunk).slice(-keptOutput);
  });
  // The pipe breaks when the program ends before we close it.
  child.stdin?.on('error', () => undefined);
  const ended = new Promise<number | null>((resolve) => {
    child.on('error', (error) => {
      output += String(error);
      resolve(null);
    });
    // Unlike 'exit', 'close' waits for everybody who holds the other end of stderr.
    child.on('close', (code) => resolve(code));
  });
  return {
    output: () => output,
    onOutput: (listener) => child.stderr?.on('data', listener),
    ended,
    finish: () => child.stdin?.end(),
  };
}
