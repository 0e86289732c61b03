import { useState } from 'react';
import { CLAIM_KINDS, CLAIMANT_KINDS, type ClaimKind } from '../../../ledger/claim/kinds.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { useWorkspace } from '../../state/workspace.ts';
import { forecastOf } from './said.ts';
import { SaidFields } from './say-form.tsx';
import { useWrite } from './use-write.ts';

const KINDS: Record<ClaimKind, string> = {
  'yes-no': 'whether it happens',
  'one-of': 'which one of several',
  number: 'how many',
  date: 'when',
};

/** Writes a claim down, with what its claimant says of it. */
export function ClaimForm({
  open,
  onClose,
  onAdded,
}: {
  open: boolean;
  onClose: () => void;
  onAdded: (id: string) => void;
}) {
  return (
    <Dialog open={open} onClose={onClose} title="Write down a claim">
      <Fields onClose={onClose} onAdded={onAdded} />
    </Dialog>
  );
}

function Fields({ onClose, onAdded }: { onClose: () => void; onAdded: (id: string) => void }) {
  const outcomes = useWorkspace(({ sound }) => Object.keys(sound?.situation.outcomes ?? {}).join('\n'));
  const [kind, setKind] = useState<ClaimKind>('yes-no');
  const [options, setOptions] = useState('');
  const [said, setSaid] = useState<readonly string[]>([]);
  const { write, fault, setFault, isWriting } = useWrite();
  const named = options.split('\n').flatMap((line) => line.trim() || []);
  const add = async (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const optional = (name: string) => (text(name) ? { [name]: text(name) } : {});
    const tags = text('tags')
      .split(',')
      .flatMap((tag) => tag.trim() || []);
    const claim = {
      ...{ text: text('text'), claimant: text('claimant'), claimantKind: text('claimantKind'), kind, tags },
      ...optional('made'),
      ...optional('deadline'),
      ...optional('criteria'),
      ...optional('outcome'),
      ...optional('link'),
      ...optional('trigger'),
      ...(kind === 'one-of' && { options: named }),
      ...(kind === 'number' && optional('unit')),
    };
    const isSaid = said.some((one) => one.trim() !== '');
    const read = isSaid ? forecastOf({ kind }, said) : undefined;
    if (read && 'fault' in read) return setFault(read.fault);
    const id = await write((ledger) => ledger.addClaim(claim, read?.forecast));
    if (id === undefined) return;
    onClose();
    onAdded(id);
  };
  const today = new Date().toISOString().slice(0, 10);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        void add(new FormData(event.currentTarget));
      }}
    >
      <label>
        What is claimed
        <input name="text" required maxLength={2000} placeholder="The gas contract is signed by the end of March" />
      </label>
      <div className="pair">
        <label>
          Who claims it
          <input name="claimant" required maxLength={200} />
        </label>
        <label>
          Who that is
          <select name="claimantKind">
            {CLAIMANT_KINDS.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
      </div>
      <div className="pair">
        <label>
          Said on
          <input name="made" type="date" required max={today} defaultValue={today} />
        </label>
        <label>
          Deadline
          <input name="deadline" type="date" />
        </label>
        <label>
          It says
          <select value={kind} onChange={(event) => setKind(event.target.value as ClaimKind)}>
            {CLAIM_KINDS.map((one) => (
              <option key={one} value={one}>
                {KINDS[one]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {kind === 'one-of' && (
        <label>
          What may happen, one on each line
          <textarea rows={3} value={options} onChange={(event) => setOptions(event.target.value)} />
        </label>
      )}
      {kind === 'number' && (
        <label>
          What is counted
          <input name="unit" maxLength={60} />
        </label>
      )}
      <SaidFields claim={{ kind, options: named, unit: undefined }} said={said} onChange={setSaid} />
      <label>
        How one will know
        <textarea name="criteria" rows={2} maxLength={20_000} />
      </label>
      <div className="pair">
        <label>
          Tags, with commas
          <input name="tags" />
        </label>
        <label>
          Outcome of this situation
          <select name="outcome">
            <option value="">none</option>
            {outcomes.split('\n').flatMap((id) => (id ? [<option key={id}>{id}</option>] : []))}
          </select>
        </label>
      </div>
      <div className="pair">
        <label>
          After what
          <input name="trigger" maxLength={200} placeholder="a summit, a crisis" />
        </label>
        <label>
          Link
          <input name="link" type="url" maxLength={2000} />
        </label>
      </div>
      <p className="fault" role="alert">
        {fault}
      </p>
      <div className="buttons">
        <button type="submit" className="pri" disabled={isWriting}>
          Write it down
        </button>
        <span className="sm mu">It stays: a later forecast is added, never put in its place.</span>
      </div>
    </form>
  );
}
