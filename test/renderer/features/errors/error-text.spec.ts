// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { AppError, errorCodes } from '#contract/app-error';
import { asAppError, errorText } from '../../../../renderer/features/errors/error-text.ts';
import { english } from '../../../../renderer/i18n/english.ts';
import { speak, startTexts } from '../../../../renderer/i18n/i18n.ts';
import { resources } from '../../../../renderer/i18n/resources.ts';

const texts = { ...resources, en: english };

const languages = ['es', 'en'] as const;

let t: Parameters<typeof errorText>[0];

beforeAll(() => startTexts('es'));

describe.each(languages)('the sentences in %s', (language) => {
  beforeAll(async () => {
    await speak(language);
    t = i18next.getFixedT(language, ['errors', 'reasons']);
  });

  it.each(errorCodes)('tell of %s what happened, what was kept and what to do', (code) => {
    const text = errorText(t, new AppError(code, 'for the log'));
    for (const sentence of Object.values(text)) {
      expect(sentence).toMatch(/^[A-ZÁÉÍÓÚÑ].*\.$/);
    }
    expect(text).toEqual(texts[language].errors.codes[code]);
  });

  it('are more exact where the reason is known', () => {
    const error = new AppError('credentials-rejected', '28P01', { details: { reason: 'password-missing' } });
    expect(errorText(t, error)).toEqual({
      ...texts[language].reasons['password-missing'],
      kept: texts[language].errors.codes['credentials-rejected'].kept,
    });
  });

  it('name the place where the error or the open course says it, and are general otherwise', () => {
    const silent = new AppError('unreachable', 'ETIMEDOUT', {
      details: { reason: 'server-silent', port: 5432 },
    });
    expect(errorText(t, silent, { host: 'db.example.edu' }).title).toContain('db.example.edu');
    expect(errorText(t, silent)).toEqual(texts[language].errors.codes.unreachable);
  });

  it.each(['no-such-reason', 'toString', 7])('fall back on the code for reason %j', (reason) => {
    const error = new AppError('busy', 'for the log', { details: { reason } });
    expect(errorText(t, error)).toEqual(texts[language].errors.codes.busy);
  });
});

describe('the reasons', () => {
  it('that main gives for a failed connection or statement all have their sentences', () => {
    const source = readFileSync(join(import.meta.dirname, '../../../../main/database/errors.ts'), 'utf8');
    const given = [
      ...source.matchAll(/(?:lost|away|noWay|busy|refused|insecure)\('([a-z-]+)'\)/g),
      ...source.matchAll(/is\('[a-z-]+', '([a-z-]+)'\)/g),
      ...source.matchAll(/reason: '([a-z-]+)'/g),
    ].map(([, reason]) => reason ?? '');
    expect(given.length).toBeGreaterThan(50);
    expect(given.filter((reason) => !(reason in resources.es.reasons))).toEqual([]);
  });
});

describe('an error nobody foresaw', () => {
  it('is internal and has no reference', () => {
    expect(asAppError(new TypeError('x is undefined'))).toMatchObject({
      code: 'internal',
      reference: undefined,
    });
    expect(asAppError('text')).toMatchObject({ code: 'internal', message: 'text' });
  });
});
