import { formats, type Said } from './connection-formats.ts';
import type { Random } from './random.ts';

/** What must be true of the answer to a text that somebody broke or wrote to deceive. */
export type Verdict =
  | 'refused' // an error
  | 'said' // an error or a warning
  | 'survived'; // quick, whole and free of control characters

export interface Hostility {
  text: string;
  verdict: Verdict;
}

const evil = 'evil.example.net';

/** Each takes a connection and does one hostile or careless thing to it. */
export const hostilities: Record<string, (said: Said, random: Random) => Hostility> = {
  'control character': (said, random) => ({
    text: insert(
      anyFormat(said, random),
      random.pick(['\0', '\u0001', '\u001b[31m', '\u007f', '\u0085', '\ud800']),
      random,
    ),
    verdict: 'refused',
  }),
  'escaped control character': (said, random) => ({
    text: plainUrl(said).replace('@', `${random.pick(['%00', '%0a', '%0D', '%1b', '%7F'])}@`),
    verdict: 'refused',
  }),
  'escapes that are not UTF-8': (said, random) => ({
    text: plainUrl(said).replace('@', `${random.pick(['%ff', '%c3%28', '%e2%82', '%ed%a0%80'])}@`),
    verdict: 'refused',
  }),
  'escape cut short': (said, random) => ({
    text: plainUrl(said).replace('@', `${random.pick(['%', '%4', '%zz', '%4g'])}@`),
    verdict: 'said',
  }),
  'a second host as an option': (said, random) => ({
    text: `${plainUrl(said)}?${random.pick(['host', 'HOST', 'hostaddr', 'server', 'h%6fst'])}=${evil}`,
    verdict: 'said',
  }),
  'a second password as an option': (said) => ({
    text: `${plainUrl(said)}?password=other&sslpassword=x`,
    verdict: 'said',
  }),
  'a second @': (said, random) => ({
    text: `${plainUrl(said)}${random.pick(['@', '#@', '/@', '/x@', ':1@', '\\@', ' @'])}${evil}/x`,
    verdict: 'said',
  }),
  'a host that is none': (said, random) => ({
    text: `postgres://u:p@${random.pick([`a b${evil}`, "h';drop", '-h', 'a..b', '.a', '1.2.3', '0x7f.1', '300.1.1.1', 'h\\g', '[::1', '::1', 'h%00.x', 'h%2f..%2fetc', 'a_-.b-'])}/${said.database}`,
    verdict: 'said',
  }),
  'a host in other letters': (said, random) => ({
    text: plainUrl({
      ...said,
      host: random.pick(['dь.example.com', 'ｄb.example.com', 'пример.example', 'db。example.com']),
    }),
    verdict: 'said',
  }),
  'an impossible port': (said, random) => ({
    text: `host=${said.host} user=u dbname=d port=${random.pick(['0', '65536', '-1', '1e3', '0x10', '５４３２', '5432;', 'port', '99999999999999999999'])}`,
    verdict: 'refused',
  }),
  'something invisible': (said, random) => ({
    text: insertInside(
      `psql -h ${said.host} -U ana -d course`,
      random.pick(['\u200b', '\u202e', '\u2066', '\ufeff', '\u00ad']),
      random,
    ),
    verdict: 'said',
  }),
  'an open quote': (said, random) => ({
    text: random.pick([
      `PGPASSWORD='it psql -h ${said.host} -U ana course`,
      `host=${said.host} user=ana password='abc`,
      `psql "postgres://ana:x@${said.host}/course`,
      `PGHOST=${said.host}\nPGPASSWORD="abc\nPGUSER=ana`,
    ]),
    verdict: 'refused',
  }),
  'a word without a value': (said) => ({
    text: `host=${said.host} password=my word user=ana`,
    verdict: 'refused',
  }),
  'files and secrets named': (said, random) => ({
    text: `${plainUrl(said)}?${random.pick(['sslrootcert=/etc/passwd', 'service=prod', 'passfile=/root/.pgpass', 'sslkey=/root/key'])}`,
    verdict: 'survived',
  }),
  'prototype keys': (said, random) => ({
    text: random.pick([
      `${plainUrl(said)}?__proto__=x&constructor=y&toString=z`,
      `host=${said.host} __proto__=x prototype=y user=ana`,
      `PGHOST=${said.host}\nPG__PROTO__=x\n__proto__=y\nPGUSER=ana`,
    ]),
    verdict: 'survived',
  }),
  'two answers': (said, random) => ({
    text: random.pick([
      `PGPASSWORD=one psql postgres://ana:two22@${said.host}/course`,
      `psql -h ${said.host} "host=${evil} user=ana"`,
      `PGHOST=${said.host}\nPGHOST=${evil}\nPGUSER=ana`,
      `postgres://a:b@${said.host}/x\npostgres://a:b@${evil}/x`,
      `DATABASE_URL=postgres://a:b@${said.host}/x\nDIRECT_URL=postgres://a:b@${evil}/x`,
      `host=${said.host} host=${evil} user=ana`,
    ]),
    verdict: 'said',
  }),
  'a command in place of a value': (said) => ({
    text: `PGPASSWORD=$(cat /etc/passwd) psql -h ${said.host} -U ana course`,
    verdict: 'said',
  }),
  'another kind of address': (_said, random) => ({
    text: random.pick([
      'javascript:alert(1)',
      'file:///etc/passwd',
      'https://u:p@evil.example.net/db',
      'mysql://u:p@h/d',
      'data:text/html,x',
      'mongodb+srv://u:p@h/d',
    ]),
    verdict: 'refused',
  }),
  'cut anywhere': (said, random) => {
    const text = anyFormat(said, random);
    return { text: text.slice(0, random.below(text.length)), verdict: 'survived' };
  },
  'one character changed': (said, random) => {
    const text = anyFormat(said, random);
    const at = random.below(text.length);
    const other = random.pick([...'@:/?#&=\'"\\$`%;,[]{}() \n\t|<>~^*é👩🏽']);
    return { text: text.slice(0, at) + other + text.slice(at + 1), verdict: 'survived' };
  },
  'two texts in one': (said, random) => ({
    text: anyFormat(said, random) + random.pick([' ', '\n', '']) + anyFormat({ ...said, host: evil }, random),
    verdict: 'survived',
  }),
  'one thing ten thousand times': (said, random) => {
    const piece = random.pick([
      '@',
      ':',
      '%',
      '%41',
      "'",
      '"',
      '\\',
      '$(',
      '`',
      '&a=',
      ';',
      '=',
      ' a',
      "a='",
      '[',
      '//',
      'postgres://',
      'é',
      '\n',
      'PGHOST=',
      ' -h',
      '#',
      '$' + '{A}',
      '\u200b',
      '-',
      '?pass=',
      '"b',
      ';&',
    ]);
    const head = random.pick([
      `postgres://ana:x@${said.host}/d?`,
      'postgres://',
      'host=',
      'psql ',
      'PGPASSWORD=',
      'A="',
      'x',
      '',
    ]);
    return {
      text: (head + piece.repeat(20_000)).slice(0, random.pick([9_999, 1_000_000])),
      verdict: 'survived',
    };
  },
};

function anyFormat(said: Said, random: Random): string {
  return random.pick(Object.values(formats))(said, random);
}

function plainUrl({ host, database, user, password }: Said): string {
  const [login, secret, name] = [user, password, database].map(encodeURIComponent);
  return `postgres://${login}:${secret}@${host.includes(':') ? `[${host}]` : host}/${name}`;
}

function insert(text: string, what: string, random: Random): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + what + text.slice(at);
}

function insertInside(text: string, what: string, random: Random): string {
  const at = 1 + random.below(text.length - 1);
  return text.slice(0, at) + what + text.slice(at);
}
