import { power } from '../../numeric/elementary.ts';

/** 2^(-lambda age) for ages of 0, 1, ... days. */
export function halvings(lambda: number, ages: number): Float64Array {
  return Float64Array.from({ length: ages }, (_, age) => power(2, -lambda * age));
}

/**
 * Tables of halvings, made once and longer when an older age is asked for.
 *
 * @returns a function of lambda (halvings a day) and the number of ages wanted
 */
export function decayTables(): (lambda: number, ages: number) => Float64Array {
  const tables = new Map<number, Float64Array>();
  return (lambda, ages) => {
    const known = tables.get(lambda);
    if (known && known.length >= ages) return known;
    const made = halvings(lambda, 2 * ages);
    tables.set(lambda, made);
    return made;
  };
}
