import net from 'node:net';
import type { Random } from '../random.ts';

/** Where on its way a transaction's COMMIT was cut. */
export interface Cuts {
  /** The server never heard of it. */
  before: number;
  /** The server has done it, and nobody was told. */
  after: number;
  /** Anywhere else. */
  elsewhere: number;
}

export interface CuttingProxy {
  host: '127.0.0.1';
  port: number;
  cuts: Cuts;
  /** From now on every piece passes. */
  calm(): void;
  close(): Promise<void>;
}

const ignore = () => undefined;

/** A network that likes to break exactly where it hurts; what goes over it is not encrypted. */
export async function createCuttingProxy(
  target: { host: string; port: number },
  random: Random,
  chance: { commit: number; elsewhere: number },
): Promise<CuttingProxy> {
  const cuts: Cuts = { before: 0, after: 0, elsewhere: 0 };
  const open = new Set<net.Socket>();
  let calm = false;

  function join(near: net.Socket): void {
    const far = net.connect(target);
    let swallow = false;
    const cut = () => {
      near.resetAndDestroy();
      far.destroy();
    };
    near.on('data', (piece: Buffer) => {
      const commits = piece.includes('COMMIT');
      const cutting = !calm && random.chance(commits ? chance.commit : chance.elsewhere);
      if (!cutting) {
        far.write(piece);
      } else if (!commits) {
        cuts.elsewhere += 1;
        cut();
      } else if (random.chance(0.5)) {
        cuts.before += 1;
        cut();
      } else {
        cuts.after += 1;
        swallow = true;
        far.write(piece);
      }
    });
    far.on('data', (piece: Buffer) => {
      if (swallow) cut();
      else near.write(piece);
    });
    near.on('error', ignore).on('close', () => {
      far.destroy();
      open.delete(near);
    });
    far.on('error', ignore).on('close', () => near.destroy());
    open.add(near);
  }

  const server = net.createServer(join);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The system gave no free port.');
  return {
    host: '127.0.0.1',
    port: address.port,
    cuts,
    calm() {
      calm = true;
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
