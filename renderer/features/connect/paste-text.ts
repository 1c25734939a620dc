import type { TFunction } from 'i18next';
import type { ErrorDetails } from '#contract/app-error';
import type { IgnoredReason, Pasted, PastedField, PasteError, PasteWarning } from '#contract/connections';
import { resources } from '../../i18n/resources.ts';

type Translate = TFunction<'paste'>;

const texts = resources.es.paste;
// Leaving out a key of the contract does not compile.
texts.warnings satisfies Record<PasteWarning, string>;
texts.errors satisfies Record<PasteError, string>;
texts.ignored satisfies Record<IgnoredReason, string>;
texts.fields satisfies Record<PastedField, string>;

export interface PasteNote {
  key: string;
  /** What it is about: a field, or an option by its name. */
  about: string | null;
  text: string;
}

export function errorNotes(t: Translate, { errors }: Pasted): (PasteNote & { at: number })[] {
  return errors.map(({ key, field, at, facts }) => ({
    key: `${key} ${at}`,
    about: field === undefined ? null : t(`fields.${field}`),
    text: t(`errors.${key}`, gapsOf(facts)),
    at,
  }));
}

export function warningNotes(t: Translate, { warnings }: Pasted): PasteNote[] {
  return warnings.map(({ key, field, facts }) => ({
    key: `${key} ${field ?? ''}`,
    about: field === undefined ? null : t(`fields.${field}`),
    // What a password said twice is not told.
    text:
      key === 'said-twice' && facts !== undefined
        ? t('saidTwice', gapsOf(facts))
        : t(`warnings.${key}`, gapsOf(facts)),
  }));
}

export function ignoredNotes(t: Translate, { ignored }: Pasted): PasteNote[] {
  return ignored.map(({ name, why }) => ({ key: `ignored ${name}`, about: name, text: t(`ignored.${why}`) }));
}

function gapsOf(facts: ErrorDetails | undefined): ErrorDetails {
  return facts ?? {};
}
