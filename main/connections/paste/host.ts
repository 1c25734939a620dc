import { isIPv4, isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';

export interface Address {
  host: string;
  /** `name:5433`, where only a name was asked for. */
  port?: string;
  international?: boolean;
}

/** The host as it will be asked for, or `undefined` when no host looks like this. */
export function readAddress(text: string): Address | undefined {
  if (text.startsWith('/')) return text.length <= 1024 ? { host: text } : undefined;
  const bracketed = /^\[([^\]]*)\](?::(\d+))?$/.exec(text);
  if (bracketed) {
    const address = (bracketed[1] ?? '').replace(/%25/, '%');
    return isIPv6(address) ? { host: address, ...portFrom(bracketed[2]) } : undefined;
  }
  if (isIPv6(text)) return { host: text };
  const [name = '', port, ...more] = text.split(':', 3);
  if (more.length > 0 || (port !== undefined && !/^\d+$/.test(port))) return undefined;
  const host = asciiName(name);
  if (host === undefined) return undefined;
  return { host, ...portFrom(port), ...(host !== plainName(name) && { international: true }) };
}

function portFrom(port: string | undefined): { port?: string } {
  return port === undefined ? {} : { port };
}

function plainName(name: string): string {
  return name.length > 1 && name.endsWith('.') ? name.slice(0, -1) : name;
}

function asciiName(name: string): string | undefined {
  const plain = plainName(name);
  if (plain.length > 253) return undefined;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is all of ASCII.
  const ascii = /^[\x00-\x7f]*$/.test(plain) ? plain : domainToASCII(plain);
  const labels = ascii.split('.');
  if (!labels.every((label) => /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i.test(label))) return undefined;
  // `127.1` and `0x7f000001` are addresses to some and names to others.
  if (/^(?:\d+|0x[0-9a-f]*)$/i.test(labels.at(-1) ?? '') && !isIPv4(ascii)) return undefined;
  return ascii;
}

export function readPort(text: string): number | undefined {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : undefined;
}
