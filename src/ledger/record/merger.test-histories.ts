import type { Claim } from '../claim/claim.ts';
import type { History } from '../claim/history.ts';
import { claimSchema } from '../claim/schema.ts';

/** What claims followed and when, their deadline, and the probability that each outlet stated. */
const WAVES: [day: string, trigger: string, deadline: string, probabilities: number[]][] = [
  ['2010-12-09', 'Single economic space agreement', '2011-12-31', [0.7]],
  ['2011-11-25', 'Sale of the gas pipelines', '2012-12-31', [0.65]],
  ['2014-05-29', 'Eurasian union treaty', '2015-12-31', [0.4]],
  ['2017-04-03', 'End of the gas dispute', '2018-12-31', [0.3]],
  ['2018-12-13', 'Ultimatum on integration', '2019-12-31', [0.75, 0.6, 0.5]],
  ['2019-12-07', 'Sochi talks on road maps', '2020-12-31', [0.8, 0.65, 0.45, 0.7]],
  ['2020-08-09', 'Election and protests', '2020-12-31', [0.85, 0.6]],
  ['2020-09-14', 'Sochi summit', '2021-12-31', [0.7, 0.8]],
  ['2021-04-22', 'Moscow summit', '2021-12-31', [0.9, 0.75, 0.6, 0.5, 0.8]],
];

/**
 * Claims of a merger as a ledger may hold them: triggers of the kind of the Belarus example, claimants and probabilities
 * invented. 20 claims with seven distinct deadlines, none of which came true.
 */
export function mergerHistories(): History[] {
  return WAVES.flatMap(([day, trigger, deadline, probabilities]) =>
    probabilities.map((probability, i) => {
      const id = `merger-${day}-${i + 1}`;
      const claimant = `Outlet ${String.fromCharCode(65 + i)}`;
      const text = `Russia absorbs Belarus by ${deadline}`;
      const frame: Partial<Claim> = { claimant, claimantKind: 'outlet', tags: ['merger'], made: day, deadline };
      return history({ id, text, trigger, triggerOn: day, ...frame }, [[day, probability]], [[deadline, false]]);
    }),
  );
}

/** A claim with its history from the least that can be said: [day, probability] and [day, what happened]. */
export function history(
  claim: Partial<Claim> & Pick<Claim, 'id'>,
  forecasts: [made: string, probability: number][] = [],
  resolutions: [on: string, what: boolean | string | 'disputed' | 'annulled'][] = [],
): History {
  const { id } = claim;
  const base = { text: 'Russia absorbs Belarus', claimant: 'Outlet A', tags: ['merger'], made: '2020-01-01' };
  return {
    claim: claimSchema.parse({ ...base, ...claim }),
    forecasts: forecasts.map(([made, probability]) => ({ claim: id, made, probability })),
    resolutions: resolutions.map(([on, what]) =>
      what === 'disputed' || what === 'annulled'
        ? { claim: id, verdict: what, on }
        : { claim: id, verdict: 'resolved', outcome: what, on },
    ),
  };
}
