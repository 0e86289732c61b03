/** Something that happened, as a stream of server-sent events has it. */
export interface Happening {
  id: number;
  event: string;
  data: unknown;
}

/** Sends events to all that listen now, and keeps the latest for those whose connection broke. */
export interface Feed {
  add(event: string, data: unknown): void;
  /**
   * What came after an id; undefined if some of it is not kept any more.
   *
   * @param id that of the last event that was received
   */
  since(id: number): Happening[] | undefined;
  /** @returns what ends it */
  listen(listener: (happening: Happening) => void): () => void;
  readonly listeners: number;
  /** The id of what happened last; 0 before anything did. */
  readonly last: number;
}

/**
 * @param most events that are kept
 * @param first the id before the first event: ids of an earlier run should not come again
 */
export function feed(most: number, first = 0): Feed {
  const kept: Happening[] = [];
  const listeners = new Set<(happening: Happening) => void>();
  let last = first;
  return {
    add(event, data) {
      const happening = { id: ++last, event, data };
      kept.push(happening);
      if (kept.length > most) kept.shift();
      for (const listener of listeners) listener(happening);
    },
    since(id) {
      if (id > last || id < (kept[0]?.id ?? last + 1) - 1) return undefined;
      return kept.filter((one) => one.id > id);
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    get listeners() {
      return listeners.size;
    },
    get last() {
      return last;
    },
  };
}
