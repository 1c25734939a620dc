/** How long the server may say nothing while rows come or go, before the link is taken for dead. */
export const silenceMs = 120_000;

/** A statement of a restore may build an index of everything. */
export const statementMs = 3_600_000;
