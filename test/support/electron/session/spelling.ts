export interface Spelling {
  setSpellCheckerEnabled(enabled: boolean): void;
  isSpellCheckerEnabled(): boolean;
  setSpellCheckerLanguages(languages: string[]): void;
  getSpellCheckerLanguages(): string[];
  addWordToSpellCheckerDictionary(word: string): boolean;
  readonly availableSpellCheckerLanguages: string[];
}

/** Some of the dictionaries Electron knows; the browser underneath has none and marks nothing. */
const known = [
  'de',
  'en-AU',
  'en-CA',
  'en-GB',
  'en-US',
  'es',
  'es-419',
  'es-AR',
  'es-ES',
  'es-MX',
  'es-US',
  'fr',
  'it',
  'pt-BR',
  'pt-PT',
];

export function createSpelling(): Spelling {
  let enabled = true;
  let chosen: string[] = ['en-US'];
  return {
    setSpellCheckerEnabled(wanted) {
      enabled = wanted;
    },
    isSpellCheckerEnabled: () => enabled,
    setSpellCheckerLanguages(languages) {
      const unknown = languages.find((language) => !known.includes(language));
      if (unknown !== undefined)
        throw new Error(`Invalid language code provided: "${unknown}" is not a valid language code`);
      chosen = [...languages];
    },
    getSpellCheckerLanguages: () => [...chosen],
    addWordToSpellCheckerDictionary: (word) => word !== '',
    availableSpellCheckerLanguages: known,
  };
}
