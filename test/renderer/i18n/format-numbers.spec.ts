import { describe, expect, it } from 'vitest';
import { chooseLanguage } from '#contract/language';
import { formatBytes, formatCount } from '../../../renderer/i18n/format-numbers.ts';

describe('numbers', () => {
  it.each([
    [0, '0 B', '0 byte'],
    [840_000, '840 kB', '840 kB'],
    [1_240_000, '1,2 MB', '1.2 MB'],
    [999_600, '1 MB', '1 MB'],
  ])('say %d bytes as people do', (bytes, spanish, english) => {
    expect(formatBytes(bytes, 'es').replace(/\s/g, ' ')).toBe(spanish);
    expect(formatBytes(bytes, 'en').replace(/\s/g, ' ')).toBe(english);
  });

  it('group thousands', () => {
    expect(formatCount(123_456, 'en')).toBe('123,456');
    expect(formatCount(123_456, 'es')).toBe('123.456');
  });
});

describe('the language', () => {
  it.each([
    ['system', 'es-CO', 'es'],
    ['system', 'ca-ES', 'es'],
    ['system', 'en-US', 'en'],
    ['system', 'de', 'en'],
    ['en', 'es-CO', 'en'],
    ['es', 'en-US', 'es'],
  ] as const)('for %s on a system in %s is %s', (preference, system, chosen) => {
    expect(chooseLanguage(preference, system)).toBe(chosen);
  });
});
