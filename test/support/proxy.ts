import net from 'node:net';

export interface ProxyFaults {
  /** Accepts and never says a word; connections there already go dark and stay so. */
  dark: boolean;
  /** Refuses as a closed port does: the connection is reset at once. */
  refuse: boolean;
  /** Before each piece, each way. */
  delayMs: number;
  /** Resets a connection once the server has sent this many bytes on it. */
  cutAfterBytes: number;
}

export interface TestProxy {
  host: '127.0.0.1';
  port: number;
  /** Holds until it is told otherwise; what went dark before does not come back. */
  set(faults: Partial<ProxyFaults>): void;
  /** Cuts every connection as a lost network does, with a reset. */
  resetAll(): void;
  /** How many connections came in so far. */
  accepted(): number;
  open(): number;
  /** Bytes the server has sent so far, on all connections. */
  sent(): number;
  close(): Promise<void>;
}

interface Pair {
  near: net.Socket;
  far: net.Socket | null;
}

const ignore = () => undefined;

/** A network between the app and a server, which can be made as bad as networks are. */
export async function createProxy(target: { host: string; port: number }): Promise<TestProxy> {
  const faults: ProxyFaults = {
    dark: false,
    refuse: false,
    delayMs: 0,
    cutAfterBytes: Number.POSITIVE_INFINITY,
  };
  const pairs = new Set<Pair>();
  let accepted = 0;
  let sentInAll = 0;

  function reset({ near, far }: Pair): void {
    near.resetAndDestroy();
    far?.destroy();
  }

  function carry(from: net.Socket, to: net.Socket, afterwards: (bytes: number) => void = ignore): void {
    from.on('data', (piece: Buffer) => {
      const pass = () => {
        if (to.writable) to.write(piece);
        afterwards(piece.length);
      };
      if (faults.delayMs === 0) pass();
      else setTimeout(pass, faults.delayMs);
    });
    from.on('end', () => setTimeout(() => to.end(), faults.delayMs));
  }

  function join(near: net.Socket): void {
    const far = net.connect(target);
    const pair: Pair = { near, far };
    pairs.add(pair);
    let sent = 0;
    carry(near, far);
    carry(far, near, (bytes) => {
      sent += bytes;
      sentInAll += bytes;
      if (sent >= faults.cutAfterBytes) reset(pair);
    });
    near.on('error', ignore).on('close', () => {
      far.destroy();
      pairs.delete(pair);
    });
    far.on('error', () => near.resetAndDestroy()).on('close', () => near.end());
  }

  const server = net.createServer((near) => {
    accepted += 1;
    near.on('error', ignore);
    if (faults.refuse) {
      near.resetAndDestroy();
    } else if (faults.dark) {
      const pair: Pair = { near, far: null };
      pairs.add(pair);
      near.on('close', () => pairs.delete(pair)).resume();
    } else {
      join(near);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The system gave no free port.');

  function goDark(): void {
    for (const { near, far } of pairs) {
      near.removeAllListeners('data').removeAllListeners('end');
      far?.removeAllListeners('data').removeAllListeners('end').removeAllListeners('close');
      near.resume();
      far?.resume();
    }
  }

  return {
    host: '127.0.0.1',
    port: address.port,
    set(wanted) {
      Object.assign(faults, wanted);
      if (wanted.dark) goDark();
    },
    resetAll() {
      for (const pair of pairs) reset(pair);
    },
    accepted: () => accepted,
    open: () => pairs.size,
    sent: () => sentInAll,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const pair of pairs) reset(pair);
      await closed;
    },
  };
}
