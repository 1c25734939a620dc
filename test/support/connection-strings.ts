import type { Pasted, PastedFields } from '../../preload/contract/connections.ts';
import { pasted as pastedShape } from '../../preload/contract/connections.ts';
import { formats, type Said } from './connection-formats.ts';
import { hostilities, type Verdict } from './connection-hostilities.ts';
import { createRandom, type Random } from './random.ts';

export interface Specimen {
  text: string;
  /** How it was made, for the message when it is misread. */
  origin: string;
  said: Said;
  verdict: Verdict | 'exact';
}

/** As many friendly strings as hostile ones, the same for the same seed. */
export function connectionStrings(count: number, seed = 20_261_120): Specimen[] {
  const random = createRandom(seed);
  const friendly = Object.entries(formats);
  const hostile = Object.entries(hostilities);
  return Array.from({ length: count }, (_, index): Specimen => {
    const turn = index >> 1;
    if (index % 2 === 0) {
      const [origin, format] = friendly[turn % friendly.length] ?? random.pick(friendly);
      const said = anyConnection(random, origin);
      return { origin, said, text: surrounded(format(said, random), random), verdict: 'exact' };
    }
    const [origin, make] = hostile[turn % hostile.length] ?? random.pick(hostile);
    const said = anyConnection(random, origin);
    return { origin, said, ...make(said, random) };
  });
}

/** What is wrong with the answer; `undefined` when nothing is. */
export function misreading({ text, said, verdict }: Specimen, answer: Pasted): string | undefined {
  const noted = answer.errors.length + answer.warnings.length > 0;
  if (!pastedShape.safeParse(answer).success) return 'is not of the shape both sides agreed on';
  const controlled = Object.values(answer.fields).some((value) => /[\p{Cc}\p{Cs}]/u.test(String(value)));
  if (controlled) return 'has a control character in a field';
  if (answer.errors.some(({ at }) => at > text.length)) return 'points behind the end of the text';
  if (verdict === 'exact') return difference(answer, said);
  const secret = said.password.length >= 6 && answer.fields.password === said.password;
  if (secret && answer.masked.includes(said.password)) return 'shows the password';
  if (verdict === 'refused' && answer.errors.length === 0) return 'should have been an error';
  if (verdict === 'said' && !noted) return 'was taken without a word';
  return undefined;
}

function difference({ fields, errors, masked }: Pasted, said: Said): string | undefined {
  const expected: PastedFields = { ...said };
  const names = [...new Set([...Object.keys(expected), ...Object.keys(fields)])] as (keyof PastedFields)[];
  const wrong = names.find((name) => fields[name] !== expected[name]);
  if (wrong)
    return `${wrong}: ${JSON.stringify(fields[wrong])} instead of ${JSON.stringify(expected[wrong])}`;
  if (errors.length > 0) return `has an error: ${JSON.stringify(errors)}`;
  const shown = [said.password, encodeURIComponent(said.password)].some((secret) => masked.includes(secret));
  return shown ? 'shows the password' : undefined;
}

const letters = 'abcdefghijklmnopqrstuvwxyz';
const plain = `${letters}${letters.toUpperCase()}0123456789`;
const punctuation = ' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
const abroad = 'ñáéíóúüÑçß中文字🙂';

function anyConnection(random: Random, origin: string): Said {
  const everything = plain + punctuation.repeat(2) + abroad;
  const alphabet = random.pick([plain, plain, plain + punctuation, everything]);
  // PowerShell hands psql.exe its words, and a raw URL its password, without some of these.
  const secret = random.text(origin === 'raw url' ? rawAlphabet : alphabet, 8, 40);
  const name = () => random.text(letters, 1, 1) + random.text(`${plain}_.`, 0, 20);
  const odd = () =>
    random.text(letters, 1, 1) + random.text(`${letters} '"\\$&;%ñ中-`, 0, 12) + random.text(letters, 1, 1);
  const odder = origin !== 'raw url' && random.chance(0.25);
  return {
    host: anyHost(random),
    database: odder ? odd() : name(),
    user: odder ? odd() : name(),
    password: secret.trim().padEnd(8, 'x'),
    ...(random.chance(0.6) && { port: 1 + random.below(65_535) }),
    ...(random.chance(0.4) && {
      tlsMode: random.pick(['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const),
    }),
    ...(random.chance(0.2) && { channelBinding: random.pick(['require', 'prefer'] as const) }),
  };
}

/** What people leave unescaped in a URL's password and what still has one reading. */
const rawAlphabet = `${plain}${plain}!#$&*()+,-./:;=?@^_~|`;

function anyHost(random: Random): string {
  const label = () => random.text(letters, 1, 1) + random.text(`${letters}0123456789`, 0, 12);
  return random.pick([
    () => `dpg-${random.text(plain.toLowerCase(), 20, 20)}-a.frankfurt-postgres.render.com`,
    () => `ep-${label()}-${label()}-pooler.eu-central-1.aws.neon.tech`,
    () => `db.${label()}.supabase.co`,
    () => `${label()}.${label()}.example.edu`,
    () => [0, 0, 0, 0].map(() => random.below(256)).join('.'),
    () => random.pick(['::1', '2001:db8::42', 'fe80::1']),
    () => 'localhost',
  ])();
}

/** What comes along when people select and copy. */
function surrounded(text: string, random: Random): string {
  const around = random.below(6);
  if (around === 0) return `  ${text}\n`;
  if (around === 1) return `\uFEFF${text}\r\n`;
  if (around === 2) return `\`\`\`sh\n${text}\n\`\`\``;
  if (around === 3 && !text.includes('`')) return `\`${text}\``;
  return text;
}
