import { describe, expect, it } from 'vitest';
import { preferences } from '#contract/preferences';
import { applySpelling } from '../../../main/electron/spelling.ts';

function applied(spelling: 'off' | 'es' | 'en' | undefined, platform: string, language: 'es' | 'en') {
  const told: { enabled?: boolean; languages?: string[] } = {};
  const session = {
    setSpellCheckerEnabled: (enabled: boolean) => {
      told.enabled = enabled;
    },
    setSpellCheckerLanguages: (languages: string[]) => {
      told.languages = languages;
    },
  };
  applySpelling(session, preferences.parse({ spelling }), { platform, language });
  return told;
}

describe('spelling', () => {
  it.each([
    ['win32', undefined, 'es', { enabled: true, languages: ['es'] }],
    ['win32', undefined, 'en', { enabled: true, languages: ['en-US'] }],
    ['win32', 'en', 'es', { enabled: true, languages: ['en-US'] }],
    ['win32', 'off', 'es', { enabled: false, languages: [] }],
    ['linux', 'es', 'en', { enabled: true, languages: ['es'] }],
    ['darwin', 'es', 'en', { enabled: true }],
    ['darwin', 'off', 'en', { enabled: false }],
  ] as const)('on %s, chosen %s, in a window in %s', (platform, chosen, language, told) => {
    expect(applied(chosen, platform, language)).toEqual(told);
  });

  it('fetches nothing on Linux before somebody chose', () => {
    expect(applied(undefined, 'linux', 'es')).toEqual({ enabled: false, languages: [] });
  });
});
