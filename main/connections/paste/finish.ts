import type { TlsMode } from '#contract/connection-wire';
import type { PastedField, PastedFields, PastedKind } from '#contract/connections';
import { type Draft, fieldOf } from './draft.ts';
import { type Address, readAddress, readPort } from './host.ts';
import type { Setting } from './meanings.ts';
import { type Piece, splitAt, startOf, trimmed } from './piece.ts';

const longest: Partial<Record<Setting, number>> = { user: 255, database: 255, password: 1024 };

/** Turns what was understood into fields, each checked; what does not hold up is named, never guessed. */
export function finish(draft: Draft, kind: PastedKind | null): PastedFields {
  const fields: PastedFields = {};
  readHost(draft, fields);
  readTls(draft, fields, kind);
  for (const setting of ['database', 'user', 'password', 'rootCertificate', 'applicationName'] as const) {
    const text = checkedText(draft, setting);
    if (text !== undefined) fields[setting] = text;
  }
  const binding = draft.settings.get('channelBinding')?.text.toLowerCase();
  if (binding === 'disable' || binding === 'prefer' || binding === 'require') fields.channelBinding = binding;
  else if (binding) draft.warn('channel-binding-unknown', 'channelBinding', { text: binding });
  return fields;
}

function checkedText(draft: Draft, setting: PastedField): string | undefined {
  const piece = draft.settings.get(setting);
  if (!piece) return undefined;
  const odd = /\p{Cc}/u.exec(piece.text);
  if (odd) {
    draft.fail('control-character', piece.at[odd.index] ?? startOf(piece), { field: setting });
    return undefined;
  }
  if (piece.text.length > (longest[setting] ?? 300)) {
    draft.fail('value-too-long', startOf(piece), { field: setting });
    return undefined;
  }
  return piece.text;
}

function readHost(draft: Draft, fields: PastedFields): void {
  const named = draft.settings.get('host');
  const numeric = draft.settings.get('hostAddress');
  if (numeric) draft.warn(named ? 'hostaddr-ignored' : 'hostaddr-taken', 'host', { address: numeric.text });
  const list = named ?? numeric;
  const ports = draft.settings.get('port');
  if (!list) {
    if (!hasHostProblem(draft)) draft.warn('host-missing', 'host');
    if (ports) readPortInto(draft, fields, ports, 1);
    return;
  }
  const hosts = splitAt(list, ',');
  const first = trimmed(hosts[0] ?? list);
  const address = readAddress(first.text);
  if (!address) {
    draft.fail('host-invalid', startOf(first), { field: 'host' });
    return;
  }
  fields.host = address.host;
  noteHost(draft, address, hosts);
  if (ports) readPortInto(draft, fields, ports, hosts.length);
  if (address.port === undefined) return;
  const port = readPort(address.port);
  if (port === undefined) draft.fail('port-invalid', startOf(first), { field: 'port' });
  else if (fields.port === undefined) {
    fields.port = port;
    draft.warn('port-in-host', 'port', { taken: address.port });
  } else if (fields.port !== port) {
    draft.warn('said-twice', 'port', { taken: String(fields.port), other: address.port });
  }
}

function hasHostProblem(draft: Draft): boolean {
  return [...draft.notes.errors, ...draft.notes.warnings].some(({ field }) => field === 'host');
}

function noteHost(draft: Draft, address: Address, hosts: Piece[]): void {
  if (address.international) draft.warn('host-international', 'host', { taken: address.host });
  if (address.host.startsWith('/')) draft.warn('unix-socket', 'host', { taken: address.host });
  if (hosts.length > 1) {
    draft.warn('several-hosts', 'host', { taken: address.host, count: String(hosts.length) });
  }
}

function readPortInto(draft: Draft, fields: PastedFields, list: Piece, hosts: number): void {
  const ports = splitAt(list, ',');
  const first = trimmed(ports[0] ?? list);
  const port = readPort(first.text);
  const fits = ports.length === 1 || ports.length === hosts;
  if (port !== undefined && fits) fields.port = port;
  else if (!fits || first.text !== '') draft.fail('port-invalid', startOf(first), { field: 'port' });
}

const tlsModes = new Map<string, TlsMode>([
  ['disable', 'disable'],
  ['allow', 'allow'],
  ['prefer', 'prefer'],
  ['require', 'require'],
  ['required', 'require'],
  ['verifyca', 'verify-ca'],
  ['verifyfull', 'verify-full'],
]);

function readTls(draft: Draft, fields: PastedFields, kind: PastedKind | null): void {
  const mode = draft.settings.get('tlsMode') ?? draft.settings.get('tlsFlag');
  const fromFlag = draft.settings.get('tlsMode') === undefined;
  const text = mode?.text.toLowerCase().replace(/[-_ ]/g, '') ?? '';
  const known = tlsModes.get(text);
  if (known) fields.tlsMode = known;
  else if (text === 'noverify') {
    fields.tlsMode = 'require';
    draft.warn('tls-unverified', 'tlsMode');
  } else if (fromFlag && /^(?:true|1|yes|on)$/.test(text)) {
    // JDBC's `ssl=true` checks the certificate; libpq's does not.
    fields.tlsMode = kind === 'jdbc' ? 'verify-full' : 'require';
  } else if (mode) draft.warn('tls-mode-unknown', fieldOf('tlsMode'), { text: mode.text });

  const root = draft.settings.get('rootCertificate');
  if (root?.text === 'system') fields.tlsMode = 'verify-full';
  else if (root) draft.warn('root-certificate-not-read', 'rootCertificate', { path: root.text });
}
