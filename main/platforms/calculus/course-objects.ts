import type { Catalog, CatalogTable } from '../catalog.ts';
import type { CourseObjects, FeedbackTable, ReadableTable } from '../course-objects.ts';
import { activitySpecs } from './activities.ts';
import { byName, courseSchema, feedbackTable, studentTable } from './layout.ts';

const studentColumns = ['email', 'nombre', 'apellidos', 'created_at'];
const passwordColumn = 'password';

/** What of this platform is in this database, under the names it has here. */
export function courseObjects(catalog: Catalog): CourseObjects {
  const schema = courseSchema(catalog);
  const tables = catalog.tables.filter((table) => table.schema === schema);
  const students = byName(tables, studentTable);
  const feedback = byName(tables, feedbackTable);
  const whole = (table: CatalogTable): ReadableTable => ({
    schema: table.schema,
    name: table.name,
    columns: 'all',
  });
  const answers = activitySpecs.flatMap((spec) => byName(tables, spec.table) ?? []);
  return {
    feedback: feedback ? feedbackObject(feedback) : null,
    readable: [
      ...(students
        ? [{ schema: students.schema, name: students.name, columns: present(students, studentColumns) }]
        : []),
      ...answers.map(whole),
      ...(feedback ? [whole(feedback)] : []),
    ],
    passwords: students ? passwordObject(students) : null,
  };
}

function present(table: CatalogTable, names: readonly string[]): string[] {
  return names.flatMap((name) => byName(table.columns, name)?.name ?? []);
}

function feedbackObject({ schema, name, columns }: CatalogTable): FeedbackTable | null {
  const column = (wanted: string) => byName(columns, wanted)?.name;
  const id = column('id');
  const student = column('email_alumno');
  const activity = column('actividad');
  const comment = column('comentario');
  const written = column('fecha');
  if (!id || !student || !activity || !comment || !written) return null;
  return { schema, name, columns: { id, student, activity, comment, written } };
}

function passwordObject(students: CatalogTable): CourseObjects['passwords'] {
  const [column] = present(students, [passwordColumn]);
  return column === undefined ? null : { schema: students.schema, name: students.name, column };
}
