import { ana, readsAs } from '../../../support/pasted-cases.ts';

readsAs('psql lines', {
  'as Render prints it': {
    text: 'PGPASSWORD=secreto1 psql -h db.example.edu -U ana calculo',
    kind: 'psql',
    fields: ana,
  },
  'with its prompt, on several lines': {
    text: '$ PGPASSWORD=secreto1 psql \\\n    --host=db.example.edu \\\n    --username ana -p5433 \\\n    --dbname=calculo\n',
    kind: 'psql',
    fields: { ...ana, port: 5433 },
  },
  'copied from a terminal on Windows': {
    text: 'C:\\Users\\ana> set PGPASSWORD=secreto1&& "C:\\Program Files\\PostgreSQL\\16\\bin\\psql.exe" -h db.example.edu -U ana -d calculo',
    kind: 'psql',
    fields: ana,
  },
  'for PowerShell': {
    text: "$env:PGPASSWORD='it''s'; & \"C:\\pg\\psql.exe\" -h db.example.edu -U ana calculo",
    kind: 'psql',
    fields: { ...ana, password: "it's" },
  },
  'for fish': {
    text: 'set -x PGPASSWORD secreto1; psql -h db.example.edu -U ana calculo',
    kind: 'psql',
    fields: ana,
  },
  'within Docker': {
    text: 'docker run -it --rm -e PGPASSWORD=secreto1 postgres:16 psql -h db.example.edu -U ana calculo',
    kind: 'psql',
    fields: ana,
    ignored: { docker: 'no-meaning-here' },
  },
  'with a URL': {
    text: "psql 'postgresql://ana:secreto1@db.example.edu/calculo?sslmode=require&channel_binding=require'",
    kind: 'psql',
    fields: { ...ana, tlsMode: 'require', channelBinding: 'require' },
  },
  'with a URL nobody quoted': {
    text: 'psql postgresql://ana:secreto1@db.example.edu/calculo?sslmode=require&channel_binding=require',
    kind: 'psql',
    fields: { ...ana, tlsMode: 'require', channelBinding: 'require' },
  },
  'with libpq words, which outrank the options': {
    text: 'PGPASSWORD=secreto1 psql -h other.example.edu "host=db.example.edu user=ana dbname=calculo"',
    kind: 'psql',
    fields: ana,
    warnings: ['said-twice host'],
  },
  'with a password in every kind of quotes': {
    text: `PGPASSWORD=a'b c'"d\\"e"\\ f$'\\x67\\'' psql -h db.example.edu -U ana calculo`,
    kind: 'psql',
    fields: { ...ana, password: 'ab cd"e fg\'' },
  },
  'whose password a shell would cut or fill in': {
    text: 'PGPASSWORD=a&b$c psql -h db.example.edu -U ana calculo',
    kind: 'psql',
    fields: { ...ana, password: 'a&b$c' },
    warnings: ['shell-character-literal password', 'dollar-literal password'],
  },
  'broken over lines by PowerShell': {
    text: 'psql -h db.example.edu `\n  -U ana `\r\n  calculo',
    kind: 'psql',
    fields: { host: ana.host, user: ana.user, database: ana.database },
  },
  'broken over lines by cmd': {
    text: 'psql -h db.example.edu ^\r\n  -U ana ^\n  calculo',
    kind: 'psql',
    fields: { host: ana.host, user: ana.user, database: ana.database },
  },
  'whose password is the outcome of a command': {
    text: 'PGPASSWORD=$(pass show db) psql -h db.example.edu -U ana calculo',
    kind: 'psql',
    fields: { host: ana.host, user: ana.user, database: ana.database },
    warnings: ['placeholder password'],
  },
  'with -W where it asks for the password': {
    text: 'psql -h db.example.edu -U ana -W calculo',
    kind: 'psql',
    fields: { host: ana.host, user: ana.user, database: ana.database },
    ignored: { '-W': 'no-meaning-here' },
  },
  'with a password given to -W': {
    text: 'psql -h db.example.edu -U ana -d calculo -W secreto1',
    kind: 'psql',
    fields: ana,
    warnings: ['password-flag-takes-no-value password'],
    ignored: { '-W': 'no-meaning-here' },
  },
  'with things to do, which are not done': {
    text: 'psql -h db.example.edu -U ana -c "drop table x" -f evil.sql calculo',
    kind: 'psql',
    fields: { host: ana.host, user: ana.user, database: ana.database },
    ignored: { '-c': 'no-meaning-here', '-f': 'no-meaning-here' },
  },
  'with the dashes of a word processor': {
    text: 'psql —host=db.example.edu –U ana —dbname “calculo”',
    kind: 'psql',
    fields: { host: ana.host, user: ana.user, database: ana.database },
  },
  'with a quote nobody closed': {
    text: "PGPASSWORD='secreto1 psql -h db.example.edu",
    kind: 'env',
    warnings: ['host-missing host'],
    errors: ['quote-open'],
  },
  'for pg_dump': {
    text: 'pg_dump -h db.example.edu -U ana -F c -f copy.dump calculo',
    kind: 'psql',
    fields: { host: ana.host, user: ana.user, database: ana.database },
    ignored: { '-F': 'no-meaning-here', '-f': 'no-meaning-here' },
  },
});
