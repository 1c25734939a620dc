import { describe, expect, test } from 'vitest';
import { activitySpecs } from '../../../main/platforms/calculus/activities.ts';
import { labelOverrides, unknownLabels, withLabels } from '../../../main/platforms/calculus/labels.ts';

const spec = (key: string) => {
  const found = activitySpecs.find((candidate) => candidate.key === key);
  if (found === undefined) throw new Error(key);
  return found;
};

describe('labels', () => {
  test('by default: numbers in the platform’s order', () => {
    const titles = activitySpecs.map(({ title }) => title);
    expect(titles).toEqual([
      'Foro 1',
      'Foro 2',
      'Foro 3',
      'Foro 4',
      'Foro 5',
      'Foro 6',
      'Examen 1',
      'Examen 2',
    ]);
    expect(spec('foro3').parts.map(({ label }) => label)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `Pregunta ${number}`),
    );
    expect(spec('foro5').parts.map(({ label }) => label)).toEqual([
      'Pregunta 2',
      'Pregunta 3',
      'Pregunta 4',
      'Pregunta 5',
      'Pregunta 6',
      'Imágenes',
    ]);
  });

  test('an admin’s own are laid over, the rest stays', () => {
    const overrides = labelOverrides.parse({
      foro3: {
        title: 'Límites',
        subtitle: 'y continuidad',
        parts: { r1: ' ¿Qué ocurre? ', t6: 'Tabla', t6_c2: 'f(x)' },
      },
      foro5: { parts: { imagen_2: 'Gráfica', imagenes: 'A mano' } },
    });
    const foro3 = withLabels(spec('foro3'), overrides);
    expect(foro3).toMatchObject({ title: 'Límites', subtitle: 'y continuidad', table: 'respuestas_foro3' });
    expect(foro3.parts[0]).toMatchObject({ label: '¿Qué ocurre?' });
    expect(foro3.parts[1]).toMatchObject({ label: 'Pregunta 2' });
    expect(foro3.parts[5]).toMatchObject({
      label: 'Tabla',
      columns: [{ label: 'Columna 1' }, { label: 'f(x)' }, { label: 'Columna 3' }],
    });
    expect(withLabels(spec('foro5'), overrides).parts[5]).toMatchObject({
      label: 'A mano',
      images: [{ label: 'Imagen 1' }, { label: 'Gráfica' }, { label: 'Imagen 3' }],
    });
    expect(withLabels(spec('foro1'), overrides)).toBe(spec('foro1'));
  });

  test('names the platform does not have are told', () => {
    const overrides = labelOverrides.parse({
      foro9: { title: 'x' },
      foro1: { parts: { r1: 'a', r7: 'b', t6: 'c' } },
    });
    expect(unknownLabels(overrides)).toEqual(['foro9', 'foro1.r7', 'foro1.t6']);
  });

  test.each([
    { foro1: 'Foro' },
    { foro1: { titel: 'x' } },
    { foro1: { title: '' } },
    { foro1: { parts: { r1: 3 } } },
    { foro1: { names: ['Foro\0 1'] } },
    [],
  ])('the wrong shape is refused: %j', (value) => {
    expect(labelOverrides.safeParse(value).success).toBe(false);
  });
});
