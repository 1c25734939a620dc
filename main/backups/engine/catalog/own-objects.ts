/** Numbers below are PostgreSQL's own. */
export const firstOwn = 16_384;

/** Comes with every database as `public`, and keeps its number whatever it is renamed to. */
export const firstSchema = '2200';

/** Made by somebody rather than by PostgreSQL, and not part of an extension, which brings its objects itself. */
export const isOwn = (catalog: string, oid: string) => `${oid} >= ${firstOwn} AND NOT EXISTS (
    SELECT FROM pg_depend own WHERE own.classid = 'pg_catalog.${catalog}'::regclass AND own.objid = ${oid}
      AND own.deptype = 'e')`;

/** Neither another session's temporary objects nor the parts that big values are kept in. */
export const isLasting = (namespaceName: string) => `${namespaceName} !~ '^pg_(toast|temp)'`;
