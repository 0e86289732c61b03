/** A difference with its sign and this many digits; what rounds to 0 has none. */
export function signed(x: number, digits: number): string {
  const shown = Math.abs(x).toFixed(digits);
  return Number(shown) === 0 ? shown : `${x > 0 ? '+' : '−'}${shown}`;
}
