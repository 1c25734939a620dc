import { describe, expect, it } from 'vitest';
import { schemaState } from '#contract/care';
import { indexAdvice, indexReport } from '#contract/care-indexes';
import { adviceKeys, noteKeys, obstacleKeys, refusalKeys, stepKeys, stopKeys } from '#contract/care-words';
import { migrations } from '../../../migrations/all.ts';
import { english } from '../../../renderer/i18n/english.ts';
import { resources } from '../../../renderer/i18n/resources.ts';

const texts = { ...resources, en: english };

const obstaclesOfIndexes = indexReport.shape.obstacle.unwrap().options;

describe.each(['es', 'en'] as const)('in %s, caring for a course', (language) => {
  const { care, reasons } = texts[language];
  const keysOf = (texts: object) => Object.keys(texts).toSorted();

  it('has a sentence for every step, note and piece of advice, and none too many', () => {
    expect(keysOf(care.steps)).toEqual([...stepKeys].toSorted());
    expect(keysOf(care.notes)).toEqual([...noteKeys].toSorted());
    expect(keysOf(care.passwords)).toEqual([...adviceKeys].toSorted());
  });

  it('explains every obstacle, every refusal and every state that stops writing', () => {
    const needed = [...obstacleKeys, ...refusalKeys, ...stopKeys, ...obstaclesOfIndexes];
    expect(needed.filter((key) => !(key in reasons))).toEqual([]);
  });

  it('says in words what each migration is for and creates', () => {
    expect(keysOf(care.schema.states)).toEqual([...schemaState.options].toSorted());
    expect(keysOf(care.schema.steps)).toEqual(migrations.map(({ name }) => name).toSorted());
    expect(keysOf(care.schema.objects)).toEqual(migrations.flatMap(({ creates }) => creates).toSorted());
  });

  it('names every verdict on an index, and every purpose', () => {
    expect(keysOf(care.indexes.purposes)).toEqual([...indexAdvice.shape.purpose.options].toSorted());
    expect(keysOf(care.indexes.verdicts)).toEqual([...indexAdvice.shape.verdict.options].toSorted());
  });
});
