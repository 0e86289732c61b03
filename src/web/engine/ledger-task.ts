import type { Entry, Seal } from '../../ledger/claim/entry.ts';
import { historiesOf } from '../../ledger/claim/histories.ts';
import type { History } from '../../ledger/claim/history.ts';
import { identify } from '../../ledger/claim/identify.ts';
import { entryLine, parseEntryLine } from '../../ledger/claim/jsonl.ts';
import { ContentCounts, judge, type KnownClaims } from '../../ledger/claim/judge.ts';
import { fitsFilter, listHistories, overviewOf } from '../../ledger/claim/list-histories.ts';
import { lineReader } from '../../ledger/claim/read-jsonl.ts';
import { readEntries, SEALED_END } from '../../ledger/claim/read-ledger.ts';
import { fearRecordOf } from '../../ledger/record/fear-record-of.ts';
import { calibrationOf } from '../../ledger/score/calibration-of.ts';
import { resolvedOf } from '../../ledger/score/resolved-of.ts';
import { scoreTable } from '../../ledger/score/score-table.ts';
import { withoutHindsight } from '../../ledger/score/without-hindsight.ts';
import { UsageError } from '../../numeric/errors.ts';
import { MOST_FAULTS } from '../../situation/fault.ts';
import type { LedgerAnswer, LedgerQuestion, NewLines } from './ledger-protocol.ts';

/** The ledger that was read last: the page sends its text once. */
let open: { key: string; entries: Entry[]; known: KnownClaims; histories: History[] } | undefined;

/** Answers what is asked of a ledger in JSON Lines, as the database of a folder answers it. */
export async function ledgerTask(question: LedgerQuestion): Promise<LedgerAnswer[LedgerQuestion['ask']]> {
  const now = Date.now();
  if (question.ask === 'load') {
    const { entries, known, faults } = await readEntries(question.text.split('\n'), 'ledger.jsonl', now);
    const errors = faults.filter(({ severity }) => severity === 'error');
    open = errors.length > 0 ? undefined : { key: question.key, entries, known, histories: historiesOf(entries) };
    return { faults: errors };
  }
  if (open?.key !== question.key) throw new UsageError('this ledger is not read yet');
  const { histories } = open;
  switch (question.ask) {
    case 'overview':
      return overviewOf(histories, now);
    case 'list':
      return listHistories(histories, question.filter, { ...question.page, now });
    case 'history':
      return histories.find(({ claim }) => claim.id === question.id);
    case 'record':
      return fearRecordOf(histories, { family: question.tag, now });
    case 'calibration':
    case 'scores': {
      const meant = histories.filter((history) => fitsFilter(history, question.filter, now));
      const resolved = withoutHindsight(
        meant.flatMap((history) => resolvedOf(history) ?? []),
        question.filter.tag,
      );
      return question.ask === 'scores' ? scoreTable(resolved, { by: [question.by] }) : calibrationOf(resolved);
    }
    case 'add':
      return add(open, question.entries, now);
    case 'import':
      return takeOver(open, question.text, now);
  }
}

/** Judges entries, and adds all of them or none. The page writes the lines down; if it cannot, it loads the ledger again. */
function add(ledger: NonNullable<typeof open>, given: readonly object[], now: number): NewLines {
  const entries = given.map((one): Entry => {
    const entry = parseEntryLine(JSON.stringify('text' in one ? { id: 'unnamed', ...one } : one));
    if ('fault' in entry) throw new UsageError(entry.fault);
    return entry.entry === 'claim' && !('id' in one) ? { ...entry, id: identify(entry) } : entry;
  });
  // What is said of a new claim does not know the claim's name yet.
  const claim = entries.find((entry) => entry.entry === 'claim');
  const known = copyOf(ledger.known);
  const named = entries.map((entry) => (entry.entry !== 'claim' && claim ? { ...entry, claim: claim.id } : entry));
  for (const entry of named) {
    const judged = judge(entry, known, now);
    if (judged.state === 'refused') throw new UsageError(judged.message);
  }
  return keep(ledger, named, known);
}

const copyOf = ({ frames, contents, said, resolved }: KnownClaims): KnownClaims => ({
  frames: new Map(frames),
  contents: new Map(contents),
  said: new Map(said),
  resolved: new Map(resolved),
});

/** Takes over what another ledger has; what cannot be read is left out, with its line. */
function takeOver(ledger: NonNullable<typeof open>, text: string, now: number): NewLines {
  const read = lineReader();
  const told = new ContentCounts();
  const added: Entry[] = [];
  const faults: NewLines['faults'] = [];
  let there = 0;
  let refused = 0;
  const fault = (line: number, message: string) => {
    refused++;
    if (faults.length < MOST_FAULTS) faults.push({ line, message });
  };
  for (const line of text.split('\n')) {
    const found = read(line);
    if (found === undefined) continue;
    if (found.entry === undefined) fault(found.line, found.fault as string);
    else {
      const judged = judge(found.entry, ledger.known, now, told);
      if (judged.state === 'refused') fault(found.line, judged.message);
      else if (judged.state === 'known') there++;
      else added.push(found.entry);
    }
    if (found.end) {
      if (!found.format) fault(found.line, SEALED_END);
      break;
    }
  }
  return { ...keep(ledger, added, ledger.known), known: there, refused, faults };
}

function keep(ledger: NonNullable<typeof open>, added: readonly Entry[], known: KnownClaims): NewLines {
  const entries = [...ledger.entries, ...added];
  open = { ...ledger, entries, known, histories: historiesOf(entries) };
  const claim = added.find((entry) => entry.entry === 'claim');
  return {
    // A seal of another ledger says nothing in this one.
    lines: added.map((entry) => entryLine(unsealed(entry))),
    claim: claim?.entry === 'claim' ? claim.id : undefined,
    ...{ known: 0, refused: 0, faults: [] },
  };
}

const unsealed = ({ seq: _, recorded: __, hash: ___, ...entry }: Entry & Partial<Seal>): Entry => entry as Entry;
