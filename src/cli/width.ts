/** Narrower than this no table can be read, and wider lines are not. */
const [NARROWEST, WIDEST] = [40, 160];

/** Columns of the terminal that text is made for; 80 where the output is not a terminal. */
export function terminalWidth(): number {
  const { isTTY, columns } = process.stdout;
  return isTTY && columns > 0 ? Math.min(WIDEST, Math.max(NARROWEST, columns)) : 80;
}
