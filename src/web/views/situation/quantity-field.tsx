import { useId, useState } from 'react';
import type { Bounds } from '../../../situation/quantity.ts';
import { asKind, type QuantityDraft, quantityOf } from './draft.ts';

const KINDS: [QuantityDraft['kind'], string][] = [
  ['range', 'Low, best guess, high'],
  ['normal', 'Best guess, give or take'],
  ['experts', 'One value for each expert'],
];

interface QuantityFieldProps {
  /** What is stated: "Wants", "Cares". */
  label: string;
  draft: QuantityDraft;
  bounds: Bounds;
  /** It may be left empty. */
  optional?: boolean;
  onChange: (draft: QuantityDraft) => void;
}

/** A number as an analyst states it: three fields, two, or one for each expert. */
export function QuantityField({ label, draft, bounds, optional = false, onChange }: QuantityFieldProps) {
  const id = useId();
  const { quantity, fault } = quantityOf(draft, bounds);
  // An empty field is no fault before something was typed.
  const [isTouched, setTouched] = useState(false);
  const wrong = fault ?? (quantity === undefined && !optional && isTouched ? 'expected a best guess' : undefined);
  const field = (name: string, value: string, set: (text: string) => QuantityDraft, first = false) => (
    <label key={name}>
      {name}
      <input
        value={value}
        inputMode="decimal"
        autoComplete="off"
        maxLength={30}
        data-best={first ? '' : undefined}
        onFocus={({ target }) => target.select()}
        aria-invalid={fault !== undefined}
        aria-describedby={id}
        onChange={({ target }) => {
          setTouched(true);
          onChange(set(target.value));
        }}
      />
    </label>
  );
  return (
    <fieldset className="quantity">
      <legend>{label}</legend>
      <select
        value={draft.kind}
        aria-label={`${label}: how it is stated`}
        onChange={({ target }) => onChange(asKind(draft, target.value as QuantityDraft['kind'], bounds))}
      >
        {KINDS.map(([kind, says]) => (
          <option key={kind} value={kind}>
            {says}
          </option>
        ))}
      </select>
      <div className="f3">
        {draft.kind === 'range' && [
          field('Low', draft.low, (low) => ({ ...draft, low })),
          field('Best guess', draft.mode, (mode) => ({ ...draft, mode }), true),
          field('High', draft.high, (high) => ({ ...draft, high })),
        ]}
        {draft.kind === 'normal' && [
          field('Best guess', draft.mean, (mean) => ({ ...draft, mean }), true),
          field('Give or take', draft.sd, (sd) => ({ ...draft, sd })),
        ]}
        {draft.kind === 'experts' && (
          <>
            {draft.values.map((value, k) =>
              field(`Expert ${k + 1}`, value, (text) => ({ ...draft, values: draft.values.with(k, text) }), k === 0),
            )}
            <button type="button" onClick={() => onChange({ ...draft, values: [...draft.values, ''] })}>
              One more
            </button>
          </>
        )}
      </div>
      <p id={id} className="fault" aria-live="polite">
        {wrong ?? ''}
      </p>
    </fieldset>
  );
}
