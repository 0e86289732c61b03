import { type Problem, sortRows, type VotingRule } from '../models/problem.ts';
import { groupBy } from '../numeric/group-by.ts';
import { agreementsOf } from '../situation/agreement.ts';
import { isPossible, vetoChance } from '../situation/chance.ts';
import { compileCondition, type Issues, issuesIn } from '../situation/condition.ts';
import { linkOrder } from '../situation/link-order.ts';
import { parseCondition } from '../situation/parse-condition.ts';
import { lengthOf, scaleOf } from '../situation/scale.ts';
import type { Situation } from '../situation/schema.ts';
import { type Timing, timingOf } from './agreement/agreed-by.ts';
import { type AskedOutcome, askedOutcomes } from './agreement/asked-outcomes.ts';
import { chancesOf, type DealChances } from './agreement/deal-chances.ts';
import { type Deal, dealOf } from './agreement/deals.ts';
import { type PastRooms, pastRooms } from './agreement/past-rooms.ts';
import { type Quartiles, quartilesOf } from './agreement/sealed-offers.ts';
import { type DependenceSlots, independence } from './dependence.ts';
import type { Design } from './design.ts';
import { type Holding, holding } from './holding.ts';
import { bestGuessOf, type Input, inputsOf } from './inputs.ts';
import { votingRule } from './voting-rule.ts';

/** A situation as arrays: the problem, its inputs, and what happens to a model's outcomes. */
export interface Compiled {
  problem: Problem;
  /** Every quantity of the situation, at its best guess until a draw overwrites the uncertain ones. */
  values: Float64Array;
  /** The best guesses themselves. */
  central: Float64Array;
  /**
   * What is believed of the values where there are agreements; in the same order. A value that is set for certain sets its
   * quartiles too.
   */
  quartiles: Quartiles;
  /** Every quantity of the situation: the values are in the same order. */
  inputs: Input[];
  /**
   * Recomputes what follows from `values`: capabilities after dependence, weights, the order of positions, and the outcomes that
   * veto players and voting rules accept.
   */
  refresh(): void;
  /** Applies vetoes and voting rules, as of the last `refresh`, to a model's outcomes; comes before the links. */
  rules: Holding;
  /** Who depends on whom, as slots of the values. */
  dependence: DependenceSlots[];
  /** Applies caps and floors to a model's outcomes, in place. */
  applyLinks(outcome: Float64Array): void;
  /** The agreements of the file, for the present values. */
  deals: Deal[];
  /** Of each, by when it comes where there is room. */
  timings: Timing[];
  /** When there was room before the day of looking; to be read after each `refresh` that new draws or values make necessary. */
  past: PastRooms;
  /** Of each agreement, how likely it is for the present values. */
  chances: DealChances[];
  /** The named outcomes, to be asked of the issues' outcomes. */
  outcomes: AskedOutcome[];
}

/**
 * Compiles a sound situation (as `readSituation` returns it) to arrays.
 *
 * @param design of it are read: the day of looking, from which the time of an agreement counts, the day of the situation by
 * default; what held before; how long bargains take, as the program has learned it by default
 */
export function compile(situation: Situation, design: Partial<Design> = {}): Compiled {
  const { at, paces, past: spans } = design;
  const inputs = inputsOf(situation);
  const slotOf = new Map(inputs.map((input, slot) => [input.path, slot]));
  const values = Float64Array.from(inputs, bestGuessOf);

  const actorIds = Object.keys(situation.actors);
  const issueIds = Object.keys(situation.issues);
  const indexOf = new Map(issueIds.map((id, m) => [id, m]));
  const { problem, gather } = layOut(situation, actorIds, issueIds, slotOf, values);
  const dependence = compileDependence(situation, actorIds, slotOf, values);
  const agreements = agreementsOf(situation);
  const ids = agreements.map(({ id }) => id);
  const quartiles = quartilesOf(agreements.length > 0 ? inputs : []);
  const deals = agreements.map((one) => {
    return dealOf(situation, one, ids, problem, values, quartiles, (path) => slotOf.get(path) ?? -1);
  });
  const days = spans?.map(({ until }) => until);
  const timings = agreements.map(({ agreement }) => timingOf(situation, agreement, at, paces, days));
  const past = pastRooms(design, { inputs, values, deals }, (earlier) => compile(earlier, paces ? { paces } : {}));
  const chances = deals.map((deal, d) => chancesOf(deal, timings[d], past, d));
  const struck = new Uint8Array(deals.length).fill(1);
  const where: Issues = {
    indexOf: (name) => indexOf.get(name) as number,
    lengthOf: (name) => lengthOf(scaleOf(situation.issues[name])),
    isSo: (word) => wordOf(word, { ids, struck, indexOf }),
  };
  const yesNo = issueIds.flatMap((id, m) => (situation.issues[id].type === 'yes-no' ? [m] : []));
  const rules = holding(problem, deals, yesNo);
  const applyLinks = compileLinks(situation, where, slotOf, values);

  if (deals.length > 0) {
    gather(dependence.shares());
    for (const deal of deals) deal.makeOffer();
  }

  return {
    problem,
    values,
    central: values.slice(),
    quartiles,
    inputs,
    refresh: () => {
      gather(dependence.shares());
      rules.begin();
      for (let d = 0; d < deals.length; d++) deals[d].refresh();
    },
    rules,
    dependence: dependence.list,
    applyLinks,
    deals,
    timings,
    past,
    chances,
    outcomes: askedOutcomes(situation, { deals, chances, struck, where, statusQuo: problem.statusQuo, applyLinks }),
  };
}

/** Whether an agreement is struck, or a yes-no issue ends in yes, as a function of the outcomes. */
function wordOf(
  word: string,
  { ids, struck, indexOf }: { ids: string[]; struck: Uint8Array; indexOf: Map<string, number> },
): (outcomes: Float64Array) => boolean {
  const place = ids.indexOf(word);
  if (place >= 0) return () => struck[place] === 1;
  const m = indexOf.get(word) as number;
  return (o) => o[m] >= 0.5;
}

type Slots = Map<string, number>;

/** Allocates the problem's arrays; `gather` fills them from the values. */
function layOut(situation: Situation, actorIds: string[], issueIds: string[], slotOf: Slots, values: Float64Array) {
  const slot = (path: string) => slotOf.get(path) ?? -1;
  const actorIndex = new Map(actorIds.map((id, i) => [id, i]));
  const stances = issueIds.map((id) => Object.entries(situation.issues[id].stances));
  const start = new Int32Array(issueIds.length + 1);
  stances.forEach((rows, m) => {
    start[m + 1] = start[m] + rows.length;
  });
  const rows = stances.flatMap((entries, m) =>
    entries.map(([actor, stance]) => ({ actor, stance, path: `issues.${issueIds[m]}.stances.${actor}` })),
  );
  const count = rows.length;
  const scales = issueIds.map((id) => scaleOf(situation.issues[id]));
  const actor = Int32Array.from(rows, (row) => actorIndex.get(row.actor) as number);
  const position = new Float64Array(count);
  const salience = new Float64Array(count);
  const capability = new Float64Array(count);
  const weight = new Float64Array(count);
  const statusQuo = new Float64Array(issueIds.length).fill(NaN);
  const order = Int32Array.from({ length: count }, (_, row) => row);
  const positionSlot = Int32Array.from(rows, (row) => slot(`${row.path}.position`));
  const salienceSlot = Int32Array.from(rows, (row) => slot(`${row.path}.salience`));
  const capabilitySlot = Int32Array.from(rows, (row) => slot(`${row.path}.capability`));
  const ownSlot = Int32Array.from(rows, (row) => slot(`actors.${row.actor}.capability`));
  const vetoSlot = Int32Array.from(rows, (row) => slot(`${row.path}.veto`));
  const bindsSlot = Int32Array.from(issueIds, (id) => slot(`issues.${id}.binds`));
  const statusQuoSlot = Int32Array.from(issueIds, (id) => slot(`issues.${id}.statusQuo`));
  const rules = issueIds.map((id, m): VotingRule | undefined => {
    const rule = situation.issues[id].rule;
    return (
      rule &&
      votingRule(
        rule,
        stances[m].map(([who]) => who),
        (who) => situation.actors[who].name,
      )
    );
  });

  const problem: Problem = {
    actors: actorIds.length,
    issues: issueIds.length,
    actorIds,
    issueIds,
    start,
    actor,
    position,
    salience,
    capability,
    weight,
    order,
    veto: new Uint8Array(count),
    mayVeto: Uint8Array.from(rows, ({ stance }) => (isPossible(vetoChance(stance.veto)) ? 1 : 0)),
    vetoStated: Uint8Array.from(rows, ({ stance }) => (stance.veto === undefined ? 0 : 1)),
    statusQuo,
    low: Float64Array.from(scales, (scale) => scale.low),
    high: Float64Array.from(scales, (scale) => scale.high),
    rules,
    binds: new Uint8Array(issueIds.length).fill(1),
    agendaSetter: Int32Array.from(issueIds, (id, m) => {
      const place = stances[m].findIndex(([who]) => who === situation.issues[id].agendaSetter);
      return place < 0 ? -1 : start[m] + place;
    }),
  };

  const gather = (independence: Float64Array) => {
    for (let k = 0; k < count; k++) {
      const own = capabilitySlot[k] >= 0 ? capabilitySlot[k] : ownSlot[k];
      position[k] = values[positionSlot[k]];
      salience[k] = values[salienceSlot[k]];
      capability[k] = values[own] * independence[actor[k]];
      weight[k] = capability[k] * salience[k];
      problem.veto[k] = values[vetoSlot[k]] >= 0.5 ? 1 : 0;
    }
    for (let m = 0; m < issueIds.length; m++) {
      if (statusQuoSlot[m] >= 0) statusQuo[m] = values[statusQuoSlot[m]];
      if (bindsSlot[m] >= 0) problem.binds[m] = values[bindsSlot[m]] >= 0.5 ? 1 : 0;
      sortRows(order, position, start[m], start[m + 1]);
    }
  };
  return { problem, gather };
}

/** The dependences of the file as slots, and what they leave of everyone's capability. */
function compileDependence(situation: Situation, actorIds: string[], slotOf: Slots, values: Float64Array) {
  const share = new Float64Array(actorIds.length);
  const list = (situation.dependence ?? []).map((d): DependenceSlots => {
    const path = `dependence.${d.of}.${d.on}.${d.domain}`;
    return {
      of: actorIds.indexOf(d.of),
      on: actorIds.indexOf(d.on),
      strength: slotOf.get(`${path}.strength`) as number,
      replaceable: slotOf.get(`${path}.replaceable`) as number,
      alternatives: Object.keys(d.alternatives ?? {}).map((partner) => ({
        partner: actorIds.indexOf(partner),
        slot: slotOf.get(`${path}.alternatives.${partner}`) as number,
      })),
    };
  });
  const byActor = [...groupBy(list, (d) => d.of)];
  const shares = () => {
    share.fill(1);
    for (const [of, own] of byActor) share[of] = independence(own, values, -1);
    return share;
  };
  return { list, shares };
}

/** Links in an order in which no link moves what an earlier one has read; where both bind, the cap wins. */
function compileLinks(
  situation: Situation,
  where: Issues,
  slotOf: Slots,
  values: Float64Array,
): (outcome: Float64Array) => void {
  const links = (situation.links ?? []).map((link, i) => {
    const when = parseCondition(link.when);
    return {
      reads: issuesIn(when).map((read) => read.name),
      moves: (link.caps ?? link.floors) as string,
      caps: link.caps !== undefined,
      holds: compileCondition(when, where),
      target: where.indexOf((link.caps ?? link.floors) as string),
      slot: slotOf.get(`links.${i}.at`) as number,
    };
  });
  // Of the links that move one issue, floors go first.
  const sorted = [...links.filter((link) => !link.caps), ...links.filter((link) => link.caps)];
  const ordered = linkOrder(sorted).order.map((i) => sorted[i]);
  return (outcome) => {
    for (const { holds, caps, target, slot } of ordered) {
      if (!holds(outcome)) continue;
      const at = values[slot];
      if (caps ? outcome[target] > at : outcome[target] < at) outcome[target] = at;
    }
  };
}
