// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { matchingSections } from '../../../../renderer/features/settings/matching-sections.ts';
import { sections } from '../../../../renderer/features/settings/sections.tsx';

it.each([
  ['oldest first', ['order']],
  ['mas antiguas', ['order']],
  ['WAIT before publishing', ['publishing']],
  ['until i say so', ['publishing']],
  ['espera antes', ['publishing']],
  ['130 %', ['appearance']],
  ['español', ['appearance', 'spelling']],
  ['espanol', ['appearance', 'spelling']],
  ['preguntar ahora', ['updates']],
  ['ask now', ['updates']],
  // What only holds the place of a name is not on the screen.
  ['{{course}}', []],
])('“%s” leads to %s, whichever language is shown', (search, keys) => {
  expect(matchingSections(sections, search).map(({ key }) => key)).toEqual(keys);
});
