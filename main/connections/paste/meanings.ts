import type { IgnoredReason, PastedField } from '#contract/connections';

/** What a name in a pasted text may set; the last two need a second look. */
export type Setting = PastedField | 'hostAddress' | 'tlsFlag';

export type Meaning = { setting: Setting } | { ignored: IgnoredReason };

// Names as libpq, JDBC, Npgsql, PDO, Prisma, SQLAlchemy, dashboards and people write them.
const settings: Record<Setting, string> = {
  host: 'host hostname server servername datasource address servidor anfitrion',
  hostAddress: 'hostaddr',
  port: 'port puerto',
  database: 'dbname db database databasename initialcatalog basededatos base',
  user: 'user username userid uid usuario login',
  password: 'password pass passwd pwd contraseña contrasena clave',
  tlsMode: 'sslmode tlsmode',
  tlsFlag: 'ssl requiressl tls',
  channelBinding: 'channelbinding',
  rootCertificate: 'sslrootcert rootcertificate sslca',
  applicationName: 'applicationname appname',
};

const ignored: Record<Exclude<IgnoredReason, 'unknown'>, string> = {
  'decided-here': [
    'connecttimeout timeout logintimeout sockettimeout commandtimeout tcpusertimeout poolsize maxpoolsize',
    'minpoolsize minimumpoolsize maximumpoolsize pooling pooltimeout connectionlimit pgbouncer keepalive',
    'keepalives keepalivesidle keepalivesinterval keepalivescount tcpkeepalive targetsessionattrs',
    'targetservertype loadbalancehosts requireauth trustservercertificate sslaccept sslsni sslnegotiation',
    'sslcompression sslminprotocolversion sslmaxprotocolversion minprotocolversion maxprotocolversion',
    'uselibpqcompat maxconnections acquireincrement statementcachesize preparethreshold preparedstatementcachequeries',
  ].join(' '),
  'not-supported': [
    'sslcert sslkey sslpassword sslcrl sslcrldir sslcertmode sslidentity gssencmode gsslib krbsrvname',
    'gssdelegation replication sslfactory sslfactoryarg sslhostnameverifier scramclientkey scramserverkey',
    'oauthissuer oauthclientid oauthclientsecret oauthscope socketfactory integratedsecurity',
  ].join(' '),
  'reads-files': 'service servicefile passfile sslkeylogfile passwordfile',
  'session-setting': [
    'options currentschema schema searchpath statementtimeout locktimeout idleintransactionsessiontimeout',
    'role timezone datestyle clientencoding charset encoding',
  ].join(' '),
  'no-meaning-here': 'fallbackapplicationname driver provider type dialect connection engine adapter',
};

const meanings = new Map<string, Meaning>();
for (const [setting, names] of Object.entries(settings) as [Setting, string][]) {
  for (const name of names.split(' ')) meanings.set(name, { setting });
}
for (const [why, names] of Object.entries(ignored) as [IgnoredReason, string][]) {
  for (const name of names.split(' ')) meanings.set(name, { ignored: why });
}

/** `ssl_mode`, `SSL Mode` and `sslmode` are one name. */
export function meaningOf(name: string): Meaning | undefined {
  return name.length > 60 ? undefined : meanings.get(name.toLowerCase().replace(/[ _-]/g, ''));
}

export function settingOf(name: string): Setting | undefined {
  const meaning = meaningOf(name);
  return meaning && 'setting' in meaning ? meaning.setting : undefined;
}

const variablePrefix = /^(?:PG_?|POSTGRES(?:QL)?_|DB_|DATABASE_|SPRING[._]DATASOURCE[._])(.+)$/i;

/** The setting's name inside an environment variable's: `PGHOST` → `HOST`, `DB_NAME` → `database`. */
export function nameInVariable(variable: string): string | undefined {
  const inner = variablePrefix.exec(variable)?.[1];
  return inner?.toLowerCase() === 'name' ? 'database' : inner;
}
