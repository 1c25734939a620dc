import type { Catalog, CatalogColumn, CatalogTable } from '../catalog.ts';
import { quoteIdentifier } from '../sql-text.ts';
import { type ActivitySpec, activitySpecs, type PartSpec } from './activities.ts';
import { type LabelOverrides, withLabels } from './labels.ts';

/** Where one known table really is, and which of its columns this login may read. */
export interface Relation {
  table: CatalogTable;
  /** Schema and name, quoted. */
  name: string;
  /** Null unless this login may read it. */
  column(name: string): CatalogColumn | null;
  /** The column as a statement writes it, with or without an alias; whoever asks has made sure that it is there. */
  sql(alias: string | null, name: string): string;
  /** An index that finds rows by this column alone. */
  indexed(name: string): boolean;
  /** A usable index of this name: how one over an expression is known. */
  hasIndex(name: string): boolean;
  /** A valid index of this name that holds only some of the rows. */
  knowsPart(name: string): boolean;
}

export interface ActivityLayout {
  /** Labels applied, parts reduced to what can be read. */
  spec: ActivitySpec;
  /** The platform's own order; breaks ties between activities. */
  rank: number;
  relation: Relation;
  hasEmail: boolean;
  hasDate: boolean;
}

export interface CourseLayout {
  /** The database can hold any character; otherwise patterns keep to the few that every encoding has. */
  unicode: boolean;
  activities: ActivityLayout[];
  students: Relation | null;
  feedback: Relation | null;
  /** What Tiza itself keeps beside the platform's tables, where an admin agreed to it. */
  marks: Relation | null;
  authorship: Relation | null;
}

export const studentTable = 'usuarios';
export const feedbackTable = 'feedback';
const ownSchema = 'tiza';
const authorshipColumns = ['feedback_id', 'written', 'author'];
const markColumns = ['kind', 'activity', 'submission_id', 'submitted', 'student', 'withdrawn_at'];

const dateTypes = /^(date|timestamp(\(\d\))? with(out)? time zone)$/;
const addresses = ['email', 'email_alumno'];
/** Of these an address is compared as the text it stands for. */
const notTextTypes = /^(smallint|integer|bigint|numeric|uuid)/;
const numberTypes = /^(smallint|integer|bigint)$/;

/** A date kept as text, or an id that is no number, is nothing to sort or find by. */
export function isOfUse({ type }: CatalogColumn, meant: string): boolean {
  if (meant === 'fecha') return dateTypes.test(type);
  return meant !== 'id' || numberTypes.test(type);
}

/** One course is one schema: a table found elsewhere may belong to another course. */
export function courseSchema(catalog: Catalog): string | null {
  const schemas = [...new Set(catalog.tables.map((table) => table.schema))];
  const weighed = schemas.map((schema) => {
    const known = activitySpecs
      .map((spec) => findRelation(catalog, schema, spec.table))
      .filter(isSubmissionTable);
    const readable = known.filter((relation) => relation?.column('id') !== null).length;
    const feedback = findRelation(catalog, schema, feedbackTable) === null ? 0 : 1;
    return { schema, known: known.length, weight: known.length * 4 + readable * 2 + feedback };
  });
  const best = weighed
    .filter((candidate) => candidate.known > 0)
    .toSorted(
      (a, b) => b.weight - a.weight || Number(b.schema === 'public') - Number(a.schema === 'public'),
    )[0];
  return best?.schema ?? null;
}

/** The trigram index over all answers. */
export function searchIndex(activity: string): string {
  return `tiza_${activity}_search`;
}

/** The one that knows which answers the trigram index does not do for. */
export function unusualIndex(activity: string): string {
  return `tiza_${activity}_unusual`;
}

/** Whether a search in answers need not read them all. */
export function searchIsIndexed({ unicode }: CourseLayout, { relation, spec }: ActivityLayout): boolean {
  return relation.hasIndex(searchIndex(spec.key)) && (!unicode || relation.knowsPart(unusualIndex(spec.key)));
}

/** The index in fair order. */
export function fairIndex(activity: string): string {
  return `tiza_${activity}_fair`;
}

export function courseLayout(catalog: Catalog, labels: LabelOverrides): CourseLayout {
  const schema = courseSchema(catalog) ?? 'public';
  const find = (where: string, name: string, columns: readonly string[]): Relation | null =>
    withColumns(findRelation(catalog, where, name), columns);
  return {
    unicode: catalog.encoding === 'UTF8',
    activities: activitySpecs.flatMap((spec, rank) => activityLayout(catalog, schema, spec, rank, labels)),
    students: find(schema, studentTable, ['email']),
    feedback: withUsableDate(find(schema, feedbackTable, ['email_alumno', 'actividad'])),
    marks: find(ownSchema, 'marks', markColumns),
    authorship: find(ownSchema, 'authorship', authorshipColumns),
  };
}

export function findRelation(catalog: Catalog, schema: string, name: string): Relation | null {
  const table = byName(
    catalog.tables.filter((candidate) => candidate.schema === schema),
    name,
  );
  if (table === undefined) return null;
  const readable = table.columns.filter((column) => column.readable);
  const column = (wanted: string) => byName(readable, wanted) ?? null;
  return {
    table,
    name: `${quoteIdentifier(table.schema)}.${quoteIdentifier(table.name)}`,
    column,
    sql(alias, wanted) {
      const found = column(wanted);
      if (found === null) throw new Error(`${table.name}.${wanted} is not readable`);
      const quoted = quoteIdentifier(found.name);
      const sql = alias === null ? quoted : `${alias}.${quoted}`;
      return addresses.includes(wanted) && notTextTypes.test(found.type) ? `${sql}::text` : sql;
    },
    indexed(wanted) {
      const own = column(wanted)?.name;
      return table.indexes.some((index) => index.usable && own !== undefined && index.columns[0] === own);
    },
    knowsPart: (wanted) => table.indexes.some((index) => index.partial && index.name === wanted),
    hasIndex: (wanted) => table.indexes.some((index) => index.usable && index.name === wanted),
  };
}

/** Written as the platform writes it, or as somebody's migration capitalised it. */
export function byName<Item extends { name: string }>(items: Item[], name: string): Item | undefined {
  return (
    items.find((item) => item.name === name) ??
    items.find((item) => item.name.toLowerCase() === name.toLowerCase())
  );
}

export function answerColumns(part: PartSpec): string[] {
  if (part.kind === 'table') return part.cells.flat();
  if (part.kind === 'images') return part.images.map((image) => image.key);
  return [part.key];
}

/** The readable columns of one kind, in the platform's order. */
export function columnsOf(activity: ActivityLayout, kind: PartSpec['kind']): string[] {
  return activity.spec.parts
    .filter((part) => part.kind === kind)
    .flatMap(answerColumns)
    .filter((column) => activity.relation.column(column) !== null);
}

/** A table of that name which is something else entirely has no answers in it. */
function isSubmissionTable(relation: Relation | null): relation is Relation {
  return (
    relation !== null &&
    byName(relation.table.columns, 'id') !== undefined &&
    relation.table.columns.some((column) => /^(r\d|t6_r\d_c\d|imagen_\w+)$/i.test(column.name))
  );
}

function activityLayout(
  catalog: Catalog,
  schema: string,
  spec: ActivitySpec,
  rank: number,
  labels: LabelOverrides,
): ActivityLayout[] {
  const relation = findRelation(catalog, schema, spec.table);
  if (!isSubmissionTable(relation)) return [];
  if (!numberTypes.test(relation.column('id')?.type ?? '')) return [];
  const labelled = withLabels(spec, labels);
  return [
    {
      spec: { ...labelled, parts: labelled.parts.flatMap((part) => readablePart(part, relation)) },
      rank,
      relation,
      hasEmail: relation.column('email') !== null,
      hasDate: dateTypes.test(relation.column('fecha')?.type ?? ''),
    },
  ];
}

function readablePart(part: PartSpec, relation: Relation): PartSpec[] {
  if (part.kind === 'images') {
    const images = part.images.filter((image) => relation.column(image.key)?.type === 'bytea');
    return images.length === 0 ? [] : [{ ...part, images }];
  }
  return answerColumns(part).some((column) => relation.column(column) !== null) ? [part] : [];
}

function withUsableDate(relation: Relation | null): Relation | null {
  const date = relation?.column('fecha') ?? null;
  if (relation === null || date === null || isOfUse(date, 'fecha')) return relation;
  return { ...relation, column: (wanted) => (wanted === 'fecha' ? null : relation.column(wanted)) };
}

function withColumns(relation: Relation | null, columns: readonly string[]): Relation | null {
  return relation !== null && columns.every((column) => relation.column(column) !== null) ? relation : null;
}
