import type { FeedbackTable, ObjectName } from '../../platforms/course-objects.ts';
import type { FoundTable, RoleFacts } from './facts-queries.ts';
import type { Grant } from './grants.ts';
import type { Groups } from './groups.ts';
import { ownTableRights } from './own-tables.ts';
import { findTable, type RoleCourse } from './role-course.ts';

/** The database and the schemas, where not everybody may enter anyway. */
export function placeGrants({ teacher }: Groups, feedback: FeedbackTable, facts: RoleFacts): Grant[] {
  const schemas = facts.schemas.filter((schema) => schema.name === 'tiza' || !schema.everybodyUses);
  const connect: Grant = {
    key: 'grant-connect',
    group: teacher,
    on: { kind: 'DATABASE', name: facts.database },
    rights: [{ right: 'CONNECT' }],
    held: facts.databaseRights,
  };
  return [
    ...(facts.everybodyConnects ? [] : [connect]),
    ...schemas.map(
      ({ name, rights }): Grant => ({
        key: name === feedback.schema ? 'grant-course-schema' : 'grant-own-schema',
        group: teacher,
        on: { kind: 'SCHEMA', name },
        rights: [{ right: 'USAGE' }],
        held: rights,
      }),
    ),
  ];
}

export function readGrants({ objects, facts }: RoleCourse, { teacher }: Groups): Grant[] {
  const isFeedback = ({ schema, name }: ObjectName) =>
    schema === objects.feedback?.schema && name === objects.feedback.name;
  return objects.readable.flatMap((readable) => {
    const found = findTable(facts, readable);
    if (!found?.mine || isFeedback(readable)) return [];
    const { columns } = readable;
    const known = columns === 'all' ? null : columns.filter((column) => found.columns.includes(column));
    return [
      {
        key: known === null ? 'grant-read' : 'grant-read-columns',
        group: teacher,
        on: { kind: 'TABLE', object: { schema: found.schema, name: found.name } },
        rights: [known === null ? { right: 'SELECT' } : { right: 'SELECT', columns: known }],
        held: found.rights,
      },
    ];
  });
}

export function ownGrants({ teacher }: Groups, facts: RoleFacts): Grant[] {
  return Object.entries(ownTableRights).map(([name, rights]) => ({
    key: 'grant-own-table',
    group: teacher,
    on: { kind: 'TABLE', object: { schema: 'tiza', name } },
    rights,
    held: findTable(facts, { schema: 'tiza', name })?.rights ?? [],
  }));
}

export function writeGrants(
  { teacher, admin }: Groups,
  feedback: FeedbackTable,
  found: FoundTable,
  facts: RoleFacts,
  rowsGuarded: boolean,
): Grant[] {
  const { id, student, activity, comment } = feedback.columns;
  const object = { schema: feedback.schema, name: feedback.name };
  const columns = facts.identityAlways ? [student, activity, comment] : [id, student, activity, comment];
  const edit = { right: 'UPDATE', columns: [comment] } as const;
  const on = { kind: 'TABLE', object } as const;
  const { sequence } = facts;
  const ids: Grant[] =
    sequence === null || facts.identityAlways
      ? []
      : [
          {
            key: 'grant-ids',
            group: teacher,
            on: { kind: 'SEQUENCE', object: { schema: sequence.schema, name: sequence.name } },
            // The policy for new comments reads how far it has counted.
            rights: [{ right: 'USAGE' }, { right: 'SELECT' }],
            held: sequence.rights,
          },
        ];
  return [
    ...ids,
    {
      key: rowsGuarded ? 'grant-feedback' : 'grant-feedback-without-editing',
      group: teacher,
      on,
      // The whole row is readable, for the version of a row is in a column that has no name to grant.
      rights: [{ right: 'SELECT' }, { right: 'INSERT', columns }, ...(rowsGuarded ? [edit] : [])],
      held: found.rights,
    },
    {
      key: 'grant-feedback-to-admins',
      group: admin,
      on,
      rights: [edit, { right: 'DELETE' }],
      held: found.rights,
    },
  ];
}
