import { describe, expect, it } from 'vitest';
import { firstNameOf, withFirstName, withoutName } from '../../preload/contract/first-name.ts';

describe('a first name', () => {
  it.each([
    ['María José Pérez Gil', 'María José'],
    ['María del Carmen Ruiz', 'María del Carmen'],
    ['María de la Torre', 'María'],
    ['Juan Carlos', 'Juan Carlos'],
    ['Ana Pérez', 'Ana'],
    ['MARÍA DE LOS ÁNGELES ROJAS', 'María de los Ángeles'],
    ['PÉREZ GIL, JUAN PABLO', 'Juan Pablo'],
    ['  Íñigo   de la Cruz ', 'Íñigo'],
    ['李 明', '李'],
    ['eva@uni.example', ''],
    ['   ', ''],
  ])('%j is called %j', (name, called) => {
    expect(firstNameOf(name)).toBe(called);
  });

  it.each([
    ['Muy bien, {nombre}.', 'María José Pérez', 'Muy bien, María José.'],
    ['{nombre} y {nombre}', '$& Gil', '$& y $&'],
    [
      String.raw`$\text{nombre}$, {nombre}: $x_{nombre}^{nombre} \frac{nombre}{nombre}$`,
      'Ana',
      String.raw`$\text{nombre}$, Ana: $x_{nombre}^{nombre} \frac{nombre}{nombre}$`,
    ],
    ['{nombre}, revisa el signo. ¡Bien, {nombre}!', '', 'Revisa el signo. ¡Bien!'],
    ['Bien hecho {nombre}, sigue.\n{nombre}: mira', 'eva@uni.example', 'Bien hecho, sigue.\nMira'],
  ])('%j to %j reads %j', (text, name, read) => {
    expect(withFirstName(text, name)).toBe(read);
  });

  it.each([
    ['Muy bien, María José.', 'MARÍA JOSÉ PÉREZ', 'Muy bien, {nombre}.'],
    ['Muy bien, María. Sigue, Fernanda', 'María Fernanda Ríos', 'Muy bien, {nombre}. Sigue, {nombre}'],
    ['María del Carmen Ruiz: bien', 'María del Carmen Ruiz Gil', '{nombre}: bien'],
    ['Los límites de la función', 'Luis de la Vega', 'Los límites de la función'],
    ['Estimada Srta. Pérez', 'Ana Pérez', 'Estimada Srta. {nombre}'],
  ])('%j of %j is remembered as %j', (text, name, kept) => {
    expect(withoutName(text, name)).toBe(kept);
  });
});
