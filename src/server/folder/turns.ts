/** Lets pieces of work on the same thing happen one after the other, in the order in which they came. */
export function turns(): <T>(thing: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return async (thing, work) => {
    const before = last.get(thing) ?? Promise.resolve();
    const mine = before.then(work, work);
    const ended = mine.catch(() => undefined);
    last.set(thing, ended);
    try {
      return await mine;
    } finally {
      if (last.get(thing) === ended) last.delete(thing);
    }
  };
}
