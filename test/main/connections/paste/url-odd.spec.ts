import { ana, readsAs } from '../../../support/pasted-cases.ts';

readsAs('URLs that are odd', {
  'to a socket': {
    text: 'postgresql://ana:secreto1@%2Fvar%2Frun%2Fpostgresql/calculo',
    kind: 'url',
    fields: { ...ana, host: '/var/run/postgresql' },
    warnings: ['unix-socket host'],
  },
  'to an IPv6 address': {
    text: 'postgres://ana:secreto1@[2001:db8::7]:5433/calculo',
    kind: 'url',
    fields: { ...ana, host: '2001:db8::7', port: 5433 },
  },
  'to an IPv6 address without brackets': {
    text: 'postgres://ana:secreto1@2001:db8::7/calculo',
    kind: 'url',
    fields: { user: 'ana', password: 'secreto1', database: 'calculo' },
    errors: ['host-invalid host'],
  },
  'to several hosts': {
    text: 'postgres://ana:secreto1@db.example.edu:5433,other.example.edu:5434/calculo?target_session_attrs=any',
    kind: 'url',
    fields: { ...ana, port: 5433 },
    warnings: ['several-hosts host'],
    ignored: { target_session_attrs: 'decided-here' },
  },
  'without database, user or password': {
    text: 'postgres://db.example.edu',
    kind: 'url',
    fields: { host: 'db.example.edu' },
  },
  'without a host': {
    text: 'postgres:///calculo',
    kind: 'url',
    fields: { database: 'calculo' },
    warnings: ['host-missing host'],
  },
  'whose password holds an @ and a /': {
    text: 'postgres://ana:p@ss/w0rd@db.example.edu/calculo',
    kind: 'url',
    fields: { ...ana, password: 'p@ss/w0rd' },
    warnings: ['special-characters password'],
  },
  'whose password holds ? and #': {
    text: 'postgres://ana:who?#1@db.example.edu/calculo',
    kind: 'url',
    fields: { ...ana, password: 'who?#1' },
    warnings: ['special-characters password'],
  },
  'whose password begins like a port': {
    text: 'postgres://ana:12/34@db.example.edu/calculo',
    kind: 'url',
    fields: { ...ana, password: '12/34' },
    warnings: ['special-characters password'],
  },
  'whose password holds a lone %': {
    text: 'postgres://ana:100%@db.example.edu/calculo',
    kind: 'url',
    fields: { ...ana, password: '100%' },
    warnings: ['percent-literal password'],
  },
  'whose user names the server too, as on Azure': {
    text: 'postgres://ana@srv:secreto1@srv.postgres.database.azure.com/calculo',
    kind: 'url',
    fields: { ...ana, user: 'ana@srv', host: 'srv.postgres.database.azure.com' },
    warnings: ['special-characters password'],
  },
  'with an @ among the options': {
    text: 'postgres://ana:secreto1@db.example.edu/calculo?application_name=me@home',
    kind: 'url',
    fields: { ...ana, applicationName: 'me@home' },
  },
  'with escapes that are not UTF-8': {
    text: 'postgres://ana:%ff%fe@db.example.edu/calculo',
    kind: 'url',
    fields: { host: ana.host, user: ana.user, database: ana.database },
    errors: ['encoding-broken password'],
  },
  'with a NUL behind an escape': {
    text: 'postgres://ana:a%00b@db.example.edu/calculo',
    kind: 'url',
    fields: { host: ana.host, user: ana.user, database: ana.database },
    errors: ['control-character password'],
  },
  'with a port that is none': {
    text: 'postgres://ana:secreto1@db.example.edu:99999/calculo',
    kind: 'url',
    fields: ana,
    errors: ['port-invalid port'],
  },
  'asking for TLS in JDBC’s and in nobody’s way': {
    text: 'postgres://ana:secreto1@db.example.edu/calculo?sslmode=strict',
    kind: 'url',
    fields: ana,
    warnings: ['tls-mode-unknown tlsMode'],
  },
  'that turns the check of the certificate off': {
    text: 'postgres://ana:secreto1@db.example.edu/calculo?sslmode=no-verify',
    kind: 'url',
    fields: { ...ana, tlsMode: 'require' },
    warnings: ['tls-unverified tlsMode'],
  },
  'in a host of other letters': {
    text: 'postgres://ana:secreto1@dь.example.edu/calculo',
    kind: 'url',
    fields: { ...ana, host: 'xn--d-uub.example.edu' },
    warnings: ['host-international host'],
  },
});
