import type { IgnoredReason, Pasted, PastedField, PasteError, PasteWarning } from '#contract/connections';
import { meaningOf, type Setting } from './meanings.ts';
import { type Decoded, percentDecoded } from './percent.ts';
import { endOf, type Piece, startOf } from './piece.ts';
import { isPlaceholder } from './placeholder.ts';

type Facts = Record<string, string>;

/** What has been understood so far. The first to say something is believed; who differs is noted. */
export interface Draft {
  take(setting: Setting, value: Piece): void;
  /** A value under whatever name its writer used. */
  offer(name: string, value: Piece, shownAs?: string): void;
  /** The same for a value written with percent escapes. */
  offerEncoded(name: string | { setting: Setting }, raw: Piece): void;
  ignore(name: string, why: IgnoredReason): void;
  warn(key: PasteWarning, field?: PastedField, facts?: Facts): void;
  fail(key: PasteError, at: number, more?: { field?: PastedField | undefined; facts?: Facts }): void;
  readonly settings: ReadonlyMap<Setting, Piece>;
  readonly notes: Pick<Pasted, 'ignored' | 'warnings' | 'errors'>;
  /** Covers a value wherever the text is shown. */
  hide(value: Piece): void;
  hideAll(secrets: readonly Secret[]): void;

  readonly secrets: readonly Secret[];
}

/** A stretch of the text that must not be shown, and what it says. */
export interface Secret {
  start: number;
  end: number;
  value: string;
}

// Nobody reads a longer list, and a hostile text could make it as long as itself.
const most = 20;

export function createDraft(): Draft {
  const settings = new Map<Setting, Piece>();
  const secrets: Secret[] = [];
  const notes: Draft['notes'] = { ignored: [], warnings: [], errors: [] };

  const draft: Draft = {
    take(setting, value) {
      if (setting === 'password') draft.hide(value);
      if (value.text === '') return;
      const field = fieldOf(setting);
      if (isPlaceholder(setting, value.text)) {
        draft.warn('placeholder', field, setting === 'password' ? undefined : { text: value.text });
        return;
      }
      const taken = settings.get(setting);
      if (!taken) settings.set(setting, value);
      else if (taken.text !== value.text) {
        const shown = setting === 'password' ? undefined : { taken: taken.text, other: value.text };
        draft.warn('said-twice', field, shown);
      }
    },
    offer(name, value, shownAs = name) {
      const meaning = meaningOf(name);
      if (!meaning) draft.ignore(shownAs, 'unknown');
      else if ('setting' in meaning) draft.take(meaning.setting, value);
      else draft.ignore(shownAs, meaning.ignored);
      if (/pass|secret|key/i.test(name)) draft.hide(value);
    },
    offerEncoded(name, raw) {
      const meaning = typeof name === 'string' ? meaningOf(name) : name;
      const setting = meaning && 'setting' in meaning ? meaning.setting : undefined;
      const decoded = percentDecoded(raw);
      if (setting && noteEncoding(draft, setting, raw, decoded)) return;
      if (typeof name === 'string') draft.offer(name, decoded.piece);
      else draft.take(name.setting, decoded.piece);
    },
    ignore(name, why) {
      const shown = name.length > 60 ? `${name.slice(0, 60)}…` : name;
      if (notes.ignored.length < most && !notes.ignored.some((known) => known.name === shown)) {
        notes.ignored.push({ name: shown, why });
      }
    },
    warn(key, field, facts) {
      const again = notes.warnings.some((known) => known.key === key && known.field === field);
      if (again || notes.warnings.length >= most) return;
      notes.warnings.push({ key, ...(field && { field }), ...(facts && { facts: shortened(facts) }) });
    },
    fail(key, at, { field, facts } = {}) {
      if (notes.errors.length >= most) return;
      notes.errors.push({ key, at, ...(field && { field }), ...(facts && { facts: shortened(facts) }) });
    },
    hide: (value) => secrets.push({ start: startOf(value), end: endOf(value), value: value.text }),
    hideAll: (more) => secrets.push(...more),
    settings,
    notes,
    secrets,
  };
  return draft;
}

export function fieldOf(setting: Setting): PastedField {
  if (setting === 'hostAddress') return 'host';
  return setting === 'tlsFlag' ? 'tlsMode' : setting;
}

/** True when what the escapes meant cannot be known. */
function noteEncoding(draft: Draft, setting: Setting, raw: Piece, decoded: Decoded): boolean {
  const field = fieldOf(setting);
  if (decoded.broken) {
    draft.fail('encoding-broken', startOf(raw), { field });
    draft.take(setting, { text: '', at: raw.at });
  } else if (decoded.literal) draft.warn('percent-literal', field);
  return decoded.broken;
}

function shortened(facts: Facts): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, text]) => [name, text.length > 100 ? `${text.slice(0, 100)}…` : text]),
  );
}
