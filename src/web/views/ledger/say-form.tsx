import { useState } from 'react';
import type { Claim } from '../../../ledger/claim/claim.ts';
import type { Status } from '../../../ledger/claim/kinds.ts';
import { askedOf, forecastOf } from './said.ts';
import { useWrite } from './use-write.ts';

/** What the claimant says now; what was said before stays. */
export function SayForm({ claim, status }: { claim: Claim; status: Status }) {
  const [isOpen, setOpen] = useState(false);
  const nothing = askedOf(claim).map(() => '');
  const [said, setSaid] = useState<readonly string[]>(nothing);
  const [reason, setReason] = useState('');
  const { write, fault, setFault, isWriting } = useWrite();
  if (!isOpen)
    return status !== 'open' ? null : (
      <button type="button" className="more" onClick={() => setOpen(true)}>
        Add a later forecast
      </button>
    );
  const say = async () => {
    const read = forecastOf(claim, said);
    if ('fault' in read) return setFault(read.fault);
    const { forecast } = read;
    const later = { ...forecast, ...(reason.trim() && { reason }) };
    const isWritten = await write((ledger) => ledger.addForecast(claim.id, later).then(() => true));
    if (!isWritten) return;
    setOpen(false);
    setSaid(nothing);
    setReason('');
  };
  return (
    <form
      ref={focusFirst}
      className="resolve"
      onSubmit={(event) => {
        event.preventDefault();
        void say();
      }}
    >
      <b dir="auto">What {claim.claimant} said later</b>
      {status !== 'open' && <p className="sm mu">The claim has been judged in the meantime.</p>}
      <SaidFields claim={claim} said={said} onChange={setSaid} />
      <label>
        Reason
        <input value={reason} maxLength={20_000} onChange={(event) => setReason(event.target.value)} />
      </label>
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <button type="submit" disabled={isWriting}>
        Write the forecast down
      </button>
    </form>
  );
}

/** The button that opened the form is gone: its first field has the focus. */
const focusFirst = (form: HTMLFormElement | null) => form?.querySelector<HTMLElement>('input, select')?.focus();

export function SaidFields({
  claim,
  said,
  onChange,
}: {
  claim: Pick<Claim, 'kind' | 'options' | 'unit'>;
  said: readonly string[];
  onChange: (said: readonly string[]) => void;
}) {
  return (
    <div className="pair">
      {askedOf(claim).map((label, k) => (
        <label key={label} dir="auto">
          {label}
          <input
            type={claim.kind === 'date' ? 'date' : 'text'}
            value={said[k] ?? ''}
            placeholder={claim.kind === 'yes-no' || claim.kind === 'one-of' ? '62%, or “likely”' : undefined}
            onChange={(event) =>
              onChange(askedOf(claim).map((_, i) => (i === k ? event.target.value : (said[i] ?? ''))))
            }
          />
        </label>
      ))}
    </div>
  );
}
