import { describe, expect, it } from 'vitest';
import { readDraftRows } from '../../../main/feedback/exchange/draft-rows.ts';

describe('comments from a spreadsheet', () => {
  it('are found whatever the order, the language and the case of the columns', () => {
    for (const csv of [
      '\uFEFFcorreo,actividad,comentario\r\neva@uni.example,Foro 1,"Bien, Eva"\r\n',
      'Comment;Name;E-Mail;Activity\nBien, Eva;x;eva@uni.example;Foro 1',
      'ACTIVIDAD\tCorreo electrónico\tRetroalimentación\nForo 1\teva@uni.example\tBien, Eva',
    ]) {
      expect(readDraftRows(csv)).toEqual({
        rows: [
          { row: 2, student: 'eva@uni.example', activity: 'Foro 1', submission: null, text: 'Bien, Eva' },
        ],
        blank: 0,
        errors: [],
      });
    }
  });

  it('are listed row by row where they cannot be comments', () => {
    const csv = `entrega,actividad,comentario\n5,foro1,Bien\n6,foro1,  \n7,foro1,Nul\0\nx,foro1,'=1\n8,foro1,"abierta`;
    expect(readDraftRows(csv)).toEqual({
      rows: [
        { row: 2, student: '', activity: 'foro1', submission: '5', text: 'Bien' },
        { row: 5, student: '', activity: 'foro1', submission: null, text: '=1' },
      ],
      blank: 1,
      errors: [
        { row: 4, reason: 'text-invalid' },
        { row: 6, reason: 'quote-open' },
      ],
    });
  });

  it.each(['', 'correo,actividad\na,b', 'actividad,comentario\na,b'])('%j lacks a column', (csv) => {
    expect(() => readDraftRows(csv)).toThrowError(
      expect.objectContaining({ code: 'invalid-input', details: { reason: 'columns-missing' } }),
    );
  });
});
