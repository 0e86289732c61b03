import { baseRateText } from '../../report/base-rate-text.ts';
import type { EventClass } from '../../situation/outside-schema.ts';
import { colours } from '../colours.ts';
import { chartDocument } from '../document.ts';
import { Stop } from '../exit.ts';
import { writeAtomically } from '../files.ts';
import { progress } from '../progress.ts';
import { rateOfEvents } from './event-class.ts';
import { observedIn, type SelectorFlags, type StoreFlags, selectorOf, sidesOf, withEvents } from './open.ts';

export interface BaseRateFlags extends StoreFlags, SelectorFlags {
  after?: string[];
  within: number;
  otherPairs?: number;
  beside?: string[];
  byYear?: boolean;
  all?: boolean;
  html?: string;
}

/** Most days of a window: a century. */
const LONGEST = 36_525;
/** Most other pairs. */
const MOST_PAIRS = 200;

/** `tightrope events base-rate`: how often one kind of event came within so many days after another, window by window. */
export async function baseRateCommand(flags: BaseRateFlags): Promise<void> {
  const { after, within, all, html, json } = flags;
  if (within < 1 || within > LONGEST) throw new Stop(`--within: ${within} days, expected 1 to ${LONGEST}`);
  const outcome = await selectorOf(flags);
  const { codes: _, label: __, words: ___, quad: ____, atLeast: _____, atMost: ______, ...pair } = flags;
  const trigger =
    after === undefined
      ? undefined
      : await selectorOf({ ...pair, either: true, codes: after }).catch(inNameOf('codes', 'after'));
  const asked: EventClass = { outcome, after: trigger, within, compare: await comparedIn(flags) };
  const bar = progress('base rates of pairs');
  const rate = await withEvents(flags, async (store) => {
    const found = await rateOfEvents(store, asked, await observedIn(store, outcome), { report: bar.report });
    return found;
  }).finally(bar.end);
  if (html !== undefined) {
    const { baseRateHtml } = await import('../../report/base-rate-html.ts');
    await writeAtomically(html, baseRateHtml(rate.name, [rate], await chartDocument()));
    console.error(`Wrote ${html}`);
  }
  process.stdout.write(json ? `${JSON.stringify(rate, null, 2)}\n` : baseRateText(rate, { all, paint: colours() }));
}

/** Says what is wrong by the name of the flag that was given. */
const inNameOf = (field: string, flag: string) => (error: unknown) => {
  throw error instanceof Stop ? new Stop(error.message.replace(`--${field}:`, `--${flag}:`)) : error;
};

/** What the flags say is to be shown beside it. @throws Stop if a pair is none, or there are no sides to put others in */
async function comparedIn(flags: BaseRateFlags): Promise<EventClass['compare']> {
  const { otherPairs, beside, byYear: years, source, target } = flags;
  if (otherPairs === undefined && beside === undefined && !years) return undefined;
  if ((otherPairs !== undefined || beside !== undefined) && (source === undefined || target === undefined))
    throw new Stop(`--${otherPairs === undefined ? 'beside' : 'other-pairs'}: expected both --source and --target`);
  if (otherPairs !== undefined && (otherPairs < 1 || otherPairs > MOST_PAIRS))
    throw new Stop(`--other-pairs: ${otherPairs}, expected 1 to ${MOST_PAIRS}`);
  const named = beside && (await Promise.all(beside.map((pair) => sidesOf(pair, flags))));
  return { years, ...(otherPairs !== undefined && { pairs: otherPairs }), ...(named && { named }) };
}
