import { useEffect, useState } from 'react';
import type { ClaimFilter, Overview } from '../../../ledger/claim/filter.ts';
import { countOf } from '../../../numeric/count-of.ts';
import { downloadText } from '../../chart/download.ts';
import { Waiting } from '../../shell/waiting.tsx';
import { useLedger } from '../../state/ledger.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { CalibrationSection } from './calibration.tsx';
import { ClaimDetail } from './claim-detail.tsx';
import { ClaimForm } from './claim-form.tsx';
import { ClaimList } from './claim-list.tsx';
import { TrackRecords } from './track-records.tsx';
import { useAnswer } from './use-answer.ts';
import { usePages } from './use-pages.ts';
import { goToClaims, usePlace } from './use-place.ts';
import { useWrite } from './use-write.ts';
import './ledger.css';

/** Claims and forecasts, and what came of them. */
export default function LedgerView() {
  const { filter, claim } = usePlace();
  const pages = usePages(filter);
  const { value: overview, trouble } = useAnswer('overview', (ledger) => ledger.overview());
  // Scores take longer than the list, and follow it: where more words are typed meanwhile, they are not asked for.
  const listed = pages.read?.filter;
  const [isAdding, setAdding] = useState(false);
  if (trouble && !overview)
    return (
      <section>
        <h1 className="view-title">Ledger</h1>
        <div className="empty">
          <p dir="auto">{trouble}</p>
        </div>
      </section>
    );
  if (!overview) return <Waiting />;
  const isEmpty = overview.claims === 0;
  return (
    <>
      <header className="ledger-head">
        <div className="hd">
          <h1 className="view-title">Ledger</h1>
          <span className="buttons">
            <Files isEmpty={isEmpty} />
            <button type="button" className="pri" onClick={() => setAdding(true)}>
              Write down a claim
            </button>
          </span>
        </div>
        <p className="answer-2">{waiting(overview)}</p>
        {trouble && (
          <p className="fault" role="alert" dir="auto">
            What stands here is as it was read last: {trouble}
          </p>
        )}
      </header>
      <ClaimForm
        open={isAdding}
        onClose={() => setAdding(false)}
        onAdded={(id) => goToClaims({ filter: {}, claim: id })}
      />
      {isEmpty ? (
        <div className="empty">
          <p>
            <b>No claims yet.</b> Here stands who said what will happen, with which probability and by when, what came
            of it, and how good each has been.
          </p>
          <p className="sm mu">Write down the first, or import a ledger in JSON Lines.</p>
        </div>
      ) : (
        <>
          <Filters filter={filter} overview={overview} />
          <div className="ledger-cols">
            <section className="claim-list" aria-label="Claims">
              <ClaimList filter={filter} pages={pages} open={claim} />
            </section>
            <section className="claim-detail" aria-label="The open claim">
              {claim !== undefined && <ClaimDetail id={claim} />}
            </section>
          </div>
          {listed && (
            <div className="ledger-cols even">
              <CalibrationSection filter={listed} />
              <TrackRecords filter={listed} />
            </div>
          )}
        </>
      )}
    </>
  );
}

const NUMBERS = [
  'No',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
];

function waiting({ claims, due }: Overview): string {
  if (claims === 0) return 'Nothing is written down yet.';
  if (due === 0) return `No claim of ${claims === 1 ? 'one' : claims.toLocaleString('en-US')} waits for a verdict.`;
  const [number, all] = [due, claims].map((n) => NUMBERS[n] ?? n.toLocaleString('en-US'));
  const waits = due === 1 ? 'is past its deadline and waits' : 'are past their deadline and wait';
  return `${number} of ${all.toLowerCase()} ${claims === 1 ? 'claim' : 'claims'} ${waits} for a verdict.`;
}

function Filters({ filter, overview }: { filter: ClaimFilter; overview: Overview }) {
  const { statuses, due, claims, tags } = overview;
  const { status, due: isDue, tag, words = '', claimant, question, outcome } = filter;
  const only = (more: ClaimFilter) => goToClaims({ filter: more });
  const rest = { words: filter.words, claimant, question, outcome };
  const of = (text: string, n: number, isOn: boolean, more: Record<string, unknown>) => (
    <button key={text} type="button" aria-pressed={isOn} onClick={() => only(clean({ ...rest, ...more }))} dir="auto">
      {text} <span className="chip-n">{n.toLocaleString('en-US')}</span>
    </button>
  );
  const [typed, setTyped] = useState(words);
  useEffect(() => setTyped(words), [words]);
  // A list of a hundred thousand is not asked for with each letter.
  useEffect(() => {
    if (typed === words) return;
    const timer = setTimeout(() => goToClaims({ filter: clean({ ...filter, words: typed }) }, true), 250);
    return () => clearTimeout(timer);
  }, [typed, words, filter]);
  return (
    <fieldset className="chips">
      <legend className="unseen">Filters</legend>
      {of('All', claims, !status && !isDue && !tag, {})}
      {of('Past deadline', due, isDue === true, { due: true, ...(tag && { tag }) })}
      {of('Open', statuses.open, status === 'open', { status: 'open', ...(tag && { tag }) })}
      {of('Resolved', statuses.resolved, status === 'resolved', { status: 'resolved', ...(tag && { tag }) })}
      {statuses.disputed > 0 && of('Disputed', statuses.disputed, status === 'disputed', { status: 'disputed' })}
      {statuses.annulled > 0 && of('Annulled', statuses.annulled, status === 'annulled', { status: 'annulled' })}
      {tags.length > 0 && <span className="sep" />}
      {tags
        .slice(0, 8)
        .map(({ tag: one, claims: n }) =>
          of(one, n, tag === one, { status, due: isDue, ...(tag !== one && { tag: one }) }),
        )}
      {Object.entries({ claimant, question, outcome }).flatMap(([name, value]) =>
        value === undefined
          ? []
          : [
              <button
                key={name}
                type="button"
                aria-pressed="true"
                onClick={() => only(clean({ ...filter, [name]: undefined }))}
              >
                <span dir="auto">{value}</span> ×<span className="unseen">, take this filter away</span>
              </button>,
            ],
      )}
      <label className="search">
        <span className="unseen">Words in the claim</span>
        <input
          type="search"
          data-search=""
          value={typed}
          placeholder="Search claims"
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
    </fieldset>
  );
}

const clean = (filter: Record<string, unknown>): ClaimFilter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== ''));

/** The ledger as a file, and one taken over. */
function Files({ isEmpty }: { isEmpty: boolean }) {
  const ledger = useLedger((state) => state.ledger);
  const file = useWorkspace(({ opened }) => opened?.file ?? 'situation.yaml');
  const { write, fault } = useWrite();
  const [said, setSaid] = useState('');
  const take = async (given: File | undefined) => {
    if (!given) return;
    const text = await given.text();
    const taken = await write((one) => one.takeOver(text));
    if (!taken) return setSaid('');
    const { added, known, refused, faults } = taken;
    const lines = faults.slice(0, 3).map(({ line, message }) => `${given.name}:${line}: ${message}`);
    setSaid(
      [
        `${countOf(added, 'entry', 'entries')} added`,
        known > 0 && `${known} there already`,
        refused > 0 && `${refused} refused. ${lines.join('; ')}`,
      ]
        .filter(Boolean)
        .join(', '),
    );
  };
  return (
    <>
      <span className="sm mu" role="status" dir="auto">
        {fault ? <span className="fault">{fault}</span> : said}
      </span>
      <label className="file-button">
        Import
        <input
          type="file"
          accept=".jsonl,.ndjson,application/x-ndjson"
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </label>
      {!isEmpty && (
        <button
          type="button"
          onClick={async () =>
            ledger &&
            downloadText(`${file.replace(/\.ya?ml$/, '')}.ledger.jsonl`, 'application/x-ndjson', await ledger.text())
          }
        >
          Export
        </button>
      )}
    </>
  );
}
