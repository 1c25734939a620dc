import { afterEach, describe, expect, it, vi } from 'vitest';
import { parsePasted } from '../../../../main/connections/paste/parse.ts';
import type { Pasted } from '../../../../preload/contract/connections.ts';

interface Case {
  text: string;
  kind: Pasted['kind'];
  fields?: Pasted['fields'];
  warnings?: string[];
  errors?: string[];
  ignored?: Record<string, string>;
}

function read({ kind, fields, warnings, errors, ignored }: Pasted): Omit<Required<Case>, 'text'> {
  return {
    kind,
    fields,
    warnings: warnings.map(({ key, field }) => (field ? `${key} ${field}` : key)),
    errors: errors.map(({ key, field }) => (field ? `${key} ${field}` : key)),
    ignored: Object.fromEntries(ignored.map(({ name, why }) => [name, why])),
  };
}

const ana = { host: 'db.example.edu', user: 'ana', password: 'secreto1', database: 'calculo' };

const cases: Record<string, Record<string, Case>> = {
  URLs: {
    'as Render shows it': {
      text: 'postgresql://calculo_app:Kx7pQ2@dpg-c1x2-a.frankfurt-postgres.render.com/calculo_i',
      kind: 'url',
      fields: {
        host: 'dpg-c1x2-a.frankfurt-postgres.render.com',
        user: 'calculo_app',
        password: 'Kx7pQ2',
        database: 'calculo_i',
      },
    },
    'as Supabase shows it, with a place to fill in': {
      text: 'postgresql://postgres:[YOUR-PASSWORD]@db.abcdefgh.supabase.co:5432/postgres',
      kind: 'url',
      fields: { host: 'db.abcdefgh.supabase.co', port: 5432, user: 'postgres', database: 'postgres' },
      warnings: ['placeholder password'],
    },
    'as Neon shows it while the password is hidden': {
      text: 'postgresql://owner:****************@ep-x-1-pooler.eu-central-1.aws.neon.tech/neondb?sslmode=require&channel_binding=require',
      kind: 'url',
      fields: {
        host: 'ep-x-1-pooler.eu-central-1.aws.neon.tech',
        user: 'owner',
        database: 'neondb',
        tlsMode: 'require',
        channelBinding: 'require',
      },
      warnings: ['placeholder password'],
    },
    'as Railway writes it in a template': {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how Railway writes it.
      text: 'postgresql://${{PGUSER}}:${{POSTGRES_PASSWORD}}@${{RAILWAY_TCP_PROXY_DOMAIN}}:5432/${{PGDATABASE}}',
      kind: 'url',
      fields: { port: 5432 },
      warnings: ['placeholder user', 'placeholder password', 'placeholder host', 'placeholder database'],
    },
    'for SQLAlchemy': {
      text: 'postgresql+psycopg2://ana:s%40creto@db.example.edu:5433/calculo?sslmode=verify-full',
      kind: 'url',
      fields: { ...ana, password: 's@creto', port: 5433, tlsMode: 'verify-full' },
    },
    'for Prisma behind a pooler': {
      text: 'postgres://ana:secreto1@db.example.edu:6543/calculo?schema=public&pgbouncer=true&connection_limit=1',
      kind: 'url',
      fields: { ...ana, port: 6543 },
      ignored: { schema: 'session-setting', pgbouncer: 'decided-here', connection_limit: 'decided-here' },
    },
    'with options nobody knows and one that reads files': {
      text: 'postgres://ana:secreto1@db.example.edu/calculo?colour=blue&service=prod&sslkey=/k&options=-c%20role%3Dx&connect_timeout=10',
      kind: 'url',
      fields: ana,
      ignored: {
        connect_timeout: 'decided-here',
        options: 'session-setting',
        sslkey: 'not-supported',
        service: 'reads-files',
        colour: 'unknown',
      },
    },
    'with a certificate on some disk': {
      text: 'postgres://ana:secreto1@db.example.edu/calculo?sslmode=verify-ca&sslrootcert=/etc/passwd',
      kind: 'url',
      fields: { ...ana, tlsMode: 'verify-ca', rootCertificate: '/etc/passwd' },
      warnings: ['root-certificate-not-read rootCertificate'],
    },
    'that trusts what the system trusts': {
      text: 'postgres://ana:secreto1@db.example.edu/calculo?sslrootcert=system',
      kind: 'url',
      fields: { ...ana, tlsMode: 'verify-full', rootCertificate: 'system' },
    },
    'with another host among the options': {
      text: 'postgres://ana:secreto1@db.example.edu/calculo?host=evil.example.net&port=1',
      kind: 'url',
      fields: { ...ana, port: 1 },
      warnings: ['said-twice host'],
    },
    'with a numeric address beside the name': {
      text: 'postgres://ana:secreto1@db.example.edu/calculo?hostaddr=203.0.113.9',
      kind: 'url',
      fields: ana,
      warnings: ['hostaddr-ignored host'],
    },
    'with everything among the options': {
      text: 'postgresql:///calculo?host=db.example.edu&user=ana&password=secreto1',
      kind: 'url',
      fields: ana,
    },
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
  },
  'JDBC and other drivers': {
    'JDBC, whose ssl=true checks the certificate': {
      text: 'jdbc:postgresql://db.example.edu:5432/calculo?user=ana&password=secreto1&ssl=true&ApplicationName=Grades',
      kind: 'jdbc',
      fields: { ...ana, port: 5432, tlsMode: 'verify-full', applicationName: 'Grades' },
    },
    'JDBC with a + in the password': {
      text: 'jdbc:postgresql://db.example.edu/calculo?user=ana&password=se+creto',
      kind: 'jdbc',
      fields: { ...ana, password: 'se+creto' },
      warnings: ['plus-literal password'],
    },
    'JDBC with an & in the password': {
      text: 'jdbc:postgresql://db.example.edu/calculo?user=ana&password=se&creto',
      kind: 'jdbc',
      fields: { ...ana, password: 'se' },
      errors: ['word-without-value'],
    },
    'JDBC without a host': {
      text: 'jdbc:postgresql:calculo',
      kind: 'jdbc',
      fields: { database: 'calculo' },
      warnings: ['host-missing host'],
    },
    Npgsql: {
      text: 'Host=db.example.edu;Port=5433;Database=calculo;Username=ana;Password="secreto;1";SSL Mode=VerifyFull;Pooling=true',
      kind: 'pairs',
      fields: { ...ana, port: 5433, password: 'secreto;1', tlsMode: 'verify-full' },
      ignored: { Pooling: 'decided-here' },
    },
    'Supabase for .NET, in its JSON': {
      text: '{\n  "ConnectionStrings": {\n    "DefaultConnection": "User Id=ana;Password=secreto1;Server=db.example.edu;Port=5432;Database=calculo"\n  }\n}',
      kind: 'env',
      fields: { ...ana, port: 5432 },
    },
    PDO: {
      text: 'pgsql:host=db.example.edu;dbname=calculo;user=ana;password=secreto1',
      kind: 'pairs',
      fields: ana,
    },
  },
  'psql lines': {
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
  },
  'libpq words': {
    'with quotes, escapes and blanks around =': {
      text: "host = db.example.edu user=ana dbname='calculo' password = 'it\\'s \\\\ me' sslmode=require",
      kind: 'words',
      fields: { ...ana, password: "it's \\ me", tlsMode: 'require' },
    },
    'one to a line': {
      text: 'user=ana\npassword=secreto1\nhost=db.example.edu\nport=5432\ndbname=calculo',
      kind: 'words',
      fields: { ...ana, port: 5432 },
    },
    'with a blank in the password': {
      text: 'host=db.example.edu password=se creto user=ana',
      kind: 'words',
      fields: { host: ana.host, user: ana.user, password: 'se' },
      errors: ['word-without-value password'],
    },
    'in double quotes, which libpq does not know': {
      text: 'host=db.example.edu password="se creto" user=ana',
      kind: 'words',
      fields: { host: ana.host, user: ana.user, password: 'se creto' },
      warnings: ['quotes-removed password'],
    },
    'with a host twice: the last one, as libpq does': {
      text: 'host=other.example.edu host=db.example.edu user=ana',
      kind: 'words',
      fields: { host: ana.host, user: ana.user },
      warnings: ['said-twice host'],
    },
    'with only a numeric address': {
      text: 'hostaddr=203.0.113.9 user=ana',
      kind: 'words',
      fields: { host: '203.0.113.9', user: 'ana' },
      warnings: ['hostaddr-taken host'],
    },
    'with the port in the host': {
      text: 'host=db.example.edu:5433 user=ana',
      kind: 'words',
      fields: { host: ana.host, port: 5433, user: 'ana' },
      warnings: ['port-in-host port'],
    },
  },
  'names and values on lines': {
    'one line of an .env file': {
      text: 'DATABASE_URL="postgres://ana:secreto1@db.example.edu/calculo" # production',
      kind: 'env',
      fields: ana,
    },
    exported: {
      text: 'export DATABASE_URL=postgres://ana:secreto1@db.example.edu/calculo;',
      kind: 'env',
      fields: ana,
    },
    'the variables of libpq among others': {
      text: '# course\nNODE_ENV=production\nPGHOST=db.example.edu\nPGUSER=ana\nPGPASSWORD="secre#to"\nPGDATABASE=\'calculo\'\nPGSSLMODE=require\nSECRET_KEY=zzzzzzzz\n',
      kind: 'env',
      fields: { ...ana, password: 'secre#to', tlsMode: 'require' },
    },
    'a # without quotes': {
      text: 'PGHOST=db.example.edu\nPGPASSWORD=secre#to\nPGUSER=ana # me',
      kind: 'env',
      fields: { host: ana.host, user: 'ana', password: 'secre#to' },
      warnings: ['hash-literal password'],
    },
    'all on one line': {
      text: "PGHOST='db.example.edu' PGUSER=ana PGPASSWORD=secreto1 PGDATABASE=calculo",
      kind: 'env',
      fields: ana,
    },
    'a URL made of other lines': {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how dotenv writes it.
      text: 'PGUSER=ana\nPGPASSWORD=secreto1\nDATABASE_URL=postgres://${PGUSER}:${PGPASSWORD}@db.example.edu/calculo',
      kind: 'env',
      fields: ana,
    },
    'two URLs that lead to different places': {
      text: 'DATABASE_URL=postgres://ana:secreto1@db.example.edu/calculo\nDIRECT_URL=postgres://ana:secreto1@direct.example.edu/calculo',
      kind: 'env',
      fields: ana,
      warnings: ['several-texts'],
    },
    'a URL and variables that differ': {
      text: 'DATABASE_URL=postgres://ana:secreto1@db.example.edu/calculo\nPGHOST=other.example.edu',
      kind: 'env',
      fields: ana,
      warnings: ['said-twice host'],
    },
    Laravel: {
      text: 'DB_CONNECTION=pgsql\nDB_HOST=db.example.edu\nDB_PORT=5432\nDB_DATABASE=calculo\nDB_USERNAME=ana\nDB_PASSWORD=secreto1',
      kind: 'env',
      fields: { ...ana, port: 5432 },
      ignored: { DB_CONNECTION: 'no-meaning-here' },
    },
    'Laravel with another database': {
      text: 'DB_CONNECTION=mysql\nDB_HOST=db.example.edu\nDB_USERNAME=ana',
      kind: null,
      errors: ['other-database'],
    },
    'docker-compose': {
      text: 'environment:\n  - POSTGRES_HOST=db.example.edu\n  - POSTGRES_USER=ana\n  - POSTGRES_PASSWORD=secreto1\n  - POSTGRES_DB=calculo',
      kind: 'env',
      fields: ana,
    },
    'docker-compose, the other way': {
      text: "environment:\n  POSTGRES_HOST: db.example.edu\n  POSTGRES_USER: ana\n  POSTGRES_PASSWORD: 'it''s'\n  POSTGRES_DB: calculo",
      kind: 'env',
      fields: { ...ana, password: "it's" },
    },
    'heroku config': {
      text: '=== course Config Vars\nDATABASE_URL: postgres://ana:secreto1@db.example.edu:5432/calculo\nLANG:         es_ES.UTF-8',
      kind: 'env',
      fields: { ...ana, port: 5432 },
    },
    Spring: {
      text: 'spring.datasource.url=jdbc:postgresql://db.example.edu/calculo\nspring.datasource.username=ana\nspring.datasource.password=secreto1',
      kind: 'env',
      fields: ana,
    },
    'the settings of node-postgres': {
      text: "const pool = new Pool({\n  host: 'db.example.edu',\n  user: 'ana',\n  password: 'secreto1',\n  database: 'calculo',\n});",
      kind: 'env',
      fields: ana,
    },
    'a dashboard in Spanish': {
      text: 'Servidor: db.example.edu\nPuerto: 5432\nBase de datos: calculo\nUsuario: ana\nContraseña: secreto1',
      kind: 'env',
      fields: { ...ana, port: 5432 },
    },
  },
  'what comes along': {
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
  },
  'what is no connection': {
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
  },
};

for (const [group, members] of Object.entries(cases)) {
  describe(`pasted: ${group}`, () => {
    it.each(Object.entries(members))('%s', (_name, expected) => {
      const { text, kind, fields = {}, warnings = [], errors = [], ignored = {} } = expected;
      expect(read(parsePasted(text))).toEqual({ kind, fields, warnings, errors, ignored });
    });
  });
}

describe('pasted: the rest', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('takes nothing from this computer', () => {
    for (const [name, value] of Object.entries({
      PGHOST: 'h',
      PGUSER: 'u',
      PGPASSWORD: 'p',
      PGDATABASE: 'd',
      PGSSLMODE: 'disable',
    })) {
      vi.stubEnv(name, value);
    }
    expect(parsePasted('postgres://db.example.edu').fields).toEqual({ host: 'db.example.edu' });
    expect(parsePasted('psql').fields).toEqual({});
  });

  it('points at what is wrong', () => {
    const text = 'psql "host=db.example.edu port=70000 user=ana"';
    expect(parsePasted(text).errors).toEqual([
      { key: 'port-invalid', field: 'port', at: text.indexOf('70000') },
    ]);
    const open = "host=db.example.edu password='abc";
    expect(parsePasted(open).errors).toEqual([{ key: 'quote-open', at: open.indexOf("'") }]);
  });

  it('says which host it took and which not', () => {
    const { warnings } = parsePasted('postgres://a:b@db.example.edu/x?host=evil.example.net');
    expect(warnings).toEqual([
      { key: 'said-twice', field: 'host', facts: { taken: 'db.example.edu', other: 'evil.example.net' } },
    ]);
  });

  it('never puts a password into a warning', () => {
    const answer = parsePasted('PGPASSWORD=first123 psql postgres://ana:second45@db.example.edu/x');
    expect(answer.fields.password).toBe('second45');
    expect(JSON.stringify({ ...answer, fields: {} })).not.toMatch(/first123|second45/);
    expect(answer.warnings).toEqual([{ key: 'said-twice', field: 'password' }]);
  });
});
