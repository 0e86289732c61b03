import { quoteName, unknownName } from '../../numeric/nearest-name.ts';
import { type ClaimKind, NEVER, type Verdict } from '../claim/claim.ts';
import { writeMoment } from '../claim/moment.ts';
import { momentIn, numberWritten, type Written } from './written.ts';

/** What a resolution says happened, or that it says nothing yet (`open`). */
export type ReadOutcome =
  | { verdict: Verdict; outcome?: boolean | number | string }
  | { verdict: 'open' }
  | { fault: string };

const YES = /^(1(\.0+)?|true|yes|y|t)$/i;
const NO = /^(0(\.0+)?|false|no|n|f)$/i;
const OPEN = /^(|open|pending|unresolved|none|null)$/i;
const ANNULLED = /^(annulled|annul|void|voided|ambiguous|cancel|cancelled|canceled|n\/?a)$/i;
const DISPUTED = /^(disputed|in dispute)$/i;

/** Whether a text is the outcome of a claim of yes or no. */
export const isYesOrNo = (text: string): boolean => YES.test(text) || NO.test(text);

/**
 * Reads the outcome of a claim: 1, 0, true, false, yes, no; of one-of an option; of a number the number; of a date the day or
 * `never`. Empty means open; `annulled`, `void` and `n/a` that it counts for nothing; `disputed` that it is in dispute.
 *
 * @param written how days and numbers are written
 */
export function readOutcome(
  text: string,
  kind: ClaimKind,
  options: readonly string[] | undefined,
  written: Written = {},
): ReadOutcome {
  const said = text.trim();
  if (kind === 'one-of' && options !== undefined) {
    const option =
      options.find((one) => one === said) ?? options.find((one) => one.toLowerCase() === said.toLowerCase());
    if (option !== undefined && said !== '') return { verdict: 'resolved', outcome: option };
  }
  if (OPEN.test(said)) return { verdict: 'open' };
  if (ANNULLED.test(said)) return { verdict: 'annulled' };
  if (DISPUTED.test(said)) return { verdict: 'disputed' };
  switch (kind) {
    case 'yes-no':
      if (YES.test(said)) return { verdict: 'resolved', outcome: true };
      if (NO.test(said)) return { verdict: 'resolved', outcome: false };
      return { fault: `${quoteName(said)}: expected 1 or 0, yes or no, true or false, annulled, disputed, or nothing` };
    case 'one-of':
      return { fault: unknownName('option', said, options ?? []) };
    case 'number': {
      const number = numberWritten(said, written);
      if (number !== undefined) return { verdict: 'resolved', outcome: number };
      return { fault: `${quoteName(said)} is not a number (written with a point, nothing between the thousands)` };
    }
    case 'date': {
      if (said.toLowerCase() === NEVER) return { verdict: 'resolved', outcome: NEVER };
      const ms = momentIn(said, 'start', written);
      if (typeof ms !== 'number') return { fault: `${quoteName(said)}: ${ms.fault}, or never` };
      return { verdict: 'resolved', outcome: writeMoment(ms).slice(0, 10) };
    }
  }
}
