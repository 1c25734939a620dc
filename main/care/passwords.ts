import type { PasswordReport } from '#contract/care';
import type { AdviceKey } from '#contract/care-words';
import { AppError } from '#contract/errors';
import type { Database } from '../database/database.ts';
import type { CourseObjects } from '../platforms/course-objects.ts';
import { quoteIdentifier } from '../platforms/sql-text.ts';
import { qualified } from './steps.ts';

interface Counted {
  total: number;
  empty: number;
  hashed: number;
  weak: number;
}

/** Slow on purpose, with a salt: argon2, bcrypt, scrypt, PBKDF2, crypt's SHA-2, yescrypt, Django's and Werkzeug's. */
const strong =
  '^(\\$argon2(id|i|d)\\$|\\$2[abxy]?\\$[0-9]{2}\\$.{53}$|\\$scrypt\\$|\\$7\\$|\\$y\\$|\\$[56]\\$|\\$pbkdf2|pbkdf2[_:]|scrypt:|bcrypt(_sha256)?\\$|argon2\\$|SCRAM-SHA-256\\$|\\{SSHA(256|512)\\})';
/** A plain digest of the right length, or crypt's MD5. */
const weak =
  '^([0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128}|\\$1\\$.*|md5[0-9a-f]{32}|\\{(SHA|MD5)\\}.*)$';

/** How the platform keeps passwords, counted where they are: none of them ever comes here. */
export async function reportPasswords(database: Database, objects: CourseObjects): Promise<PasswordReport> {
  const { passwords } = objects;
  if (passwords === null) return { state: 'not-applicable' };
  const column = quoteIdentifier(passwords.column);
  const text = `WITH kinds AS (SELECT ${column} IS NULL OR ${column}::text = '' AS empty,
    ${column}::text ~ $1 AS hashed, ${column}::text ~* $2 AS weak FROM ${qualified(passwords)})
  SELECT count(*)::int AS total, count(*) FILTER (WHERE empty)::int AS empty,
    count(*) FILTER (WHERE hashed)::int AS hashed, count(*) FILTER (WHERE weak AND NOT hashed)::int AS weak FROM kinds`;
  try {
    const [counted] = await database.tx((runner) => runner.rows<Counted>({ text, values: [strong, weak] }), {
      readOnly: true,
    });
    if (counted === undefined) throw new Error('Counting gave no answer');
    return { state: 'counted', ...withPlain(counted) };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'forbidden') throw error;
    // As it should be for whoever only grades.
    return { state: 'not-allowed', advice: ['only-an-admin-can-count'] };
  }
}

function withPlain(counted: Counted) {
  const plain = counted.total - counted.empty - counted.hashed - counted.weak;
  return { ...counted, plain, advice: adviceFor(plain, counted.weak) };
}

/** In the order in which things should be done. */
function adviceFor(plain: number, weakly: number): AdviceKey[] {
  if (plain === 0 && weakly === 0) return ['nothing-to-do'];
  return [...(plain > 0 ? forPlain : []), ...(weakly > 0 ? forWeak : []), ...forBoth];
}

const forPlain: AdviceKey[] = ['anyone-with-the-database-reads-them', 'change-the-database-password-first'];
const forWeak: AdviceKey[] = ['quick-digests-are-guessed'];
const forBoth: AdviceKey[] = [
  // Hashing the column in place would lock every student out: the platform compares what it finds there.
  'only-the-platform-can-hash-them',
  'give-teachers-their-own-logins',
  'encrypt-every-backup',
  'old-backups-still-hold-them',
  'students-should-change-them-elsewhere',
];
