import type { Design } from '../design.ts';
import { bestGuessOf, type Input } from '../inputs.ts';
import { drawing } from '../sampling/drawing.ts';
import type { Deal } from './deals.ts';

/** The engine of an earlier situation, as far as room is asked of it. */
interface Earlier {
  values: Float64Array;
  inputs: readonly Input[];
  deals: readonly Deal[];
  refresh(): void;
}

/**
 * When there was room for each agreement between the day of the situation and that of looking, in one draw: bit k is span k.
 *
 * The middle of the bracket of room takes a deal that only full knowledge would find to be found in one half of the cases. So
 * there are two cases of each draw, as likely as each other: room if it is there for sealed offers, and room if it is there if all
 * is known.
 */
export interface PastRooms {
  /** By agreement: the spans with room for sealed offers, and those with room if all is known. */
  readonly sealed: Int32Array;
  readonly known: Int32Array;
  /** Reads draw s; the deals have been refreshed for it. */
  ofDraw(s: number): void;
  /** Reads the present values; what a shock or scenario has changed since then was at its best guess. */
  ofValues(): void;
}

/**
 * Prepares to ask for earlier room. Where nothing has changed since then, it is the room of now.
 *
 * @param inputs, values, deals of the present situation
 * @param compile compiles an earlier one
 */
export function pastRooms(
  { past = [], sampler, seed, randomInputs }: Partial<Design>,
  { inputs, values, deals }: Omit<Earlier, 'refresh'>,
  compile: (situation: Design['situation']) => Earlier,
): PastRooms {
  const sealed = new Int32Array(deals.length);
  const known = new Int32Array(deals.length);
  const slotOf = new Map(inputs.map(({ path }, slot) => [path, slot]));
  const spans = past.map(({ situation }) => situation && earlier(compile(situation)));

  function earlier({ values: then, inputs: own, deals: found, refresh }: Earlier) {
    // The same random numbers as now: an input that no shock has changed had the value that it has.
    const drawn = drawing(
      own,
      { sampler: sampler ?? 'sobol', seed: seed ?? 1, names: randomInputs ?? [] },
      randomInputs ?? [],
    );
    const stated = own.map(({ path, quantity, chance }) => {
      const slot = slotOf.get(path);
      if (slot === undefined) return -1;
      const now = inputs[slot];
      return same([quantity, chance], [now.quantity, now.chance]) ? slot : -1;
    });
    const central = Float64Array.from(own, bestGuessOf);
    return {
      deals: found,
      ofDraw(s: number) {
        drawn.take(s, then);
        refresh();
      },
      ofValues() {
        for (let i = 0; i < then.length; i++) then[i] = stated[i] >= 0 ? values[stated[i]] : central[i];
        refresh();
      },
    };
  }

  const read = (prepare: (span: NonNullable<(typeof spans)[number]>) => void) => {
    sealed.fill(0);
    known.fill(0);
    spans.forEach((span, k) => {
      if (span) prepare(span);
      const then = span ? span.deals : deals;
      for (let d = 0; d < deals.length; d++) {
        // What waits for another agreement could not come while that one had not: its absence tells nothing.
        if (then[d].needs.length > 0) continue;
        if (then[d].sealed) sealed[d] |= 1 << k;
        if (then[d].exists) known[d] |= 1 << k;
      }
    });
  };
  return {
    sealed,
    known,
    ofDraw: (s) => read((span) => span.ofDraw(s)),
    ofValues: () => read((span) => span.ofValues()),
  };
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
