/** A place in the grid: row -1 is that of the actors, column -1 that of the issues. */
export interface GridPlace {
  row: number;
  column: number;
}

/** Rows and columns that a page up or down goes. */
const PAGE = 8;

/** Where a key leads from a place; undefined for keys that do not move. The corner is no place. */
export function moveInGrid(
  { row, column }: GridPlace,
  { key, ctrlKey }: { key: string; ctrlKey: boolean },
  { rows, columns }: { rows: number; columns: number },
): GridPlace | undefined {
  const to = (nextRow: number, nextColumn: number): GridPlace => {
    const place = {
      row: Math.min(rows - 1, Math.max(-1, nextRow)),
      column: Math.min(columns - 1, Math.max(-1, nextColumn)),
    };
    return place.row === -1 && place.column === -1 ? { row, column } : place;
  };
  switch (key) {
    case 'ArrowLeft':
      return to(row, ctrlKey ? 0 : column - 1);
    case 'ArrowRight':
      return to(row, ctrlKey ? columns - 1 : column + 1);
    case 'ArrowUp':
      return to(ctrlKey ? 0 : row - 1, column);
    case 'ArrowDown':
      return to(ctrlKey ? rows - 1 : row + 1, column);
    case 'PageUp':
      return to(Math.max(0, row - PAGE), column);
    case 'PageDown':
      return to(row + PAGE, column);
    case 'Home':
      return to(ctrlKey ? 0 : row, 0);
    case 'End':
      return to(ctrlKey ? rows - 1 : row, columns - 1);
    default:
      return undefined;
  }
}
