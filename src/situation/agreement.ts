import type { Agreement, Ask, Worth } from './agreement-types.ts';
import type { Quantity } from './quantity.ts';
import type { Situation } from './situation.ts';

/** How far limits give where the file does not say: up to a tenth of the scale, most likely not at all. */
export const USUAL_FLEXIBILITY: Quantity = { low: 0, mode: 0, high: 0.1 };
/** How many times faster losses grow beyond a limit where the file does not say. */
export const USUAL_STEEPNESS = 10;

/** The word by which conditions ask whether the one agreement of a file is struck. */
export const AGREEMENT = 'agreement';

/** An agreement by the word that conditions use for it, with the path that changes use. */
export interface NamedAgreement {
  id: string;
  path: string;
  agreement: Agreement;
}

/** The agreements of a situation in the order of the file. */
export function agreementsOf({ agreement, agreements }: Pick<Situation, 'agreement' | 'agreements'>): NamedAgreement[] {
  if (agreement) return [{ id: AGREEMENT, path: AGREEMENT, agreement }];
  return Object.entries(agreements ?? {}).map(([id, one]) => ({ id, path: `agreements.${id}`, agreement: one }));
}

/** What it is called in texts. */
export const titleOf = ({ id, agreement }: NamedAgreement): string =>
  agreement.name ?? (id === AGREEMENT ? 'the agreement' : id);

/** The quantity of a judgement that may carry its reason. */
export function worthOf(given: Quantity | Worth): Quantity {
  return typeof given === 'object' && 'value' in given ? given.value : given;
}

/** The condition of an ask. */
export const askOf = (ask: Ask): string => (typeof ask === 'string' ? ask : ask.when);

/** Whether an agreement settles an issue. */
export const settlesIssue = ({ issues }: Agreement, id: string): boolean => issues === undefined || issues.includes(id);

/** The issues that an agreement settles, in the order of the file. */
export const issuesOfAgreement = ({ issues }: Situation, agreement: Agreement): string[] =>
  Object.keys(issues).filter((id) => settlesIssue(agreement, id));
