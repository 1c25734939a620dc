// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { resources } from '../../../../renderer/i18n/resources.ts';
import { showDatabase } from '../../support/database.tsx';
import { closeAll } from '../../support/show.tsx';

afterEach(closeAll);

const { care, database } = resources.es;

describe('the report on passwords', () => {
  it('counts them, and says honestly what can be done', async () => {
    const shown = await showDatabase('passwords');
    await shown.eventually(() => shown.find('ol li'));
    const text = shown.find('main').textContent;
    expect(text).toContain('198 a la vista');
    expect(text).toContain('de 212 estudiantes');
    expect(shown.findAll('ol li').map(({ textContent }) => textContent)).toContain(
      care.passwords['only-the-platform-can-hash-them'],
    );
  });

  it.each([
    [{ state: 'not-applicable' as const }, database.passwords.notApplicable],
    [
      { state: 'not-allowed' as const, advice: ['only-an-admin-can-count' as const] },
      care.passwords['only-an-admin-can-count'],
    ],
  ])('says in a sentence when there is nothing to count', async (passwords, sentence) => {
    const shown = await showDatabase('passwords', { passwords });
    await shown.eventually(() => expect(shown.find('main').textContent).toContain(sentence));
  });
});
