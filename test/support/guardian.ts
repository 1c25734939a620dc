import { type ChildProcess, spawn } from 'node:child_process';

// Waits until whoever started it is gone (its end of the pipe closes even after kill -9),
// then stops the server of the directory and removes everything.
const script = `
trap '' INT TERM HUP
cat >/dev/null
status=$1/data/postmaster.pid
{ read -r pid; for line in 2 3 4 5 6; do read -r _; done; read -r _ segment; } <"$status"
if [ -n "$pid" ]; then
  kill -QUIT "$pid"
  tries=0
  while [ -e "$status" ] && kill -0 "$pid" && [ $tries -lt 100 ]; do
    tries=$((tries + 1))
    sleep 0.05
  done
  kill -KILL "$pid"
  ipcrm -m "$segment"
fi
rm -rf "$1"
`;

export interface Guardian {
  /** Stops the server and removes its directory; resolves when both are done. */
  finish(): Promise<void>;
}

export function guard(directory: string): Guardian {
  const child: ChildProcess = spawn('sh', ['-c', script, 'sh', directory], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
  });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  child.unref();
  return {
    finish() {
      child.ref();
      child.stdin?.end();
      return gone;
    },
  };
}
