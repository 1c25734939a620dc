import { describe, expect, it } from 'vitest';
import { csvLine, decodeText, listSeparator, parseCsv } from '../../../main/lib/csv.ts';
import { createRandom } from '../../support/random.ts';

const cellsOf = (text: string) => parseCsv(text).rows.map(({ cells }) => cells);

describe('CSV', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+34 600', "'+34 600"],
    ['-x²', "'-x²"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1', "'＝1"],
    ["'=1+1", "''=1+1"],
    ["'tis", "'tis"],
    ['a;b', '"a;b"'],
    ['dijo "no"', '"dijo ""no"""'],
    [' al margen ', '" al margen "'],
  ])('writes %s so that no spreadsheet executes or alters it', (text, written) => {
    expect(csvLine([text, ''], ',')).toBe(`${written},\r\n`);
    expect(cellsOf(csvLine([text, '.'], ';'))).toEqual([[text, '.']]);
  });

  it.each([
    ['es-ES', ';'],
    ['es', ';'],
    ['es_CO', ';'],
    ['es-MX', ','],
    ['en-GB', ','],
    ['de-DE', ';'],
    ['', ','],
  ] as const)('divides cells as the spreadsheets of %s do', (locale, separator) => {
    expect(listSeparator(locale)).toBe(separator);
  });

  it('gives back whatever was written', () => {
    const random = createRandom(7);
    const pieces = ['"', ',', ';', '\n', '\r\n', '\t', '=', "'", '-', ' ', 'é', '😀', 'x²', '@', '\u202E'];
    for (let round = 0; round < 500; round++) {
      const rows = Array.from({ length: 3 }, () => [
        'first',
        ...[0, 0, 0].map(() => random.shuffled(pieces).slice(0, random.below(8)).join('')),
      ]);
      for (const separator of [',', ';'] as const) {
        expect(cellsOf(rows.map((row) => csvLine(row, separator)).join(''))).toEqual(rows);
      }
    }
  });

  it('reads what spreadsheets of other countries save', () => {
    expect(cellsOf('comentario;usos\r\n"Bien; muy bien";3\r\n')).toEqual([
      ['comentario', 'usos'],
      ['Bien; muy bien', '3'],
    ]);
    expect(cellsOf('a\tb\n1,5\t2')).toEqual([
      ['a', 'b'],
      ['1,5', '2'],
    ]);
    expect(cellsOf('sep=;\r\nuno;dos, y más\r\n')).toEqual([['uno', 'dos, y más']]);
    expect(decodeText(new Uint8Array([0x66, 0xe1, 0x63, 0x69, 0x6c]))).toBe('fácil');
    expect(decodeText(new Uint8Array([0xff, 0xfe, 0x61, 0, 0xe1, 0]))).toBe('aá');
    expect(decodeText(new Uint8Array([0xfe, 0xff, 0, 0x61, 0, 0xe1]))).toBe('aá');
    expect(decodeText(new TextEncoder().encode('fácil'))).toBe('fácil');
  });

  it('divides nothing where the first row is a single column', () => {
    expect(cellsOf('\r\nComentario\r\nBien, pero revisa el signo\r\n"Dos; y dos"\r\n')).toEqual([
      ['Comentario'],
      ['Bien, pero revisa el signo'],
      ['Dos; y dos'],
    ]);
    expect(cellsOf('"Uno, dos"\nTres, cuatro')).toEqual([['Uno, dos'], ['Tres, cuatro']]);
  });

  it('numbers rows as a spreadsheet does, and says where a quote stays open', () => {
    const { rows, openQuote } = parseCsv('uno\n\n"dos\nlíneas"\n"abierta, y así\nhasta el final');
    expect(rows).toEqual([
      { row: 1, cells: ['uno'] },
      { row: 3, cells: ['dos\nlíneas'] },
    ]);
    expect(openQuote).toBe(4);
    expect(parseCsv('sep=,\nuno').rows).toEqual([{ row: 2, cells: ['uno'] }]);
  });
});
