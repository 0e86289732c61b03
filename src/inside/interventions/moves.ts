import type { BestGuess } from '../../engine/prepare.ts';
import type { SingleChange } from '../../engine/what-if.ts';
import { ROUNDING } from '../../numeric/rounding.ts';
import { isPossible, vetoChance } from '../../situation/chance.ts';
import { central, formatQuantity } from '../../situation/quantity.ts';
import type { Situation } from '../../situation/schema.ts';
import { vetoStanding } from './parameters.ts';

/** What an actor can do by itself. */
export interface CandidateMove extends SingleChange {
  actor: string;
  what: 'position' | 'salience' | 'opening' | 'veto';
  /** What stood there, in a few characters. */
  from: string;
}

/** By how much salience is raised or lowered and an opening widened: a quarter of what each could be. */
export const STEP = 0.25;

/** Of other actors' positions on an issue, no more than these are tried. */
const MOST_OTHERS = 5;

/**
 * The moves that every actor could try, at the best guesses:
 * - take another position on an issue: an end of the scale, the forecast, what another actor wants, or the position that would pull
 *   the weighted mean to what it wants, x_i W - (the others' sum of w x) over w_i, kept on the scale
 * - care more or less about an issue, or seem to, by STEP
 * - an opening to another partner: of what it depends on, STEP more can be met otherwise or by one alternative partner
 * - a veto on an issue where it does not have one that is sure to be used, if there is a status quo and another veto or a rule shows that consent is
 *   asked for
 */
export function movesOf(situation: Situation, guess: BestGuess): CandidateMove[] {
  return [...stanceMoves(situation, guess), ...openings(situation)];
}

function stanceMoves(situation: Situation, guess: BestGuess): CandidateMove[] {
  const { actorIds, issueIds, start, actor } = guess.problem;
  return issueIds.flatMap((id, m) => {
    const issue = situation.issues[id];
    const asked =
      issue.rule !== undefined || Object.values(issue.stances).some((stance) => isPossible(vetoChance(stance.veto)));
    return Array.from({ length: start[m + 1] - start[m] }, (_, k) => start[m] + k).flatMap((row): CandidateMove[] => {
      const who = actorIds[actor[row]];
      const { position, salience, veto } = issue.stances[who];
      const at = `issues.${id}.stances.${who}`;
      const cares = central(salience);
      const { stated, now } = vetoStanding(veto);
      return [
        ...positionsToTry(guess, m, row).map(
          (to): CandidateMove => ({
            actor: who,
            what: 'position',
            path: `${at}.position`,
            from: formatQuantity(position),
            to,
          }),
        ),
        ...[Math.max(0, cares - STEP), Math.min(1, cares + STEP)]
          .filter((to) => to !== cares)
          .map(
            (to): CandidateMove => ({
              actor: who,
              what: 'salience',
              path: `${at}.salience`,
              from: formatQuantity(salience),
              to,
            }),
          ),
        ...(asked && issue.statusQuo !== undefined && now < 1
          ? [{ actor: who, what: 'veto' as const, path: `${at}.veto`, from: stated, to: true }]
          : []),
      ];
    });
  });
}

/** Positions that a row could take, ascending, without its own. */
function positionsToTry({ problem, forecast }: BestGuess, m: number, row: number): number[] {
  const { start, position, weight, low, high } = problem;
  let pulled = 0;
  let total = 0;
  const others: number[] = [];
  for (let k = start[m]; k < start[m + 1]; k++) {
    total += weight[k];
    if (k === row) continue;
    pulled += weight[k] * position[k];
    others.push(position[k]);
  }
  const pull = weight[row] > 0 ? (position[row] * total - pulled) / weight[row] : position[row];
  const tried = [low[m], high[m], forecast[m], Math.min(high[m], Math.max(low[m], pull)), ...spread(others)];
  const apart = ROUNDING * (high[m] - low[m]);
  const ascending = tried.filter((x) => Math.abs(x - position[row]) > apart).sort((a, b) => a - b);
  return ascending.filter((x, k) => k === 0 || x - ascending[k - 1] > apart);
}

/** At most MOST_OTHERS of the distinct values, evenly from the lowest to the highest. */
function spread(values: number[]): number[] {
  const distinct = [...new Set(values)].sort((a, b) => a - b);
  if (distinct.length <= MOST_OTHERS) return distinct;
  return Array.from(
    { length: MOST_OTHERS },
    (_, k) => distinct[Math.round((k * (distinct.length - 1)) / (MOST_OTHERS - 1))],
  );
}

function openings(situation: Situation): CandidateMove[] {
  return (situation.dependence ?? []).flatMap(({ of, on, domain, replaceable = 0, alternatives = {} }) => {
    const at = `dependence.${of}.${on}.${domain}`;
    const parts = [
      { path: `${at}.replaceable`, share: replaceable },
      ...Object.entries(alternatives).map(([partner, share]) => ({ path: `${at}.alternatives.${partner}`, share })),
    ];
    return parts
      .filter(({ share }) => central(share) < 1)
      .map(({ path, share }): CandidateMove => {
        const to = Math.min(1, central(share) + STEP);
        return { actor: of, what: 'opening', path, from: formatQuantity(share), to };
      });
  });
}
