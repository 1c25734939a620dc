import { expect, it } from 'vitest';
import { bestOf, fit, wordsIn } from '../../../../renderer/features/palette/matching.ts';

it('nobody has to type accents, capitals or whole words', () => {
  expect(fit('Añadir última actividad', wordsIn('ULTIMA anad'))).not.toBeNull();
  expect(fit('Tema: oscuro', wordsIn('tema claro'))).toBeNull();
});

it('what starts with the word comes before what only holds it', () => {
  const labels = ['Ver imágenes', 'Imagen siguiente', 'Reimaginar', 'Otra imagen'];
  const best = bestOf(
    labels.map((label) => ({ label })),
    'imag',
    3,
  );
  expect(best.map(({ label }) => label)).toEqual(['Imagen siguiente', 'Ver imágenes', 'Otra imagen']);
});
