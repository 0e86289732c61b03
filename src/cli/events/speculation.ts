import { type Voiced, voicedOf } from '../../ledger/record/voiced.ts';
import { UsageError } from '../../numeric/errors.ts';
import { speculationByMonth } from '../../outside/series/speculation.ts';
import { speculationIn } from '../../outside/series/speculation-in.ts';
import { cameTable, monthTable, speculationTriggerTable } from '../../report/speculation/table.ts';
import { speculationText } from '../../report/speculation/text.ts';
import { csv } from '../../report/table/csv.ts';
import { colours } from '../colours.ts';
import { readHistories } from '../ledger/families.ts';
import { print } from '../output.ts';
import { terminalWidth } from '../width.ts';
import { observedIn } from './observed.ts';
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
  const { claims, mentionCodes, mentionLabel, mentionWords, triggerCodes, html } = flags;
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
  const mentions = {
    ...(mentionCodes && { codes: mentionCodes }),
    ...(mentionLabel && { labels: mentionLabel }),
    ...(mentionWords && { words: mentionWords }),
  };
  const what = flags.what ?? claims;
  const voiced = claims === undefined ? undefined : await voicedIn(claims, flags.ledger);
  const speculation = await withEvents(flags, async (_, events) => {
    const observed = await observedIn(events, selector);
    return speculationIn(events, selector, observed, {
      named: askedIn(flags),
      ...(what !== undefined && { what }),
      ...(Object.keys(mentions).length > 0 && { mentions }),
      ...(triggerCodes && { triggers: triggerCodes }),
      ...(voiced && { voiced: { ...voiced, source: `claims of “${claims}”` } }),
    });
  });
  const record = speculationByMonth(speculation);
  print(flags, {
    json: () => record,
    text: () => speculationText(record, colours(), terminalWidth()),
    csv: {
      months: () => csv(monthTable(record)),
      triggers: () => csv(speculationTriggerTable(record)),
      events: () => csv(cameTable(record)),
    },
  });
  if (html !== undefined) await writePage(html, { title: speculation.what, speculations: [speculation] });
}

/** The claims of a family and what they followed. @throws UsageError if there are none */
async function voicedIn(tag: string, ledger: string | undefined): Promise<Voiced> {
  const voiced = voicedOf(await readHistories([{ ledger }], [tag]), tag);
  if (voiced.mentions.length === 0) throw new UsageError(`--claims: no claim of the ledger has the tag ${tag}`);
  return voiced;
}
