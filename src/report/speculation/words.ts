import { countOf } from '../../numeric/count-of.ts';
import { dateOf } from '../../numeric/days.ts';
import type { SpeculationRecord } from '../../outside/series/speculation.ts';
import { count } from '../words/numbers.ts';

/** How often it was spoken of and how often it came, with the months of the most talk. */
export function speculationInWords(record: SpeculationRecord): string {
  const { months, mentions, events, from, to, outside, counted } = record;
  if (months.length === 0) return 'Nothing was searched: there are no mentions and no events.';
  const talked = months.filter((month) => month.mentions > 0).length;
  const happened = months.filter((month) => month.events > 0).length;
  const both = months.filter((month) => month.mentions > 0 && month.events > 0).length;
  const top = months.reduce((a, b) => (b.mentions > a.mentions ? b : a));
  const searched = `From ${dateOf(from)} to ${dateOf(to)}`;
  const said =
    mentions === 0
      ? 'it was mentioned in no month'
      : `${countOf(mentions, 'mention')} in ${count(talked)} of ${countOf(months.length, 'month')}, most in ${top.name} (${count(top.mentions)})`;
  const came =
    events === 0
      ? 'no material event of that kind in any of them'
      : `${countOf(events, 'material event')} in ${countOf(happened, 'month')}`;
  const shared = mentions > 0 && events > 0 ? ` ${both === 0 ? 'No month' : countOf(both, 'month')} had both.` : '';
  const left = [
    outside.mentions > 0 && countOf(outside.mentions, 'mention'),
    outside.events > 0 && countOf(outside.events, 'event'),
    outside.triggers > 0 && countOf(outside.triggers, 'trigger'),
  ].filter((part) => part !== false);
  const rest = left.length > 0 ? ` Outside that time, and left out: ${left.join(', ')}.` : '';
  const which = counted ? ` Mentions: ${counted.mentions}. Events: ${counted.events}.` : '';
  return `${searched}: ${said}; ${came}.${shared}${rest}${which}`;
}

/** What is counted about a trigger. */
export const triggerWindowsInWords = (days: number, cut: boolean): string =>
  `Before: in the ${days} days before the trigger. After: in the ${days} days that begin with it.${cut ? ' * searched in part.' : ''}`;
