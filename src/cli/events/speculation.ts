import { type Voiced, voicedOf } from '../../ledger/record/voiced.ts';
import { dateOf } from '../../numeric/days.ts';
import { UsageError } from '../../numeric/errors.ts';
import { type Speculation, speculationByMonth } from '../../outside/series/index.ts';
import { occurrences } from '../../outside/store/index.ts';
import { speculationText } from '../../report/speculation/text.ts';
import { selectorInWords } from '../../report/words/selector.ts';
import { ofAnyKind, type Selector } from '../../situation/selector.ts';
import { colours } from '../colours.ts';
import { historiesOf } from '../ledger/families.ts';
import { mustBeThere, observedIn } from './observed.ts';
import { askedIn, type SelectorFlags, type StoreFlags, selectorOf, withEvents } from './open.ts';
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
    throw new UsageError(
      'expected --claims, --mention-codes, --mention-label or --mention-words: what counts as a mention of it',
    );
  if (
    [selector.codes, selector.labels, selector.quad, selector.words, selector.atMost].every((one) => one === undefined)
  )
    throw new UsageError('expected --codes, --label, --quad, --words or --at-most: which events are the record');
  // Whoever says it, it is said of the two; the same time, place and data.
  const parties = ofAnyKind(selector);
  const spoken = mentionCodes ?? mentionLabel ?? mentionWords;
  const mentioned: Selector = {
    ...{ ...parties, either: true },
    ...(mentionCodes && { codes: mentionCodes }),
    ...(mentionLabel && { labels: mentionLabel }),
    ...(mentionWords && { words: mentionWords }),
  };
  const triggered = triggerCodes && { ...parties, either: true, codes: triggerCodes };
  const voiced = claims === undefined ? { mentions: [], triggers: [] } : await voicedIn(claims, flags.ledger);
  const speculation = await withEvents(flags, async (store): Promise<Speculation> => {
    const { from, to } = await observedIn(store, selector);
    await mustBeThere(store, mentioned);
    if (triggered) await mustBeThere(store, triggered);
    const found = async (wanted: Selector) =>
      (await occurrences(store, wanted)).map(({ day, what }) => ({ day: dateOf(day), what }));
    const events = await found(selector);
    const triggers = triggered ? await found(triggered) : [];
    return {
      counted: { mentions: mentionsInWords(flags), events: selectorInWords(askedIn(flags)) },
      what: flags.what ?? claims ?? selectorInWords(askedIn(flags)),
      mentions: [...(spoken ? await found(mentioned) : []), ...voiced.mentions],
      events,
      triggers: [...triggers.map(({ day, what }) => ({ day, name: what })), ...voiced.triggers],
      ...{ from: dateOf(from), to: dateOf(to) },
    };
  });
  const record = speculationByMonth(speculation);
  process.stdout.write(json ? `${JSON.stringify(record, null, 2)}\n` : speculationText(record, colours()));
  if (html !== undefined) await writePage(html, { title: speculation.what, speculations: [speculation] });
}

/** What counts as a mention. */
function mentionsInWords({
  claims,
  mentionCodes,
  mentionLabel,
  mentionWords,
  source,
  target,
}: SpeculationFlags): string {
  const said = { codes: mentionCodes, labels: mentionLabel, words: mentionWords };
  const events = [mentionCodes, mentionLabel, mentionWords].some((one) => one !== undefined);
  const parts = [
    claims !== undefined && `claims of “${claims}”`,
    events && selectorInWords({ source, target, either: true, ...said }),
  ];
  return parts.filter((part) => part !== false).join('; ');
}

/** The claims of a family and what they followed. @throws UsageError if there are none */
async function voicedIn(tag: string, ledger: string | undefined): Promise<Voiced> {
  const voiced = voicedOf(await historiesOf([{ ledger }], [tag]), tag);
  if (voiced.mentions.length === 0) throw new UsageError(`--claims: no claim of the ledger has the tag ${tag}`);
  return voiced;
}
