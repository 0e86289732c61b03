import { groupBy } from '../../numeric/group-by.ts';
import { quoteName, unknownName } from '../../numeric/nearest-name.ts';
import { issuesIn } from '../condition.ts';
import { ConditionFault, parseCondition, RESERVED } from '../parse-condition.ts';
import { LARGEST, type Quantity, statedValues } from '../quantity.ts';
import { readSituation } from '../read.ts';
import type { Situation } from '../schema.ts';
import { writeSituation } from '../write.ts';
import type { Draft, DraftStance } from './draft.ts';

/**
 * The situation that a draft says, if nothing is wrong with it: what is built is read as `check` reads it, and a fault there
 * is one of the import.
 */
export function build(draft: Draft): Situation | undefined {
  draft.sayAbsent();
  if (draft.failed) return undefined;
  if (draft.stances.size === 0) {
    draft.fault('nobody takes a stance on anything, expected at least one position with a salience', undefined);
    return undefined;
  }
  const actorIds = identifiers([...draft.actors.keys()]);
  const issueIds = identifiers([...draft.issues.keys()]);
  const stances = [...draft.stances.values()];
  const actors = actorsOf(
    draft,
    groupBy(stances, (stance) => stance.actor),
    actorIds,
  );
  const issues = issuesOf(
    draft,
    groupBy(stances, (stance) => stance.issue),
    actors,
    { actorIds, issueIds },
  );
  const outcomes = outcomesOf(draft, issues, issueIds);
  const { spatial, ...models } = draft.models;
  const settings = spatial ? { ...models, spatial: byIdentifier(spatial, actors, actorIds) } : models;
  const situation: Situation = {
    ...draft.about,
    actors,
    issues,
    ...(Object.keys(outcomes).length > 0 && { outcomes }),
    ...(Object.keys(settings).length > 0 && { models: settings }),
  };
  if (draft.failed) return undefined;
  for (const { message, severity } of readSituation(writeSituation(situation)).faults) {
    if (severity === 'error') draft.fault(message, undefined);
  }
  if (draft.failed) return undefined;
  warnOfGuessedScales(draft);
  return situation;
}

type Ids = Map<string, string>;

function actorsOf(draft: Draft, byActor: Map<string, DraftStance[]>, ids: Ids): Situation['actors'] {
  const actors: Situation['actors'] = {};
  for (const [label, { label: _, capability, ...rest }] of draft.actors) {
    const own = byActor.get(label);
    if (!own) {
      draft.warn(`actor ${quoteName(label)} takes no stance and is left out`, undefined);
      continue;
    }
    const value = { ...rest, capability: capability ?? common(own) };
    actors[ids.get(label) as string] = named(label, ids, value);
  }
  return actors;
}

function issuesOf(
  draft: Draft,
  byIssue: Map<string, DraftStance[]>,
  actors: Situation['actors'],
  { actorIds, issueIds }: { actorIds: Ids; issueIds: Ids },
): Situation['issues'] {
  const issues: Situation['issues'] = {};
  for (const [label, { label: _, ends, ...rest }] of draft.issues) {
    const on = byIssue.get(label);
    if (!on) {
      draft.warn(`nobody takes a stance on ${quoteName(label)}, which is left out`, undefined);
      continue;
    }
    if (on.every(({ salience }) => salience === 0)) {
      draft.fault(`nobody cares about ${quoteName(label)}: every salience is 0`, on[0].where);
    }
    const id = issueIds.get(label) as string;
    const scale = rest.scale ?? (ends ? [ends.low, ends.high] : notedExtent(draft, label, on, rest.statusQuo));
    const entries = on.map(({ actor, issue: _i, where: _w, ...stance }) => {
      const general = actors[actorIds.get(actor) as string].capability;
      const { capability, ...others } = stance;
      const own = capability === undefined || same(capability, general) ? others : { ...others, capability };
      return [actorIds.get(actor) as string, own];
    });
    issues[id] = named(label, issueIds, { ...rest, scale, stances: Object.fromEntries(entries) });
  }
  return issues;
}

/** Conditions with identifiers for the labels of issues. */
function outcomesOf(draft: Draft, issues: Situation['issues'], issueIds: Ids): NonNullable<Situation['outcomes']> {
  const ids = identifiers(draft.outcomes.map(({ label }) => label));
  const inCondition = labelsToIds(issueIds);
  const found: NonNullable<Situation['outcomes']> = {};
  for (const { label, when: written, by, claim, where } of draft.outcomes) {
    const when = inCondition(written);
    try {
      const read = issuesIn(parseCondition(when));
      const unknown = read.find(({ name }) => !Object.hasOwn(issues, name));
      if (read.some(({ word }) => word)) {
        draft.fault('expected a comparison such as `currency >= 80`, found a number', where);
      } else if (unknown) draft.fault(unknownName('issue', unknown.name, draft.issues.keys()), where);
    } catch (error) {
      if (!(error instanceof ConditionFault)) throw error;
      draft.fault(error.message, where);
    }
    const said = claim ?? (ids.get(label) === label ? undefined : label);
    found[ids.get(label) as string] = { when, ...(by && { by }), ...(said && { claim: said }) };
  }
  return found;
}

/** Puts identifiers in the place of labels that stand by themselves in a condition: `Gas price > 60`, `Gas_price > 60`. */
function labelsToIds(ids: Ids): (condition: string) => string {
  const labels = [...ids.keys()].filter((label) => /\p{L}/u.test(label)).sort((a, b) => b.length - a.length);
  if (labels.length === 0) return (text) => text;
  const literal = (label: string) => label.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const any = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${labels.map(literal).join('|')})(?![\\p{L}\\p{N}_])`, 'gu');
  return (text) => text.replace(any, (label) => ids.get(label) as string);
}

type Spatial = NonNullable<NonNullable<Situation['models']>['spatial']>;

/** The settings with identifiers for labels, without the actors that the situation does not have. */
function byIdentifier(spatial: Spatial, actors: Situation['actors'], ids: Ids): Spatial {
  const { IdealAdjustment, ...options } = spatial;
  if (!IdealAdjustment) return options;
  const known = <T>(record: Record<string, T>) =>
    Object.entries(record)
      .map(([label, value]) => [ids.get(label) as string, value] as const)
      .filter(([id]) => Object.hasOwn(actors, id));
  const rows = known(IdealAdjustment).map(([id, shares]) => [id, Object.fromEntries(known(shares))] as const);
  return { ...options, IdealAdjustment: Object.fromEntries(rows) };
}

/** The label as a name where it is not itself the identifier. */
function named<T extends object>(label: string, ids: Ids, value: T): T & { name?: string } {
  return ids.get(label) === label ? value : { name: label, ...value };
}

const same = (a: Quantity, b: Quantity): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** An actor's general capability where only its stances state it: the one they state most often. */
function common(stances: DraftStance[]): Quantity {
  const counts = new Map<string, { of: Quantity; times: number }>();
  for (const { capability: of = 0 } of stances) {
    const key = JSON.stringify(of);
    counts.set(key, { of, times: (counts.get(key)?.times ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.times - a.times)[0].of;
}

/** The scale from the least to the greatest position, which is said, since it is a guess. */
function notedExtent(draft: Draft, label: string, stances: DraftStance[], statusQuo?: Quantity): [number, number] {
  const stated = [...stances.map(({ position }) => position), ...(statusQuo === undefined ? [] : [statusQuo])];
  const values = stated.flatMap(statedValues);
  const low = values.reduce((least, { value }) => Math.min(least, value), Infinity);
  const high = values.reduce((most, { value }) => Math.max(most, value), -Infinity);
  const ends: [number, number] = low < high ? [low, high] : low < LARGEST ? [low, low + 1] : [low - 1, low];
  draft.guessedScales.set(label, ends);
  draft.notes.push(
    `The scale of ${quoteName(label)} goes from ${ends[0]} to ${ends[1]}, the least and the greatest position in the file:`,
    'write the ends that are possible, and label them, such as scale: { 0: nothing, 100: all that is asked for }.',
  );
  return ends;
}

/** Scales that are named in the warning on those that are guessed. */
const MOST_SCALES = 4;

/** Says which scales are taken from the positions: where the ends that are possible lie further out, forecasts change. */
function warnOfGuessedScales(draft: Draft): void {
  const scales = [...draft.guessedScales].map(([label, [low, high]]) => `${quoteName(label)} ${low} to ${high}`);
  if (scales.length === 0) return;
  const shown = scales.slice(0, MOST_SCALES).join(', ');
  const more = scales.length > MOST_SCALES ? ` and ${scales.length - MOST_SCALES} more` : '';
  const guess = scales.length === 1 ? 'the scale is a guess' : 'the scales are guesses';
  const mend = 'write the ends that are possible in the heading, as `Position (0-100)`, or under `scale`';
  draft.warn(`${guess}, from the least to the greatest position: ${shown}${more}; ${mend}`, undefined);
}

/** An identifier for each label: letters, digits and underscores, none twice, none a word of conditions or one of `others`. */
export function identifiers(labels: string[], others: readonly string[] = []): Map<string, string> {
  const taken = new Set([...RESERVED, ...others]);
  const ids = new Map<string, string>();
  for (const label of labels) {
    const plain = label
      .trim()
      .replace(/[^\p{L}\p{N}_]+/gu, '_')
      .replace(/^_+|_+$/g, '');
    const short = [...plain].slice(0, 70).join('');
    const base = /^\p{L}/u.test(short) ? short : `n${short}`;
    let id = base;
    for (let n = 2; taken.has(id); n++) id = `${base}_${n}`;
    taken.add(id);
    ids.set(label, id);
  }
  return ids;
}
