import type { Setting } from './meanings.ts';

const reference = /^(?:\$\{\{?[^}]*\}?\}|\$\([^)]*\)|\$[A-Z_][A-Z0-9_]*|%[A-Z_][A-Z0-9_]*%|\{\{[^}]*\}\})$/;
const bracketed = /^(?:\[[^\]]+\]|<[^>]+>|\{[^}]+\})$/;
const asking =
  /your|pass|user|host|data|db|name|secret|port|here|contrase|clave|usuario|servidor|puerto|aqu[ií]|\btu\b/i;
const spelt =
  /^(?:your|tu)[-_ ]?(?:db|database|postgres)?[-_ ]?(?:password|pass|pwd|contraseña|clave|user(?:name)?|usuario|host(?:name)?|servidor|db|database|name)(?:[-_ ]here)?$/i;
const covered = /^(?:\*|•|●|…|x|X|\.){3,}$/;

/** `[YOUR-PASSWORD]`, `${DB_HOST}`, `********`: a place to fill in, not a value. */
export function isPlaceholder(setting: Setting, text: string): boolean {
  if (text.length > 120) return false;
  if (setting === 'password' && covered.test(text)) return true;
  if (reference.test(text) || spelt.test(text)) return true;
  return bracketed.test(text) && asking.test(text) && !/^\[[0-9a-f:.%]+\]$/i.test(text);
}
