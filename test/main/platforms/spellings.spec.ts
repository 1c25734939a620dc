import { describe, expect, test } from 'vitest';
import { activityOf, groupSpellings } from '../../../main/platforms/calculus/spellings.ts';

describe('which activity a string in the feedback means', () => {
  test.each([
    ['Foro 1', 'foro1'],
    ['foro1', 'foro1'],
    ['foro_1', 'foro1'],
    ['FORO-01', 'foro1'],
    ['  Foro   número 3 ', 'foro3'],
    ['Foro N.º 3', 'foro3'],
    ['foro #4', 'foro4'],
    ['respuestas_foro5', 'foro5'],
    ['Forum 6', 'foro6'],
    ['Examen 2', 'examen2'],
    ['exámen_2', 'examen2'],
    ['exam 1', 'examen1'],
  ])('%s', (written, activity) => {
    expect(activityOf(written)).toBe(activity);
  });

  test.each([
    '',
    'Foro',
    'Foro 7',
    'Foro 11',
    'Examen 3',
    'Parcial 1',
    'foro 1 bis',
    '1',
    'Foro 0',
    'Foro 1.2',
  ])('“%s” is nobody’s', (written) => {
    expect(activityOf(written)).toBeNull();
  });

  test('grouped, the most frequent proposed', () => {
    const groups = groupSpellings(
      [
        { text: 'foro1', count: 2 },
        { text: 'Foro 1', count: 40 },
        { text: 'Parcial', count: 3 },
        { text: 'Final', count: 1 },
      ],
      { examen1: { names: ['Primer parcial', 'Parcial'] } },
    );
    expect(groups[0]).toEqual({
      activity: 'foro1',
      spellings: [
        { text: 'Foro 1', count: 40 },
        { text: 'foro1', count: 2 },
      ],
      proposed: 'Foro 1',
    });
    expect(groups.find(({ activity }) => activity === 'foro2')).toEqual({
      activity: 'foro2',
      spellings: [],
      proposed: 'Foro 2',
    });
    expect(groups.find(({ activity }) => activity === 'examen1')).toEqual({
      activity: 'examen1',
      spellings: [
        { text: 'Parcial', count: 3 },
        { text: 'Primer parcial', count: 0 },
      ],
      proposed: 'Primer parcial',
    });
    expect(groups.at(-1)).toEqual({
      activity: null,
      spellings: [{ text: 'Final', count: 1 }],
      proposed: null,
    });
  });
});
