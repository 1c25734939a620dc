import type { TableName } from '#contract/backup-words';

/** As people know it: nearly all are in `public`. */
export const shownTable = ({ schema, name }: TableName) => (schema === 'public' ? name : `${schema}.${name}`);

export const tableKey = ({ schema, name }: TableName) => JSON.stringify([schema, name]);
