import { type PeerPool, probabilityPool, quantilePool } from './pool.ts';
import type { ResolvedClaim } from './resolved-claim.ts';
import { isSoundForecast, isSoundOutcome } from './sound.ts';

/**
 * For each claim about one thing, the score that the mean forecast of the other claimants would have got: of what each of
 * them had last said when the claim closed.
 *
 * @param claims of one question, one kind and one outcome
 * @param counted the claimants whose forecasts count
 * @returns Brier score or CRPS as `claimScore`; NaN where no other had said anything by then
 */
export function peerScores(
  claims: readonly ResolvedClaim[],
  counted: (claim: ResolvedClaim) => boolean = () => true,
): Float64Array {
  const scores = new Float64Array(claims.length).fill(NaN);
  if (!claims.every(isSoundOutcome)) return scores;
  const members = new Map<string, number>();
  for (const claim of claims) {
    if (counted(claim) && !members.has(claim.claimant)) members.set(claim.claimant, members.size);
  }
  if (members.size === 0) return scores;
  const times = Float64Array.from(new Set(claims.map(({ closes }) => closes))).sort();
  const news = newsByTime(claims, counted, times);
  const closing: number[][] = Array.from(times, () => []);
  const place = new Map(Array.from(times, (time, t) => [time, t]));
  claims.forEach(({ closes }, c) => {
    closing[place.get(closes) as number].push(c);
  });

  const pool = poolOf(claims[0]);
  const latest = new Float64Array(members.size).fill(-Infinity);
  times.forEach((_, t) => {
    for (const { claim, forecast } of news[t]) {
      if (!isSoundForecast(claim, forecast)) continue;
      const member = members.get(claim.claimant) as number;
      if (forecast.at < latest[member]) continue;
      latest[member] = forecast.at;
      pool.say(member, forecast);
    }
    for (const c of closing[t]) scores[c] = pool.scoreWithout(members.get(claims[c].claimant) ?? -1, claims[c]);
  });
  return scores;
}

const poolOf = ({ kind }: ResolvedClaim): PeerPool =>
  kind === 'yes-no' || kind === 'one-of' ? probabilityPool() : quantilePool();

interface News {
  claim: ResolvedClaim;
  forecast: ResolvedClaim['forecasts'][number];
}

/** Of each claim, its last forecast between one time and the next, each at the first time that knows of it. */
function newsByTime(
  claims: readonly ResolvedClaim[],
  counted: (claim: ResolvedClaim) => boolean,
  times: Float64Array,
): News[][] {
  const news: News[][] = Array.from(times, () => []);
  for (const claim of claims) {
    if (!counted(claim)) continue;
    const { forecasts } = claim;
    let t = 0;
    for (let k = 0; k < forecasts.length; k++) {
      while (t < times.length && times[t] < forecasts[k].at) t++;
      if (t === times.length) break;
      const replaced = k + 1 < forecasts.length && forecasts[k + 1].at <= times[t];
      if (!replaced) news[t].push({ claim, forecast: forecasts[k] });
    }
  }
  return news;
}
