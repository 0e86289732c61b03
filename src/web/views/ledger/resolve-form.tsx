import { useId, useState } from 'react';
import type { Claim, Resolution } from '../../../ledger/claim/claim.ts';
import type { Status } from '../../../ledger/claim/kinds.ts';
import { dayInWords } from '../../../report/words/names.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { useWrite } from './use-write.ts';
import { resolutionInWords } from './words.ts';

type Verdict = Pick<Resolution, 'verdict' | 'outcome'>;

/** What came of a claim: chosen, then confirmed, since it stays. */
export function ResolveForm({ claim, status }: { claim: Claim; status: Status }) {
  const [isOpen, setOpen] = useState(status === 'open');
  const [begun, setBegun] = useState(status);
  const [verdict, setVerdict] = useState<Verdict>();
  const [value, setValue] = useState('');
  const [on, setOn] = useState(() => new Date().toISOString().slice(0, 10));
  const [evidence, setEvidence] = useState('');
  const [by, setBy] = useState('');
  const [isAsking, setAsking] = useState(false);
  const { write, fault, isWriting } = useWrite();
  // A verdict that somebody else wrote leaves alone what is half filled in here, and closes a form in which nothing is.
  const isBlank = !verdict && value === '' && evidence === '' && by === '';
  const isOvertaken = status !== 'open' && begun === 'open';
  if (!isOpen || (isOvertaken && isBlank))
    return (
      <button
        type="button"
        onClick={() => {
          setBegun(status);
          setOpen(true);
        }}
      >
        Judge it again
      </button>
    );
  const meant: Verdict | undefined = verdict?.verdict === 'resolved' ? resolved(claim, verdict, value) : verdict;
  const choices = choicesOf(claim);
  const words = meant && resolutionInWords(meant, claim);
  const confirm = async () => {
    setAsking(false);
    const judged = { ...{ ...meant, on }, ...(evidence.trim() && { evidence }), ...(by.trim() && { by }) };
    if (!(await write((ledger) => ledger.resolve(claim.id, judged).then(() => true)))) return;
    setOpen(false);
    setVerdict(undefined);
    setValue('');
    setEvidence('');
    setBy('');
  };
  return (
    <form
      className="resolve"
      onSubmit={(event) => {
        event.preventDefault();
        if (meant) setAsking(true);
      }}
    >
      {isOvertaken && (
        <p className="sm mu">A verdict was written down in the meantime; it stands in the history above.</p>
      )}
      <fieldset>
        <legend>What came of it?</legend>
        <div className="seg">
          {choices.map((choice) => (
            <button
              key={choice.label}
              type="button"
              aria-pressed={isSame(choice, verdict)}
              onClick={() => setVerdict({ verdict: choice.verdict, outcome: choice.outcome })}
            >
              {choice.label}
            </button>
          ))}
        </div>
      </fieldset>
      {verdict?.verdict === 'resolved' && claim.kind !== 'yes-no' && verdict.outcome !== 'never' && (
        <OutcomeField claim={claim} value={value} onChange={setValue} />
      )}
      <div className="pair">
        <label>
          Known on
          <input type="date" required value={on} onChange={(event) => setOn(event.target.value)} />
        </label>
        <label>
          Judged by
          <input value={by} maxLength={200} onChange={(event) => setBy(event.target.value)} />
        </label>
      </div>
      <label>
        Evidence
        <textarea rows={2} value={evidence} maxLength={20_000} onChange={(event) => setEvidence(event.target.value)} />
      </label>
      <p className="sm mu">A verdict stays in the history; a later one is added, never put in its place.</p>
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <button type="submit" className="pri" disabled={!meant || isWriting}>
        {words ? `Resolve: ${words}…` : 'Resolve…'}
      </button>
      <Dialog open={isAsking} onClose={() => setAsking(false)} title="Write this verdict down?">
        <p dir="auto">{claim.text}</p>
        <p className="verdict">
          <b>{words}</b>, known on {dayInWords(on)}
        </p>
        <p className="mu">It cannot be taken out of the ledger again. A later verdict can be added beside it.</p>
        <div className="buttons">
          <button type="button" className="pri" onClick={confirm}>
            Write it down
          </button>
          <button type="button" onClick={() => setAsking(false)}>
            Not yet
          </button>
        </div>
      </Dialog>
    </form>
  );
}

function OutcomeField({ claim, value, onChange }: { claim: Claim; value: string; onChange: (value: string) => void }) {
  const id = useId();
  const { kind, unit, options } = claim;
  const label = {
    'one-of': 'Which',
    number: unit ? `How many (${unit})` : 'How many',
    date: 'Which day',
    'yes-no': '',
  }[kind];
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {kind === 'one-of' ? (
        <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">Choose</option>
          {options?.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          type={kind === 'date' ? 'date' : 'text'}
          inputMode={kind === 'number' ? 'decimal' : undefined}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </div>
  );
}

interface Choice extends Verdict {
  label: string;
}

function choicesOf({ kind }: Claim): Choice[] {
  const came: Choice[] =
    kind === 'yes-no'
      ? [
          { label: 'It happened', verdict: 'resolved', outcome: true },
          { label: 'It did not', verdict: 'resolved', outcome: false },
        ]
      : [{ label: kind === 'date' ? 'It happened' : 'It is known', verdict: 'resolved', outcome: undefined }];
  if (kind === 'date') came.push({ label: 'It never did', verdict: 'resolved', outcome: 'never' });
  return [
    ...came,
    { label: 'In dispute', verdict: 'disputed', outcome: undefined },
    { label: 'Annul it', verdict: 'annulled', outcome: undefined },
  ];
}

const isSame = (a: Verdict, b: Verdict | undefined) => a.verdict === b?.verdict && a.outcome === b.outcome;

/** A verdict with what was filled in; undefined while it is not. */
function resolved({ kind }: Claim, verdict: Verdict, value: string): Verdict | undefined {
  if (kind === 'yes-no' || verdict.outcome === 'never') return verdict;
  if (value.trim() === '') return undefined;
  const outcome = kind === 'number' ? Number(value) : value;
  return typeof outcome === 'number' && !Number.isFinite(outcome) ? undefined : { ...verdict, outcome };
}
