import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { labelOverrides, unknownLabels } from '../../../main/platforms/calculus/labels.ts';

it('the sample course words its questions in the way an admin would, for parts that exist', () => {
  const labels = labelOverrides.parse(
    JSON.parse(readFileSync('resources/sample-course/labels.es.json', 'utf8')),
  );
  expect(unknownLabels(labels)).toEqual([]);
  expect(Object.keys(labels)).toHaveLength(8);
});
