import { ana, readsAs } from '../../../support/pasted-cases.ts';

readsAs('libpq words', {
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
});
