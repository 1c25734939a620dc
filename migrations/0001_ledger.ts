import type { Migration } from './migration.ts';

export const ledger: Migration = {
  id: 1,
  name: 'ledger',
  creates: ['table migrations'],
  tables: {
    migrations: {
      columns:
        'id integer, name text, sha256 text, applied_at timestamp with time zone, applied_by text, app_version text',
      key: 'id',
    },
  },
  statements: [
    // An admin may have made the empty schema beforehand, where a login must not create one.
    `CREATE SCHEMA IF NOT EXISTS tiza`,

    `CREATE TABLE tiza.migrations (
  id integer PRIMARY KEY,
  name text NOT NULL,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  applied_at timestamptz NOT NULL DEFAULT now(),
  applied_by text NOT NULL DEFAULT current_user,
  app_version text NOT NULL
)`,
    `COMMENT ON TABLE tiza.migrations IS
  'Which steps of this schema were applied. Tiza reads only, and says so, when a row does not match its own files.'`,
  ],
};
