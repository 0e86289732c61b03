import { groupBy } from '../../numeric/group-by.ts';
import { canonicalOrder, type Ordered } from './canonical-order.ts';
import { claimLogScore, claimScore } from './claim-score.ts';
import { overTime, standingAt } from './over-time.ts';
import { peerScores } from './peers.ts';
import type { ResolvedClaim } from './resolved-claim.ts';

/** Claims with the scores of each, in columns; NaN where there is none. */
export interface ScoredClaims extends Ordered {
  /** 1 where there was a forecast by the close that could be scored. */
  scored: Uint8Array;
  /** Of yes-no: the probability at the close. */
  probability: Float64Array;
  /** Brier score or CRPS (`claimScore`), at the close and averaged over time. */
  close: Float64Array;
  average: Float64Array;
  /** Log score at the close; -Infinity where what happened had been called impossible. */
  log: Float64Array;
  /** What the mean of the other claimants, and of other models, would have got at the close. */
  crowd: Float64Array;
  inside: Float64Array;
}

/** Scores every claim by itself and beside others on the same question. */
export function scoredClaims(resolved: readonly ResolvedClaim[]): ScoredClaims {
  const ordered = canonicalOrder(resolved);
  const { claims } = ordered;
  const column = () => new Float64Array(claims.length).fill(NaN);
  const [probability, close, average, log] = [column(), column(), column(), column()];
  const scored = new Uint8Array(claims.length);
  claims.forEach((claim, c) => {
    const scores = overTime(claim, (forecast) => claimScore(claim, forecast));
    // NaN is a forecast that does not fit its claim.
    if (!scores || Number.isNaN(scores.close + scores.average)) return;
    const last = claim.forecasts[standingAt(claim.forecasts, claim.closes)];
    scored[c] = 1;
    close[c] = scores.close;
    average[c] = scores.average;
    log[c] = claimLogScore(claim, last);
    if (claim.kind === 'yes-no') probability[c] = last.probability as number;
  });
  return { ...ordered, scored, probability, close, average, log, ...besideOthers(ordered) };
}

/** A question's claims of one kind and one outcome are about one thing; others have another deadline, or say the opposite. */
const thing = ({ kind, outcome }: ResolvedClaim): string => `${kind} ${outcome}`;

function besideOthers({ claims, question }: Ordered): Pick<ScoredClaims, 'crowd' | 'inside'> {
  const crowd = new Float64Array(claims.length).fill(NaN);
  const inside = new Float64Array(claims.length).fill(NaN);
  for (let from = 0, to = 0; from < claims.length; from = to) {
    while (to < claims.length && question[to] === question[from]) to++;
    if (to - from < 2) continue;
    const places = Array.from({ length: to - from }, (_, k) => from + k);
    for (const same of groupBy(places, (c) => thing(claims[c])).values()) {
      const about = same.map((c) => claims[c]);
      const others = peerScores(about);
      const models = peerScores(about, ({ claimantKind }) => claimantKind === 'model');
      same.forEach((c, k) => {
        crowd[c] = others[k];
        inside[c] = models[k];
      });
    }
  }
  return { crowd, inside };
}
