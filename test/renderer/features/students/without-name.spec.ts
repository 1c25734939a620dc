import { describe, expect, it } from 'vitest';
import { withoutName } from '../../../../renderer/features/students/without-name.ts';

const student = { id: 'jcospina@uni.edu', email: 'jcospina@uni.edu', name: 'Juan Camilo de la Cruz Núñez' };
const hidden = (text: string, name = student.name) => withoutName(text, { ...student, name }, 'Estudiante 7');

describe('a text without the name of its student', () => {
  it.each([
    ['Muy bien, Juan Camilo. Sigue así.', 'Muy bien, Estudiante 7. Sigue así.'],
    ['Comentario a Juan Camilo de la Cruz Núñez en camino.', 'Comentario a Estudiante 7 en camino.'],
    ['Hola Juan, ¿qué pasaría si…?', 'Hola Estudiante 7, ¿qué pasaría si…?'],
    ['JUAN: la recta cruza el eje.', 'Estudiante 7: la recta cruza el eje.'],
    ['Nunez, Juan', 'Estudiante 7, Estudiante 7'],
    ['Compara con Ana Cruz y con Juana.', 'Compara con Ana Estudiante 7 y con Juana.'],
    ['Escribe a jcospina@uni.edu.', 'Escribe a Estudiante 7.'],
    ['En la cruz de los ejes, de la mano.', 'En la cruz de los ejes, de la mano.'],
    ['', ''],
  ])('%j', (text, expected) => {
    expect(hidden(text)).toBe(expected);
  });

  it('has nothing to hide of somebody without a name', () => {
    expect(hidden('Muy bien, Juan.', '')).toBe('Muy bien, Juan.');
  });

  it('finds a name that was typed in small letters', () => {
    expect(hidden('Bien, Juan Camilo.', 'juan camilo ospina')).toBe('Bien, Estudiante 7.');
  });
});
