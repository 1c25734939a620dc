import type { PastedFields } from '../../preload/contract/connections.ts';
import type { Random } from './random.ts';

/** What every generated string says; written in each form with whatever quoting that form allows. */
export interface Said {
  host: string;
  port?: number;
  database: string;
  user: string;
  password: string;
  tlsMode?: NonNullable<PastedFields['tlsMode']>;
  channelBinding?: 'require' | 'prefer';
}

export type Format = (said: Said, random: Random) => string;

export const formats: Record<string, Format> = {
  url: (said, random) =>
    `${random.pick(['postgres', 'postgresql', 'POSTGRESQL'])}://${afterScheme(said, random)}`,
  'raw url': (said, random) =>
    `postgres://${said.user}:${said.password}@${address(said)}/${said.database}${options(tlsPairs(said), random)}`,
  sqlalchemy: (said, random) =>
    `postgresql+${random.pick(['psycopg2', 'asyncpg', 'pg8000'])}://${afterScheme(said, random)}`,
  'url in options': (said, random) => `postgresql:///${options(libpqPairs(said), random)}`,
  jdbc(said, random) {
    const pairs = libpqPairs(said).filter(([name]) => !/^(?:host|port|dbname)$/.test(name));
    return `jdbc:postgresql://${address(said)}/${encoded(said.database, random)}${options(pairs, random)}`;
  },
  words: (said, random) => words(said, random),
  psql: (said, random) => psqlLine(said, random),
  'psql url': (said, random) => `psql ${shellQuoted(formats.url?.(said, random) ?? '', random)}`,
  'psql words': (said, random) => `psql ${shellQuoted(words(said, random), random)}`,
  'env variables': (said, random) =>
    random
      .shuffled(variables(said))
      .map(([name, value]) => `${random.pick(['', '', 'export '])}${name}=${envQuoted(value, random)}`)
      .join(random.pick(['\n', '\r\n', '\n\n# a comment\n'])),
  'env url'(said, random) {
    const quote = random.pick(['', '"']);
    return `NODE_ENV=production\nDATABASE_URL=${quote}${formats.url?.(said, random) ?? ''}${quote}\n`;
  },
  'shell variables': (said, random) =>
    `${random
      .shuffled(variables(said))
      .map(([name, value]) => `export ${name}=${shellQuoted(value, random)}`)
      .join(random.pick(['\n', '; ', ' && ']))}${random.pick(['\n', '; ', ' && '])}psql`,
  pairs: (said, random) =>
    `${random
      .shuffled(libpqPairs(said))
      .map(([name, value]) => `${random.pick(pairNames[name] ?? [name])}=${pairQuoted(value, random)}`)
      .join(';')}${random.pick(['', ';'])}`,
  powershell: (said, random) =>
    `$env:PGPASSWORD${random.pick(['=', ' = '])}'${said.password.replaceAll("'", "''")}'; ${psqlOptions(said, random, (value) => `'${value.replaceAll("'", "''")}'`)}`,
};

const pairNames: Record<string, string[]> = {
  host: ['Host', 'Server'],
  port: ['Port'],
  dbname: ['Database', 'DB'],
  user: ['Username', 'User Id'],
  password: ['Password'],
  sslmode: ['SSL Mode', 'SslMode'],
};

function afterScheme(said: Said, random: Random): string {
  const login = `${encoded(said.user, random)}:${encoded(said.password, random)}`;
  return `${login}@${address(said)}/${encoded(said.database, random)}${options(tlsPairs(said), random)}`;
}

function options(pairs: [string, string][], random: Random): string {
  return pairs.length === 0 ? '' : `?${encodedPairs(random.shuffled(pairs), random).join('&')}`;
}

function address({ host, port }: Said): string {
  return `${host.includes(':') ? `[${host}]` : host}${port === undefined ? '' : `:${port}`}`;
}

function tlsPairs({ tlsMode, channelBinding }: Said): [string, string][] {
  return [
    ...(tlsMode ? [['sslmode', tlsMode] as [string, string]] : []),
    ...(channelBinding ? [['channel_binding', channelBinding] as [string, string]] : []),
  ];
}

function libpqPairs(said: Said): [string, string][] {
  return [
    ['host', said.host],
    ...(said.port === undefined ? [] : [['port', String(said.port)] as [string, string]]),
    ['dbname', said.database],
    ['user', said.user],
    ['password', said.password],
    ...tlsPairs(said),
  ];
}

function variables(said: Said): [string, string][] {
  const names: Record<string, string> = { dbname: 'PGDATABASE', channel_binding: 'PGCHANNELBINDING' };
  return libpqPairs(said).map(([name, value]) => [names[name] ?? `PG${name.toUpperCase()}`, value]);
}

function encodedPairs(pairs: [string, string][], random: Random): string[] {
  return pairs.map(([name, value]) => `${name}=${encoded(value, random)}`);
}

/** Now and then more is escaped than must be, in capitals or not. */
function encoded(value: string, random: Random): string {
  return [...value]
    .map((character) => {
      const sign = encodeURIComponent(character);
      if (sign !== character) return random.chance(0.3) ? sign.toLowerCase() : sign;
      return random.chance(0.1) ? `%${character.charCodeAt(0).toString(16)}` : character;
    })
    .join('');
}

function words(said: Said, random: Random): string {
  const equals = () => random.pick(['=', '=', ' = ', '= ']);
  return random
    .shuffled(libpqPairs(said))
    .map(([name, value]) => `${name}${equals()}${wordQuoted(value, random)}`)
    .join(random.pick([' ', '  ', '\n']));
}

function wordQuoted(value: string, random: Random): string {
  if (/^[\w.-]+$/.test(value) && random.chance(0.7)) return value;
  if (random.chance(0.7)) return `'${value.replace(/['\\]/g, '\\$&')}'`;
  return value.replace(/[\s'"\\]/g, '\\$&');
}

function psqlLine(said: Said, random: Random): string {
  return `PGPASSWORD=${shellQuoted(said.password, random)} ${psqlOptions(said, random, (value) => shellQuoted(value, random))}`;
}

function psqlOptions(said: Said, random: Random, quoted: (value: string) => string): string {
  const style = (letter: string, long: string, value: string) =>
    random.pick([
      `-${letter} ${quoted(value)}`,
      `-${letter}${quoted(value)}`,
      `--${long}=${quoted(value)}`,
      `--${long} ${quoted(value)}`,
    ]);
  const options = random.shuffled([
    style('h', 'host', said.host),
    style('U', 'username', said.user),
    ...(said.port === undefined ? [] : [style('p', 'port', String(said.port))]),
    ...(random.chance(0.3) ? ['-X'] : []),
  ]);
  const tls = tlsPairs(said);
  if (tls.length > 0) {
    const inside = [...tls, ['dbname', said.database] as [string, string]];
    options.push(quoted(inside.map(([name, value]) => `${name}=${wordQuoted(value, random)}`).join(' ')));
  } else options.push(random.chance(0.5) ? quoted(said.database) : style('d', 'dbname', said.database));
  return `psql ${options.join(' ')}`;
}

function shellQuoted(value: string, random: Random): string {
  if (/^[\w.,:/@%+-]+$/.test(value) && random.chance(0.6)) return value;
  const kind = random.below(value.includes('\n') ? 3 : 4);
  if (kind === 0) return `'${value.replaceAll("'", `'\\''`)}'`;
  if (kind === 1) return `"${value.replace(/["\\$`]/g, '\\$&')}"`;
  if (kind === 2) return `$'${value.replace(/['\\]/g, '\\$&')}'`;
  // Quotes around a part of the word, as people do when they fix one character.
  const characters = [...value];
  const middle = random.below(characters.length + 1);
  const bare = characters.slice(0, middle).map((character) => character.replace(/[^\w.-]/u, '\\$&'));
  return `${bare.join('')}'${characters.slice(middle).join('').replaceAll("'", `'\\''`)}'`;
}

function envQuoted(value: string, random: Random): string {
  if (/^[\w.:/@+-]+$/.test(value) && random.chance(0.6)) return value;
  if (!value.includes("'") && random.chance(0.6)) return `'${value}'`;
  return `"${value.replace(/["\\$`]/g, '\\$&')}"`;
}

function pairQuoted(value: string, random: Random): string {
  if (/^[\w.:@-]+$/.test(value) && random.chance(0.6)) return value;
  const quote = random.pick(['"', "'"]);
  return `${quote}${value.replaceAll(quote, quote + quote)}${quote}`;
}
