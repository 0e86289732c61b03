/** A function that keeps what it has found, by its argument. */
export function keptBy<K, V>(work: (key: K) => V): (key: K) => V {
  const known = new Map<K, { it: V }>();
  return (key) => {
    let found = known.get(key);
    if (!found) {
      found = { it: work(key) };
      known.set(key, found);
    }
    return found.it;
  };
}
