export interface GridPlace {
  row: number;
  /** 0 is the student, then the activities. */
  column: number;
}

export interface GridSize {
  rows: number;
  columns: number;
  /** Rows in sight at a time. */
  page: number;
}

/** Where a key leads in a table; `null`: it is no key of a table. */
export function gridStep(
  { key, ctrlKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
  { row, column }: GridPlace,
  { rows, columns, page }: GridSize,
): GridPlace | null {
  const within = (place: GridPlace): GridPlace => ({
    row: Math.max(0, Math.min(place.row, rows - 1)),
    column: Math.max(0, Math.min(place.column, columns - 1)),
  });
  switch (key) {
    case 'ArrowDown':
      return within({ row: ctrlKey ? rows : row + 1, column });
    case 'ArrowUp':
      return within({ row: ctrlKey ? 0 : row - 1, column });
    case 'ArrowRight':
      return within({ row, column: ctrlKey ? columns : column + 1 });
    case 'ArrowLeft':
      return within({ row, column: ctrlKey ? 0 : column - 1 });
    case 'PageDown':
      return within({ row: row + page, column });
    case 'PageUp':
      return within({ row: row - page, column });
    case 'Home':
      return within({ row: ctrlKey ? 0 : row, column: 0 });
    case 'End':
      return within({ row: ctrlKey ? rows : row, column: columns });
    default:
      return null;
  }
}
