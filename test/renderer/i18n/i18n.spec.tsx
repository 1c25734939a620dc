// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { getI18n, useTranslation } from 'react-i18next';
import { expect, test } from 'vitest';
import { speak, startTexts } from '../../../renderer/i18n/i18n.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

function Inbox() {
  const { t } = useTranslation('desk');
  return <p>{t('inbox')}</p>;
}

test('a component speaks the language chosen, and another one at once when it changes', async () => {
  void startTexts('es');
  const place = document.createElement('div');
  const root = createRoot(place);
  await act(async () => root.render(<Inbox />));
  expect(place.innerText).toBe('Bandeja');
  await act(() => speak('en'));
  expect(place.innerText).toBe('Inbox');
  expect(document.documentElement.lang).toBe('en');
  await act(async () => root.unmount());
});

test('what every component copies when it appears is next to nothing', () => {
  void startTexts('es');
  expect(Object.keys(getI18n()).length).toBeLessThan(3);
});
