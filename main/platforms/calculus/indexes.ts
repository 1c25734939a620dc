import type { AdvisedIndex } from '../advised-index.ts';
import type { Catalog, CatalogTable } from '../catalog.ts';
import { quoteIdentifier } from '../sql-text.ts';
import {
  type ActivityLayout,
  courseLayout,
  fairIndex,
  type Relation,
  searchIndex,
  unusualIndex,
} from './layout.ts';
import { fairHash } from './order.ts';
import { answerParts, answersSql, unusualSql } from './search.ts';

/**
 * Which indexes make a big course quick, measured with a million submissions; the platform's own documentation
 * brings none of them. Views and foreign tables carry no index of ours.
 */
export function advisedIndexes(catalog: Catalog): AdvisedIndex[] {
  const layout = courseLayout(catalog, {});
  const feedback = layout.feedback;
  return [
    ...(feedback === null ? [] : columnIndex(feedback, 'tiza_feedback_state', 'states', feedbackColumns)),
    ...layout.activities.flatMap((activity) => [
      ...columnIndex(activity.relation, `tiza_${activity.spec.key}_queue`, 'queue', queueColumns),
      ...columnIndex(activity.relation, `tiza_${activity.spec.key}_attempts`, 'attempts', attemptColumns),
      ...hashIndex(activity),
      ...searchIndexes(activity, catalog),
    ]),
  ];
}

type Column = readonly [name: string, direction: '' | ' DESC'];

const feedbackColumns: Column[] = [
  ['email_alumno', ''],
  ['actividad', ''],
  ['fecha', ' DESC'],
  ['id', ' DESC'],
];
const queueColumns: Column[] = [
  ['fecha', ' DESC'],
  ['id', ' DESC'],
];
const attemptColumns: Column[] = [['email', '']];

function columnIndex(
  relation: Relation,
  name: string,
  purpose: AdvisedIndex['purpose'],
  columns: Column[],
): AdvisedIndex[] {
  const found = columns.map(([column]) => relation.column(column)?.name);
  if (!found.every((column) => column !== undefined)) return [];
  const keys = found.map((column, index) => `${quoteIdentifier(column)}${columns[index]?.[1] ?? ''}`);
  const present = relation.table.indexes.some(
    (index) => index.usable && found.every((column, place) => index.columns[place] === column),
  );
  return advice(relation.table, { name, purpose, definition: `USING btree (${keys.join(', ')})`, present });
}

function hashIndex(activity: ActivityLayout): AdvisedIndex[] {
  const { relation, spec } = activity;
  const id = quoteIdentifier(relation.column('id')?.name ?? 'id');
  const name = fairIndex(spec.key);
  const definition = `USING btree (${fairHash(id, activity.rank)}, ${id})`;
  return advice(relation.table, {
    name,
    purpose: 'fair',
    definition,
    present: relation.hasIndex(name),
  });
}

/** One for the usual words, and one that knows which attempts it does not do for. */
function searchIndexes(activity: ActivityLayout, catalog: Catalog): AdvisedIndex[] {
  const { relation, spec } = activity;
  // A cast from anything else is not immutable, and no index may hold it.
  if (
    !answerParts(activity).every((column) =>
      /^(text|character varying)/.test(relation.column(column)?.type ?? ''),
    )
  ) {
    return [];
  }
  const schema = catalog.extensions.find((extension) => extension.name === 'pg_trgm')?.schema;
  const operators = schema === undefined ? 'gin_trgm_ops' : `${quoteIdentifier(schema)}.gin_trgm_ops`;
  const common = { purpose: 'search', needs: 'pg_trgm' } as const;
  const words = searchIndex(spec.key);
  const rest = unusualIndex(spec.key);
  const id = quoteIdentifier(relation.column('id')?.name ?? 'id');
  return [
    ...advice(relation.table, {
      ...common,
      name: words,
      definition: `USING gin ((${answersSql(activity, null)}) ${operators})`,
      present: relation.hasIndex(words),
    }),
    ...(catalog.encoding === 'UTF8'
      ? advice(relation.table, {
          ...common,
          name: rest,
          definition: `USING btree (${id}) WHERE ${unusualSql(activity, null)}`,
          present: relation.knowsPart(rest),
        })
      : []),
  ];
}

function advice(
  table: CatalogTable,
  index: Omit<AdvisedIndex, 'table' | 'needs'> & Partial<Pick<AdvisedIndex, 'needs'>>,
): AdvisedIndex[] {
  if (table.kind !== 'table' && table.kind !== 'materialized view') return [];
  return [{ needs: null, ...index, table: { schema: table.schema, name: table.name } }];
}
