/** Where a line and a column, both counted from 1, are in a text. */
export function offsetIn(text: string, { line, column }: { line: number; column: number }): number {
  let start = 0;
  for (let k = 1; k < line; k++) {
    const end = text.indexOf('\n', start);
    if (end < 0) break;
    start = end + 1;
  }
  const end = text.indexOf('\n', start);
  return Math.min(start + column - 1, end < 0 ? text.length : end);
}
