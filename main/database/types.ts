import { types } from 'pg';

type Parser = (text: string) => unknown;
type GetParser = (oid: number, format?: 'text' | 'binary') => Parser;

const driverParser = types.getTypeParser as GetParser;
const asSent: Parser = (text) => text;
const arrayOfText = driverParser(1009);

// Dates, times and intervals stay the text the server sent: a `timestamp` has no zone, and
// reading one as local time moves it. `bigint` and `numeric` do not fit a JavaScript number.
const oids = { bigint: 20, date: 1082, timestamp: 1114, timestamptz: 1184, interval: 1186, numeric: 1700 };
const arrayOids = {
  bigint: 1016,
  date: 1182,
  timestamp: 1115,
  timestamptz: 1185,
  interval: 1187,
  numeric: 1231,
};

const parsers = new Map<number, Parser>([
  ...Object.values(oids).map((oid): [number, Parser] => [oid, asSent]),
  ...Object.values(arrayOids).map((oid): [number, Parser] => [oid, arrayOfText]),
]);

/** How values come back, for this app's connections alone. */
export const valueTypes = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : parsers.get(oid)) ?? driverParser(oid, format),
} as { getTypeParser: typeof types.getTypeParser };
