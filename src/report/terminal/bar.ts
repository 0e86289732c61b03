/** A bar of so many cells for a share, 0 to 1, with something to see for anything above 0. */
export function bar(share: number, cells: number): string {
  const full = Math.round(Math.min(1, share) * cells);
  return full === 0 && share > 0 ? '▏' : '█'.repeat(full);
}
