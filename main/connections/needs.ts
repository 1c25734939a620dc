import type { CourseObjects } from '../platforms/course-objects.ts';
import type { Need } from './rights.ts';

/** What each action of the desk has to be allowed to do in this course's database. */
export function needsOf({ readable, feedback }: CourseObjects): Need[] {
  const reading: Need[] = readable.map(({ schema, name, columns }) => ({
    action: 'read',
    privilege: 'select',
    schema,
    name,
    ...(columns === 'all' ? {} : { columns }),
  }));
  if (feedback === null) return reading;
  const { schema, name, columns } = feedback;
  const on = { schema, name };
  return [
    ...reading,
    {
      action: 'comment',
      privilege: 'insert',
      ...on,
      columns: [columns.student, columns.activity, columns.comment],
    },
    { action: 'comment', privilege: 'usage', ...on },
    { action: 'edit-comment', privilege: 'update', ...on, columns: [columns.comment] },
    { action: 'remove-comment', privilege: 'delete', ...on },
  ];
}
