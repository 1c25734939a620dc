import { ana, readsAs } from '../../../support/pasted-cases.ts';

readsAs('what comes along', {
  'a URL within a message': {
    text: 'Hola Ana, la base es `postgres://ana:secreto1@db.example.edu/calculo` y ya está.',
    kind: 'url',
    fields: ana,
    warnings: ['text-around'],
  },
  'two URLs within a message': {
    text: 'old: postgres://ana:secreto1@db.example.edu/calculo new: (postgres://ana:secreto1@new.example.edu/calculo)',
    kind: 'env',
    fields: ana,
    warnings: ['text-around', 'several-texts'],
  },
  'quotes, a semicolon and blanks': {
    text: '  "postgres://ana:secreto1@db.example.edu/calculo";\n',
    kind: 'url',
    fields: ana,
  },
  'a code fence': {
    text: '```sh\npsql -h db.example.edu -U ana calculo\n```',
    kind: 'psql',
    fields: { host: ana.host, user: ana.user, database: ana.database },
  },
  'angle brackets and a byte order mark': {
    text: '\uFEFF<postgres://ana:secreto1@db.example.edu/calculo>\u200b',
    kind: 'url',
    fields: ana,
  },
  'a zero-width blank in the middle': {
    text: 'postgres://ana:secreto1@db.exam\u200bple.edu/calculo',
    kind: 'url',
    fields: ana,
    warnings: ['invisible-removed'],
  },
  'hard blanks and Windows line ends': {
    text: 'psql\u00a0-h db.example.edu\u00a0-U ana\r\n',
    kind: 'psql',
    fields: { host: ana.host, user: ana.user },
  },
  'words after the URL': {
    text: 'postgres://ana:secreto1@db.example.edu/calculo (production)',
    kind: 'url',
    fields: ana,
    warnings: ['text-around'],
  },
});
