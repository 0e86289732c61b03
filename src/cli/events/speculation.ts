import type { History } from '../../ledger/claim/history.ts';
import { momentMs } from '../../ledger/claim/moment.ts';
import { dateOf, MS_A_DAY } from '../../outside/day.ts';
import { type Speculation, speculationByMonth } from '../../outside/series/index.ts';
import { occurrences } from '../../outside/store/index.ts';
import { selectorInWords } from '../../report/selector-in-words.ts';
import { speculationText } from '../../report/speculation-text.ts';
import type { Selector } from '../../situation/selector.ts';
import { colours } from '../colours.ts';
import { Stop } from '../exit.ts';
import { claimsTagged } from '../ledger/families.ts';
import {
  askedIn,
  observedIn,
  type SelectorFlags,
  type StoreFlags,
  sayWhoIsUnknown,
  selectorOf,
  withEvents,
} from './open.ts';
import { writePage } from './page.ts';

export interface SpeculationFlags extends StoreFlags, SelectorFlags {
  what?: string;
  claims?: string;
  ledger?: string;
  mentionCodes?: string[];
  mentionLabel?: string[];
  mentionWords?: string;
  triggerCodes?: string[];
  html?: string;
}

/** `tightrope events speculation`: what was said to come, month by month, beside what came. */
export async function speculationCommand(flags: SpeculationFlags): Promise<void> {
  const { claims, mentionCodes, mentionLabel, mentionWords, triggerCodes, json, html } = flags;
  const selector = await selectorOf(flags);
  const said = [claims, mentionCodes, mentionLabel, mentionWords].some((one) => one !== undefined);
  if (!said)
    throw new Stop(
      'expected --claims, --mention-codes, --mention-label or --mention-words: what counts as a mention of it',
    );
  if (
    [selector.codes, selector.labels, selector.quad, selector.words, selector.atMost].every((one) => one === undefined)
  )
    throw new Stop('expected --codes, --label, --quad, --words or --at-most: which events are the record');
  // Whoever says it, it is said of the two; the same time, place and data.
  const { codes: _, labels: __, quad: ___, atLeast: ____, atMost: _____, words: ______, ...parties } = selector;
  const spoken = mentionCodes ?? mentionLabel ?? mentionWords;
  const mentioned: Selector = {
    ...{ ...parties, either: true },
    ...(mentionCodes && { codes: mentionCodes }),
    ...(mentionLabel && { labels: mentionLabel }),
    ...(mentionWords && { words: mentionWords }),
  };
  const ledger = claims === undefined ? [] : await claimsOf(claims, flags.ledger);
  const speculation = await withEvents(flags, async (store): Promise<Speculation> => {
    const { from, to } = await observedIn(store, selector);
    const found = async (wanted: Selector) =>
      (await occurrences(store, wanted)).map(({ day, what }) => ({ day: dateOf(day), what }));
    const events = await found(selector);
    if (events.length === 0) await sayWhoIsUnknown(store, selector);
    const triggers = triggerCodes ? await found({ ...parties, either: true, codes: triggerCodes }) : [];
    return {
      what: flags.what ?? claims ?? selectorInWords(askedIn(flags)),
      mentions: [...(spoken ? await found(mentioned) : []), ...ledger.map(({ claim }) => ({ day: dayIn(claim.made) }))],
      events,
      triggers: [...triggers.map(({ day, what }) => ({ day, name: what })), ...triggersOf(ledger)],
      ...{ from: dateOf(from), to: dateOf(to) },
    };
  });
  const record = speculationByMonth(speculation);
  process.stdout.write(json ? `${JSON.stringify(record, null, 2)}\n` : speculationText(record, colours()));
  if (html !== undefined) await writePage(html, { title: speculation.what, speculations: [speculation] });
}

/** Claims of a family that speak for a fear: not those of models, which answer it, and none that were annulled. */
async function claimsOf(tag: string, ledger: string | undefined): Promise<History[]> {
  const found = await claimsTagged({ ledger }, [tag]);
  const voiced = found.filter(
    ({ claim, resolutions }) =>
      claim.tags.includes(tag) && claim.claimantKind !== 'model' && resolutions.at(-1)?.verdict !== 'annulled',
  );
  if (voiced.length === 0) throw new Stop(`--claims: no claim of the ledger has the tag ${tag}`);
  return voiced;
}

const dayIn = (moment: string): string => dateOf(Math.floor(momentMs(moment) / MS_A_DAY));

/** What the claims followed, each once. */
function triggersOf(ledger: readonly History[]): { day: string; name: string }[] {
  const found = ledger.flatMap(({ claim: { trigger, triggerOn, made } }) =>
    trigger === undefined ? [] : [{ day: dayIn(triggerOn ?? made), name: trigger }],
  );
  const first = new Map<string, { day: string; name: string }>();
  for (const one of found.sort((a, b) => (a.day < b.day ? -1 : 1))) if (!first.has(one.name)) first.set(one.name, one);
  return [...first.values()];
}
