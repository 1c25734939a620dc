import { describe, expect, it } from 'vitest';
import { calculus } from '../../../main/platforms/calculus.ts';
import type { Catalog, CatalogTable } from '../../../main/platforms/catalog.ts';

const { labels } = calculus;

function table(name: string, columns: string[]): CatalogTable {
  const column = (one: string) => ({
    name: one,
    type: one === 'id' ? 'integer' : 'text',
    readable: true,
    insertable: true,
    updatable: true,
  });
  return {
    oid: 1,
    schema: 'public',
    name,
    kind: 'table',
    estimatedRows: 0,
    columns: columns.map(column),
    indexes: [],
  };
}

const catalog: Catalog = {
  tables: [table('respuestas_foro1', ['id', 'r1', 'r2']), table('respuestas_foro3', ['id', 't6_r1_c1'])],
  encoding: 'UTF8',
  extensions: [],
};

const kept = { foro1: { title: 'Funciones', parts: { r1: '¿Qué es?' }, names: ['foro_1'] } };

describe('the words of a course', () => {
  it('are the platform’s, beside those its people prefer, for what the database has', () => {
    const { activities, unknown } = labels.sheet(catalog, kept);
    expect(activities.map(({ key }) => key)).toEqual(['foro1', 'foro3']);
    expect(activities[0]).toEqual({
      key: 'foro1',
      kind: 'forum',
      title: { standard: 'Foro 1', own: 'Funciones' },
      parts: [
        { key: 'r1', kind: 'text', standard: 'Pregunta 1', own: '¿Qué es?' },
        { key: 'r2', kind: 'text', standard: 'Pregunta 2' },
      ],
    });
    expect(activities[1]?.parts.map(({ key, kind }) => `${key} ${kind}`)).toEqual([
      't6 table',
      't6_c1 column',
      't6_c2 column',
      't6_c3 column',
    ]);
    expect(unknown).toEqual([]);
  });

  it('tell what nobody has a place for', () => {
    const { unknown } = labels.sheet(catalog, { foro9: { title: 'x' }, foro1: { parts: { r12: 'y' } } });
    expect(unknown).toEqual(['foro9', 'foro1.r12']);
  });

  it('that nobody can understand count as none', () => {
    expect(labels.sheet(catalog, { foro1: 'Funciones' })).toEqual(labels.sheet(catalog, {}));
    expect(labels.named({ foro1: 7 }, { foro1: ['Foro 1'] })).toEqual({ foro1: { names: ['Foro 1'] } });
  });

  it('change for one activity, and what is blank is the platform’s again', () => {
    const change = { activity: 'foro1', title: '', subtitle: 'Dominio', parts: { r1: '', r2: 'Pregunta 2' } };
    expect(labels.reworded({ ...kept, foro2: { title: 'Otro' } }, change)).toEqual({
      foro1: { subtitle: 'Dominio', names: ['foro_1'] },
      foro2: { title: 'Otro' },
    });
  });

  it('are left alone for an activity nobody knows', () => {
    const change = { activity: 'foro99', title: 'x', subtitle: '', parts: {} };
    expect(labels.reworded(kept, change)).toEqual(kept);
  });

  it('keep the names somebody agreed to, the one to write first', () => {
    const next = labels.named(kept, { foro1: ['Foro 1', 'foro_1', 'Foro 1'], foro3: ['Foro 3'] });
    expect(next).toEqual({
      foro1: { ...kept.foro1, names: ['Foro 1', 'foro_1'] },
      foro3: { names: ['Foro 3'] },
    });
    expect(labels.confirmed(next)).toEqual(['foro1', 'foro3']);
    expect(labels.confirmed({ foro1: { names: [] } })).toEqual([]);
  });
});
