import net from 'node:net';
import tls from 'node:tls';
import type { Issued } from './certificates.ts';

/** What it does once a client has introduced itself. */
export type Manner =
  | 'clear-text'
  | 'md5'
  | 'kerberos'
  | 'scram-without-proof'
  | 'trust'
  | { error: { sqlstate: string; message: string } };

export interface FakeServer {
  host: '127.0.0.1';
  port: number;
  /** Everything clients sent after introducing themselves: where a password would be. */
  received(): Buffer;
  close(): Promise<void>;
}

const message = (type: string, ...parts: Buffer[]) => {
  const content = Buffer.concat(parts);
  const head = Buffer.alloc(5);
  head.write(type, 'latin1');
  head.writeInt32BE(content.length + 4, 1);
  return Buffer.concat([head, content]);
};
const int32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const text = (value: string) => Buffer.from(`${value}\0`);
const zero = Buffer.from([0]);

function errorMessage({ sqlstate, message: words }: { sqlstate: string; message: string }): Buffer {
  return message('E', text('SFATAL'), text('VFATAL'), text(`C${sqlstate}`), text(`M${words}`), zero);
}

const welcome = Buffer.concat([
  message('R', int32(0)),
  message('K', int32(1), int32(2)),
  message('Z', Buffer.from('I')),
]);

const replies: Record<Exclude<Manner, object>, Buffer> = {
  'clear-text': message('R', int32(3)),
  md5: message('R', int32(5), Buffer.from([1, 2, 3, 4])),
  kerberos: message('R', int32(7)),
  'scram-without-proof': message('R', int32(10), text('SCRAM-SHA-256'), zero),
  trust: welcome,
};

const replyTo = (manner: Manner) =>
  typeof manner === 'object' ? errorMessage(manner.error) : replies[manner];

const tlsRequest = 80_877_103;

async function listen(server: net.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The system gave no free port.');
  return address.port;
}

function closing(server: net.Server, sockets: Set<net.Socket>): () => Promise<void> {
  return async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
}

/** Speaks just enough of the protocol to ask for what no honest server should. */
export async function createFakeServer(manner: Manner, certificate?: Issued): Promise<FakeServer> {
  const pieces: Buffer[] = [];
  const sockets = new Set<net.Socket>();

  function converse(stream: net.Socket): void {
    stream.once('data', () => {
      stream.write(replyTo(manner));
      stream.on('data', (piece: Buffer) => {
        pieces.push(piece);
        // Lets the client in without having shown that it knows the password itself.
        if (manner === 'scram-without-proof') stream.write(welcome);
      });
    });
  }

  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    socket.once('data', (first: Buffer) => {
      if (first.readInt32BE(4) !== tlsRequest) {
        socket.unshift(first);
        converse(socket);
      } else if (certificate) {
        socket.write('S');
        const secure = new tls.TLSSocket(socket, {
          isServer: true,
          cert: certificate.cert,
          key: certificate.key,
        });
        secure.on('error', () => undefined);
        converse(secure);
      } else {
        socket.write('N');
        socket.once('data', (next: Buffer) => {
          socket.unshift(next);
          converse(socket);
        });
      }
    });
  });
  return {
    host: '127.0.0.1',
    port: await listen(server),
    received: () => Buffer.concat(pieces),
    close: closing(server, sockets),
  };
}

/** Answers whatever is said with the same words, as a web server or an SSH daemon does. */
export async function createStranger(words: string | Buffer): Promise<Omit<FakeServer, 'received'>> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    socket.once('data', () => socket.end(words));
  });
  return { host: '127.0.0.1', port: await listen(server), close: closing(server, sockets) };
}
