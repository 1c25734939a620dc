import { describe, expect, test } from 'vitest';
import type { GridPage } from '../../../main/platforms/platform.ts';
import { names, student, useCourse } from './course.ts';

const course = useCourse([
  student('ana@uni.example', 'Ana', 'Zúñiga'),
  student('luis@uni.example', 'Luis', 'álvarez'),
  student('eva@uni.example', 'Eva', 'Mora'),
  student('nadie@uni.example'),
  `INSERT INTO respuestas_foro1 (id, email, r1, fecha) VALUES
    (1, 'ana@uni.example', 'vieja', '2026-11-01'), (2, 'ana@uni.example', 'Es 4', '2026-11-05'),
    (3, 'luis@uni.example', 'Es 4', '2026-11-02'), (4, 'eva@uni.example', '', '2026-11-03'), (5, NULL, 'Es 4', NULL), (6, NULL, NULL, NULL)`,
  `INSERT INTO respuestas_foro3 (id, email, t6_r1_c1, t6_r1_c2, fecha) VALUES
    (1, 'ana@uni.example', ' 1.9 ', '3.9', '2026-11-04'), (2, 'luis@uni.example', '1.9', '', '2026-11-04'), (3, 'eva@uni.example', '2', NULL, '2026-11-04'),
    (4, 'eva@uni.example', '1.9', 'x', '2026-11-06')`,
  `INSERT INTO examen1 (id, email, r1, fecha) VALUES (1, 'ana@uni.example', 'sin fecha', NULL)`,
  `INSERT INTO feedback (email_alumno, actividad, comentario, fecha) VALUES
    ('ana@uni.example', 'Foro 1', 'bien', '2026-11-02'), ('ana@uni.example', 'Foro 3', 'mejor', '2026-11-09'), ('luis@uni.example', 'Foro 1', 'sí', '2026-11-09')`,
]);

describe('by student', () => {
  test('everything handed in, in time order, with every comment', async () => {
    const { reader, db } = await course.open();
    const work = await reader.student(db, 'ana@uni.example');
    expect(work?.student).toEqual({ id: 'ana@uni.example', name: 'Ana Zúñiga', email: 'ana@uni.example' });
    expect(names(work?.submissions ?? [])).toEqual(['foro1/1', 'foro3/1', 'foro1/2', 'examen1/1']);
    expect(work?.submissions.map(({ attempt, state }) => `${attempt} ${state}`)).toEqual([
      '1 reviewed',
      '1 reviewed',
      '2 new-since-review',
      '1 awaiting',
    ]);
    expect(work?.feedback.map(({ comment }) => comment)).toEqual(['mejor', 'bien']);
  });

  test('nobody of that address', async () => {
    const { reader, db } = await course.open();
    expect(await reader.student(db, `x' OR '1'='1`)).toBeNull();
    expect(await reader.student(db, 'nadie@uni.example')).toMatchObject({
      submissions: [],
      student: { name: 'nadie@uni.example' },
    });
  });
});

describe('the grid', () => {
  const line = ({ student: { email }, cells }: GridPage['rows'][number]) =>
    `${email.split('@')[0]}: ${Object.values(cells)
      .map(({ ref, attempts, state }) => `${ref.activity}/${ref.id} ×${attempts} ${state}`)
      .join(', ')}`;

  test('students by family name, each activity’s latest attempt, page by page', async () => {
    const { reader, db } = await course.open();
    const lines: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await reader.grid(db, { limit: 1, ...(cursor ? { cursor } : {}) });
      expect(page.total).toBe(4);
      lines.push(...page.rows.map(line));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(lines.sort()).toEqual(
      [
        'luis: foro1/3 ×1 reviewed, foro3/2 ×1 awaiting',
        'eva: foro1/4 ×1 awaiting, foro3/4 ×2 awaiting',
        'nadie: ',
        'ana: foro1/2 ×2 new-since-review, foro3/1 ×1 reviewed, examen1/1 ×1 awaiting',
      ].sort(),
    );
  });

  test('in an order that tells nothing about the names', async () => {
    const { reader, db } = await course.open();
    const emails: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await reader.grid(db, { limit: 1, nameless: true, ...(cursor ? { cursor } : {}) });
      emails.push(...page.rows.map(({ student: { email } }) => email));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    const rows = await db.rows<{ email: string }>({ text: 'SELECT email FROM usuarios ORDER BY md5(email)' });
    expect(emails).toEqual(rows.map(({ email }) => email));
  });

  test('found by name; a foreign cursor is refused', async () => {
    const { reader, db } = await course.open();
    expect((await reader.grid(db, { limit: 5, search: 'LUIS alv' })).rows.map(line)).toEqual([
      'luis: foro1/3 ×1 reviewed, foro3/2 ×1 awaiting',
    ]);
    expect(await reader.grid(db, { limit: 5, search: '%' })).toEqual({ rows: [], next: null, total: 0 });
    await expect(reader.grid(db, { limit: 5, cursor: 'e30' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });
});

describe('by question', () => {
  test('the latest attempts, equal texts together, most frequent first', async () => {
    const { reader, db } = await course.open();
    expect(await reader.answers(db, { activity: 'foro1', part: 'r1' })).toEqual({
      complete: true,
      groups: [
        {
          text: 'Es 4',
          length: 4,
          members: [
            { id: '2', state: 'new-since-review' },
            { id: '3', state: 'reviewed' },
            { id: '5', state: 'awaiting' },
          ],
        },
        {
          text: '',
          length: 0,
          members: [
            { id: '4', state: 'awaiting' },
            { id: '6', state: 'awaiting' },
          ],
        },
      ],
    });
  });

  test('long answers are told apart beyond what is shown', async () => {
    await course.query(
      `INSERT INTO respuestas_foro2 (email, r1) SELECT email, repeat('a', 3000) || (email = 'ana@uni.example') FROM usuarios`,
    );
    const { reader, db } = await course.open();
    const groups = (await reader.answers(db, { activity: 'foro2', part: 'r1' }))?.groups ?? [];
    expect(groups.map(({ text, length, members }) => [text.length, length, members.length])).toEqual([
      [2000, 3005, 3],
      [2000, 3004, 1],
    ]);
  });

  test('what single submissions answer', async () => {
    const { reader, db } = await course.open();
    const foro1 = { activity: 'foro1', part: 'r1' };
    expect(await reader.answersOf(db, foro1, ['1', '99', '6'])).toEqual([
      { id: '1', text: 'vieja', length: 5 },
      { id: '6', text: '', length: 0 },
    ]);
    const cell = { activity: 'foro3', part: 't6', cell: { row: 0, column: 1 } };
    expect(await reader.answersOf(db, cell, ['4'])).toEqual([{ id: '4', text: 'x', length: 1 }]);
    expect(await reader.answersOf(db, { ...foro1, cell: { row: 0, column: 0 } }, ['1'])).toBeNull();
  });

  test('one cell, or the whole table', async () => {
    const { reader, db } = await course.open();
    const cell = await reader.answers(db, { activity: 'foro3', part: 't6', cell: { row: 0, column: 0 } });
    expect(cell?.groups.map(({ text, members }) => `${text}×${members.length}`)).toEqual([
      '1.9×2',
      ' 1.9 ×1',
    ]);
    const cells = await reader.cells(db, { activity: 'foro3', part: 't6' });
    expect(cells).toHaveLength(7);
    expect(cells?.[0]).toEqual([
      [{ value: '1.9', count: 3 }],
      [
        { value: '', count: 1 },
        { value: '3.9', count: 1 },
        { value: 'x', count: 1 },
      ],
      [{ value: '', count: 3 }],
    ]);
  });

  test('no such question', async () => {
    const { reader, db } = await course.open();
    for (const [activity, part] of [
      ['foro1', 'email'],
      ['foro1', 'r9'],
      ['foro9', 'r1'],
      ['foro5', 'imagen_1'],
      ['foro1', 't6_r1_c1'],
      ['foro3', 't6_r1_c1'],
      ['foro3', 't6'],
    ] as const) {
      expect(await reader.answers(db, { activity, part })).toBeNull();
    }
    expect(await reader.cells(db, { activity: 'foro1', part: 'r1' })).toBeNull();
  });

  test('a group’s submissions, in the order asked for', async () => {
    const { reader, db } = await course.open();
    const refs = ['3', '99', '2', '5'].map((id) => ({ activity: 'foro1', id }));
    const items = await reader.summaries(db, [
      ...refs,
      { activity: 'foro9', id: '1' },
      { activity: 'examen1', id: '1' },
    ]);
    expect(names(items)).toEqual(['foro1/3', 'foro1/2', 'foro1/5', 'examen1/1']);
    expect(items[1]).toMatchObject({ attempt: 2, attempts: 2, state: 'new-since-review' });
  });
});
