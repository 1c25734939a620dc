import { readsAs } from '../../../support/pasted-cases.ts';

readsAs('what is no connection', {
  nothing: { text: ' \n\t', kind: null, errors: ['empty'] },
  'a sentence': { text: 'Mañana hay clase a las 8:00', kind: null, errors: ['not-recognised'] },
  'a script': { text: 'javascript:alert(1)', kind: null, errors: ['not-recognised'] },
  'a web page': {
    text: 'https://dashboard.example.com/db?user=ana&password=x',
    kind: null,
    errors: ['not-recognised'],
  },
  'another database': {
    text: 'mysql://ana:secreto1@db.example.edu/calculo',
    kind: null,
    errors: ['other-database'],
  },
  'another database for JDBC': {
    text: 'jdbc:mysql://db.example.edu/calculo',
    kind: null,
    errors: ['other-database'],
  },
  'a NUL': {
    text: 'postgres://ana:a\0b@db.example.edu/calculo',
    kind: null,
    errors: ['control-character'],
  },
  'half a character': {
    text: 'postgres://ana:\ud83d@db.example.edu/calculo',
    kind: null,
    errors: ['control-character'],
  },
  'a megabyte': {
    text: `postgres://ana:${'x'.repeat(2 ** 20)}@db.example.edu/calculo`,
    kind: null,
    errors: ['too-long'],
  },
});
