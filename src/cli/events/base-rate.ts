import { countryCode, markedCountry } from '../../countries/countries.ts';
import { UsageError } from '../../numeric/errors.ts';
import { type Aliases, withAliases } from '../../outside/actors/aliases.ts';
import { classRate } from '../../outside/base-rate/class-rate.ts';
import { besideTable, rateTable, windowTable } from '../../report/base-rate/table.ts';
import { baseRateText } from '../../report/base-rate/text.ts';
import { csv } from '../../report/table/csv.ts';
import { LONGEST_WINDOW, MOST_PAIRS } from '../../situation/outside-schema.ts';
import { ofAnyKind } from '../../situation/selector.ts';
import type { EventClass } from '../../situation/situation.ts';
import { colours } from '../colours.ts';
import { chartDocument } from '../document.ts';
import { writeAtomically } from '../files.ts';
import { print } from '../output.ts';
import { progress } from '../progress.ts';
import { terminalWidth } from '../width.ts';
import { observedIn } from './observed.ts';
import { aliasesOf, askedIn, type SelectorFlags, type StoreFlags, withEvents } from './open.ts';

export interface BaseRateFlags extends StoreFlags, SelectorFlags {
  after?: string[];
  within: number;
  otherPairs?: number;
  beside?: string[];
  byYear?: boolean;
  all?: boolean;
  html?: string;
}

/** `tightrope events base-rate`: how often one kind of event came within so many days after another, window by window. */
export async function baseRateCommand(flags: BaseRateFlags): Promise<void> {
  const { after, within, all, html } = flags;
  if (within < 1 || within > LONGEST_WINDOW)
    throw new UsageError(`--within: ${within} days, expected 1 to ${LONGEST_WINDOW}`);
  const aliases = await aliasesOf(flags);
  const outcome = withAliases(askedIn(flags), aliases);
  const trigger = after && { ...ofAnyKind(outcome), either: true, ...askedIn({ codes: after }, { codes: 'after' }) };
  const asked: EventClass = { outcome, after: trigger, within, compare: comparedIn(flags, aliases) };
  const bar = progress('base rates of pairs');
  const rate = await withEvents(flags, async (_, events) =>
    classRate(events, asked, await observedIn(events, outcome), { onPair: bar.report }),
  ).finally(bar.end);
  if (html !== undefined) {
    const { baseRateHtml } = await import('../../report/base-rate/page.ts');
    await writeAtomically(html, baseRateHtml(rate.name, [rate], await chartDocument()));
    console.error(`Wrote ${html}`);
  }
  print(flags, {
    json: () => rate,
    text: () => baseRateText(rate, { all, paint: colours(), width: terminalWidth() }),
    csv: {
      rates: () => csv(rateTable([rate])),
      windows: () => csv(windowTable(rate)),
      pairs: () => csv(besideTable(rate, 'pairs')),
      years: () => csv(besideTable(rate, 'years')),
    },
  });
}

/** What to show beside it, by the flags. @throws UsageError if a pair is malformed, or the selector has no sides to replace */
function comparedIn(flags: BaseRateFlags, aliases: Aliases): EventClass['compare'] {
  const { otherPairs, beside, byYear: years, source, target } = flags;
  if (otherPairs === undefined && beside === undefined && !years) return undefined;
  if ((otherPairs !== undefined || beside !== undefined) && (source === undefined || target === undefined))
    throw new UsageError(`--${otherPairs === undefined ? 'beside' : 'other-pairs'} needs both --source and --target`);
  if (otherPairs !== undefined && (otherPairs < 1 || otherPairs > MOST_PAIRS))
    throw new UsageError(`--other-pairs: ${otherPairs}, expected 1 to ${MOST_PAIRS}`);
  // Beside countries a name means a country.
  const countries = [...(source ?? []), ...(target ?? [])].every((name) => markedCountry(name) !== undefined);
  const named = beside?.map((pair) => withAliases(sidesOf(pair, countries), aliases) as Pair);
  return { years, ...(otherPairs !== undefined && { pairs: otherPairs }), ...(named && { named }) };
}

type Pair = NonNullable<NonNullable<EventClass['compare']>['named']>[number];

/** `A > B` as two sides. @throws UsageError if it is not a pair */
function sidesOf(pair: string, countries: boolean): Pair {
  const [source, target, ...more] = pair.split(' > ').map((name) => name.trim());
  if (!source || !target || more.length > 0)
    throw new UsageError(`--beside: ${pair}, expected two names, such as "China > Japan"`);
  const marked = (name: string) => (countries && countryCode(name) !== name ? `country:${name}` : name);
  return askedIn({ source: [marked(source)], target: [marked(target)] }) as Pair;
}
