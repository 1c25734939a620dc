import type { Catalog, CatalogTable } from '../catalog.ts';
import type { Confidence } from '../platform.ts';
import { activitySpecs } from './activities.ts';
import { answerColumns, byName, courseSchema, feedbackTable, isOfUse, studentTable } from './layout.ts';

interface ExpectedTable {
  name: string;
  columns: string[];
}

const expectedTables: ExpectedTable[] = [
  ...activitySpecs.map((spec) => ({
    name: spec.table,
    columns: ['id', 'email', 'fecha', ...spec.parts.flatMap(answerColumns)],
  })),
  { name: studentTable, columns: ['email', 'nombre', 'apellidos'] },
  { name: feedbackTable, columns: ['id', 'email_alumno', 'actividad', 'comentario', 'fecha'] },
];

/** Every table weighs the same, so that forum 3 with its 21 cells does not outvote the rest. */
export function detect(catalog: Catalog): Confidence {
  const schema = courseSchema(catalog);
  if (schema === null) return { score: 0, missing: [], forbidden: [] };
  const tables = catalog.tables.filter((table) => table.schema === schema);
  const findings = expectedTables.map((expected) => examine(expected, byName(tables, expected.name)));
  const total = findings.reduce((sum, finding) => sum + finding.score, 0);
  return {
    score: total / expectedTables.length,
    missing: findings.flatMap((finding) => finding.missing),
    forbidden: findings.flatMap((finding) => finding.forbidden),
  };
}

function examine({ name, columns }: ExpectedTable, table: CatalogTable | undefined) {
  if (table === undefined) return { score: 0, missing: [name], forbidden: [] };
  const found = columns.map((meant) => {
    const column = byName(table.columns, meant);
    return column !== undefined && isOfUse(column, meant) ? column : undefined;
  });
  const inside = (keep: (column: (typeof found)[number]) => boolean): string[] =>
    columns.filter((_, index) => keep(found[index])).map((column) => `${table.name}.${column}`);
  const unreadable = inside((column) => column !== undefined && !column.readable);
  return {
    score: found.filter((column) => column !== undefined).length / columns.length,
    missing: inside((column) => column === undefined),
    forbidden: unreadable.length === columns.length ? [table.name] : unreadable,
  };
}
