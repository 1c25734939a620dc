/** For the transaction that a backup is restored in, and for it alone: a pooler hands the session on. */
export const restoreSettings: Record<string, string> = {
  client_encoding: 'UTF8',
  standard_conforming_strings: 'on',
  escape_string_warning: 'off',
  check_function_bodies: 'off',
  xmloption: 'content',
  client_min_messages: 'warning',
  row_security: 'off',
  search_path: '',
  default_tablespace: '',
  default_table_access_method: 'heap',
  DateStyle: 'ISO',
  IntervalStyle: 'postgres',
  TimeZone: 'UTC',
  statement_timeout: '0',
  lock_timeout: '0',
  idle_in_transaction_session_timeout: '0',
};

/** Whatever a host or a role is set to, it is read in the same way; nothing is hidden or skipped in silence. */
export const dumpSettings: Record<string, string> = {
  search_path: '',
  row_security: 'off',
  DateStyle: 'ISO',
  IntervalStyle: 'postgres',
  TimeZone: 'UTC',
  bytea_output: 'hex',
  extra_float_digits: '3',
  standard_conforming_strings: 'on',
  quote_all_identifiers: 'off',
  // Rows in the order they lie in: a checksum depends on it.
  synchronize_seqscans: 'off',
  statement_timeout: '0',
  lock_timeout: '110s',
  idle_in_transaction_session_timeout: '10min',
};

export const settingStatements = Object.entries(restoreSettings).map(
  ([name, value]) => `SET LOCAL ${name} = '${value}'`,
);
