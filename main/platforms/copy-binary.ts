// COPY's binary format, as far as one value needs it: a header, the number of columns, length and bytes, a trailer.
// It is half of what the same bytes take as text, and the only binary way that gives bytea back as it was.

const signature = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
const headerBytes = signature.length + 8;

/** The one value of a COPY of one row and one column; null: no row, or NULL. */
export function singleValue(copied: Buffer): Buffer | null {
  if (!copied.subarray(0, signature.length).equals(signature)) throw new Error('This is not binary COPY');
  const row = headerBytes + copied.readInt32BE(signature.length + 4);
  if (copied.readInt16BE(row) === -1) return null;
  const length = copied.readInt32BE(row + 2);
  if (length === -1) return null;
  const value = copied.subarray(row + 6, row + 6 + length);
  if (value.length !== length) throw new Error('The copy ended too early');
  return value;
}
