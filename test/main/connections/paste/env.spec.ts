import { ana, readsAs } from '../../../support/pasted-cases.ts';

readsAs('names and values on lines', {
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
});
