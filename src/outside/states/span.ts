/** Days in a row, the first and the last among them; days since 1970-01-01. */
export interface Span {
  from: number;
  to: number;
}

/** The days that are in both. */
export function daysWithin<T extends Span>(spans: readonly T[], others: readonly Span[]): T[] {
  return spans.flatMap((span) =>
    others
      .map((other) => ({ ...span, from: Math.max(span.from, other.from), to: Math.min(span.to, other.to) }))
      .filter(({ from, to }) => from <= to),
  );
}

/** The days of the first that are in none of the others. */
export function daysWithout<T extends Span>(spans: readonly T[], others: readonly Span[]): T[] {
  return others.reduce<T[]>(
    (left, other) =>
      left.flatMap((span) =>
        [
          { ...span, to: Math.min(span.to, other.from - 1) },
          { ...span, from: Math.max(span.from, other.to + 1) },
        ].filter(({ from, to }) => from <= to),
      ),
    [...spans],
  );
}
