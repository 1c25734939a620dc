import net from 'node:net';
import tls from 'node:tls';
import { type Target, wayTo } from './target.ts';
import type { Attempt } from './tls.ts';

const cancelCode = 80_877_102;
const tlsRequest = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

export interface Running {
  processID: number | null;
  secretKey: number | null;
}

function cancelPacket(processId: number, secretKey: number): Buffer {
  const packet = Buffer.alloc(16);
  packet.writeInt32BE(16, 0);
  packet.writeInt32BE(cancelCode, 4);
  packet.writeInt32BE(processId, 8);
  packet.writeInt32BE(secretKey, 12);
  return packet;
}

/**
 * Asks the server to stop what a connection is running, as libpq does it: by that connection's own key.
 * `pg_cancel_backend` would hit a stranger behind a pooler, whose process numbers are invented.
 * Resolves once the server has read it, or after a moment: it is a courtesy, not a promise.
 */
export function cancelRunning(
  running: Running,
  target: Target,
  attempt: Attempt,
  patienceMs = 1000,
): Promise<void> {
  const { processID, secretKey } = running;
  if (processID === null || secretKey === null) return Promise.resolve();
  const packet = cancelPacket(processID, secretKey);
  return new Promise((resolve) => {
    const socket = net.connect(wayTo(target));
    const finish = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve();
    };
    const timer = setTimeout(finish, patienceMs);
    // The other side closes once it has passed the word on; a pooler forgets it if we close first.
    socket.on('error', finish).on('close', finish);
    const { ssl } = attempt;
    if (ssl === false) {
      socket.once('connect', () => socket.write(packet));
      return;
    }
    socket.once('connect', () => socket.write(tlsRequest));
    socket.once('data', (answer) => {
      if (answer.toString('latin1') !== 'S') {
        finish();
        return;
      }
      const servername = net.isIP(target.host) === 0 ? { servername: target.host } : {};
      const secure = tls.connect({ socket, host: target.host, ...ssl, ...servername });
      secure.on('error', finish).on('close', finish);
      secure.once('secureConnect', () => secure.write(packet));
    });
  });
}
