import { expect, test } from 'vitest';
import { readLanguages } from './languages.ts';

test('the switch wins, then what the system prefers', () => {
  expect(readLanguages('en', { LANG: 'es_CL.UTF-8' })).toEqual({ locale: 'en', preferred: ['en', 'es-CL'] });
  expect(readLanguages(undefined, { LANGUAGE: 'es:en', LANG: 'fr_FR' }).preferred).toEqual([
    'es',
    'en',
    'fr-FR',
  ]);
});

test('a system that says nothing useful still has a language', () => {
  expect(readLanguages(undefined, { LANG: 'C.UTF-8' }).preferred).toHaveLength(1);
});
