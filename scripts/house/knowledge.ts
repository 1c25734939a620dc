import { isCode, isInside, matches, type Rule, withoutComments } from './rule.ts';

const product = ['main/', 'preload/', 'renderer/'];

// Table and column names of the platforms. Words that a teacher also reads in the window,
// such as `feedback`, cannot be told from their tables here: the SQL rule covers those.
const platformNames =
  /\b(usuarios|respuestas_foro\w*|email_alumno|comentario|apellidos|imagen_pregunta_\d|imagen_\d|t\d_r\d\w*)\b/;

export const onlyPlatformsKnowTheirTables: Rule = {
  name: 'platforms',
  check({ path, text }) {
    if (!isCode(path) || !isInside(path, product)) return [];
    if (isInside(path, ['main/platforms/', 'main/embedded/'])) return [];
    // Comments too: a name in an example is what the next owner copies.
    return matches(text, platformNames).map(({ line, match }) => ({
      line,
      message: `'${match[0]}' is a platform's own name; only main/platforms/ may know it`,
    }));
  },
};

const sqlRooms = [
  'main/platforms/',
  'main/database/',
  'main/embedded/',
  'main/backups/',
  'main/care/',
  'migrations/',
];
const statement =
  /\b(?:SELECT\s[^;]*?\bFROM\s|INSERT\s+INTO\s|DELETE\s+FROM\s|UPDATE\s+\S+\s+SET\s|(?:CREATE|ALTER|DROP)\s+(?:TABLE|INDEX|SCHEMA|ROLE|DATABASE)\s)/;
const lowerCase =
  /(['"`])\s*(?:select\s[^'"`;]*?\sfrom\s|insert\s+into\s|delete\s+from\s|update\s+\S+\s+set\s)/;

export const sqlStaysInItsRooms: Rule = {
  name: 'sql',
  check({ path, text }) {
    if (!isCode(path) || !isInside(path, product)) return [];
    if (isInside(path, sqlRooms) || path.endsWith('-queries.ts')) return [];
    const code = withoutComments(text);
    return [...matches(code, statement), ...matches(code, lowerCase)].map(({ line }) => ({
      line,
      message: 'SQL belongs in a `*-queries.ts` file or a room that speaks it',
    }));
  },
};

// Whatever a function returns was named in its call.
export const everyColumnIsNamed: Rule = {
  name: 'columns',
  check({ path, text }) {
    if (!isCode(path) || !isInside(path, [...product, 'migrations/'])) return [];
    const code = withoutComments(text);
    const star = matches(code, /\bselect\s+\*(?!\s+from\s+\w+\()/i).map(({ line }) => ({
      line,
      message: 'name the columns: a login may see only some, and a new one must not slip in',
    }));
    const secret = matches(
      code,
      /\busuarios\.password\b|\bselect\b[^;`]*\bpassword\b[^;`]*\bfrom\s+usuarios\b/i,
    );
    return [...star, ...secret.map(({ line }) => ({ line, message: "students' passwords are never read" }))];
  },
};
