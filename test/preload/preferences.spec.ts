import { expect, it } from 'vitest';
import { app } from '../../preload/contract/app.ts';

it('changing one preference asks for nothing about the others', () => {
  expect(app.setPreferences.input.parse({ theme: 'dark' })).toEqual({ theme: 'dark' });
  expect(app.setPreferences.input.parse({})).toEqual({});
});
