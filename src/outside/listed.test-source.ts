import { dateOf, dayOf } from '../numeric/days.ts';
import type { Selector } from '../situation/selector.ts';
import type { EventSource, Pair } from './event-source.ts';

/** An event of a test: its date, who, to whom, and its CAMEO code. */
export type ListedEvent = [date: string, source: string, target: string, code: string];

/** Events from a list, as a store on disk would answer; names are matched as they are written. */
export function listedEvents(list: readonly ListedEvent[]): EventSource {
  const all = list.map(([date, source, target, code]) => ({ day: dayOf(date), source, target, code }));
  const days = all.map(({ day }) => day).sort((a, b) => a - b);
  const of = (names: Selector['source']) => (name: string) => names === undefined || [names].flat().includes(name);
  const meant = ({ source, target, either, codes, from, to }: Selector) =>
    all
      .filter(({ day }) => (from === undefined || day >= dayOf(from)) && (to === undefined || day <= dayOf(to)))
      .filter(({ code }) => codes === undefined || codes.some((prefix) => code.startsWith(prefix)))
      .filter(
        (one) =>
          (of(source)(one.source) && of(target)(one.target)) ||
          (either && of(source)(one.target) && of(target)(one.source)),
      )
      .sort((a, b) => a.day - b.day);
  return {
    occurrences: async (selector) =>
      meant(selector).map(({ day, source, target, code }, i) => ({
        ...{ day, what: `${source}: ${code}, ${target}`, id: `${dateOf(day)}/${i}` },
      })),
    quadEvents: async (selector) => {
      const found = meant(selector);
      return {
        days: Int32Array.from(found, ({ day }) => day),
        quad: Uint8Array.from(found, ({ code }) => (code < '14' ? 1 : 4)),
        intensity: Float64Array.from(found, ({ code }) => (code < '14' ? 3 : -9)),
      };
    },
    observed: async ({ from, to }) => {
      const first = Math.max(days[0] ?? Infinity, from === undefined ? -Infinity : dayOf(from));
      const last = Math.min(days.at(-1) ?? -Infinity, to === undefined ? Infinity : dayOf(to));
      return last < first ? undefined : { from: first, to: last };
    },
    longestGap: async () => {
      const gaps = days.slice(1).map((day, i) => ({ from: days[i] + 1, to: day - 1 }));
      return gaps.filter(({ from, to }) => to >= from).sort((a, b) => b.to - b.from - (a.to - a.from))[0];
    },
    unknown: async ({ source, target }) => {
      const names = new Set(all.flatMap((one) => [one.source, one.target]));
      return [source, target].flatMap((side) => {
        const asked = [side ?? []].flat();
        return asked.length > 0 && !asked.some((name) => names.has(name))
          ? [`no event has the name “${asked[0]}”`]
          : [];
      });
    },
    otherPairs: async ({ source, target, ...kind }, limit) => {
      const counts = new Map<string, { pair: Pair; n: number }>();
      for (const one of meant(kind)) {
        if (of(source)(one.source) && of(target)(one.target)) continue;
        const key = `${one.source} > ${one.target}`;
        const n = (counts.get(key)?.n ?? 0) + 1;
        counts.set(key, { pair: { source: one.source, target: one.target }, n });
      }
      return [...counts.values()]
        .sort((a, b) => b.n - a.n)
        .slice(0, limit)
        .map(({ pair }) => pair);
    },
  };
}
