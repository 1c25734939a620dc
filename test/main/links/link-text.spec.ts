import { describe, expect, it } from 'vitest';
import { courseKey, readLink, sampleKey, writeLink } from '../../../main/links/link-text.ts';

const ref = { activity: 'foro5', id: '4711' };
const course = courseKey({ host: 'DB.example.edu', port: 5432, database: 'calculo' });

describe('a link', () => {
  it.each([
    ['Cálculo I · grupo B', 'Cálculo I · grupo B'],
    ['100 % «así»/?&#', '100 % «así»/?&#'],
    ['abc\u202edef\u0000', 'abcdef'],
    ['\ud800x', 'x'],
    ['😀'.repeat(200), '😀'.repeat(60)],
  ])('to a course called %j is read as it was written', (name, read) => {
    const text = writeLink({ course, ref, name });
    expect(readLink(text)).toEqual({ course, ref, name: read });
    expect(text.length).toBeLessThan(800);
  });

  it('names the same course on every laptop, and says nothing of where it lives', () => {
    expect(courseKey({ host: 'db.example.edu', port: 5432, database: 'calculo' })).toBe(course);
    expect(courseKey({ host: 'db.example.edu', port: 5433, database: 'calculo' })).not.toBe(course);
    expect(writeLink({ course, ref, name: null })).not.toContain('example');
  });

  it('may come in capitals, as some programs write it', () => {
    expect(readLink(`TIZA://${course.toUpperCase()}/foro5/4711`)).toEqual({ course, ref, name: null });
    expect(readLink(`tiza://${sampleKey}/foro5/4711`)?.course).toBe(sampleKey);
  });

  it.each([
    'tiza://',
    'tiza:sample/foro5/1',
    'tiza://sample/foro5',
    'tiza://sample/foro5/1/2',
    'tiza://sample/../foro5/1',
    'tiza://sample/foro5/%31',
    "tiza://sample/foro5'--/1",
    'tiza://sample/FORO5;DROP/1',
    'tiza://sample/foro5/-1',
    'tiza://sample/foro5/1e9',
    'tiza://sample/foro5/99999999999999999999',
    'tiza://user:secret@sample/foro5/1',
    'tiza://sample:80/foro5/1',
    'tiza://sample.evil.example/foro5/1',
    'tiza://sample/foro5/1#x',
    'tiza://sample/foro5/1?next=https://evil.example',
    'tiza://sample/foro5/1?name=a&name=b',
    'tiza://sample/foro5/1?name=%E0%A4%A',
    'tiza://sample/foro5/1?name=abc%E2%80%AEfed',
    `tiza://sample/foro5/1?name=${'x'.repeat(121)}`,
    `tiza://sample/foro5/1?name=${'%20'.repeat(400)}`,
    'tiza://sample/foro5/1 --gpu-launcher=calc',
    'tiza://sample/foro5/1\n',
    'javascript:alert(1)',
    'https://sample/foro5/1',
  ])('%s is refused', (text) => {
    expect(readLink(text)).toBeNull();
  });
});
