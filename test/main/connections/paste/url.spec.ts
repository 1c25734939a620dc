import { ana, readsAs } from '../../../support/pasted-cases.ts';

readsAs('URLs', {
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
});
