import { UsageError } from '../../numeric/errors.ts';
import { unknownName } from '../../numeric/nearest-name.ts';
import type { Combination } from './combine.ts';
import { chances } from './combined.ts';
import { decayTables } from './decay.ts';
import type { Events } from './events.ts';
import { agesOn, type EventHistory, endBefore, eventHistory } from './history.ts';
import { type CandidateReason, reasonsFrom } from './reasons.ts';

/** What is known of the next event, in names; at least the source or the target. `day` counts from 1970-01-01. */
export interface NextQuestion {
  source?: string | undefined;
  relation?: string | undefined;
  target?: string | undefined;
  day: number;
}

/** One event that may be next, with its chance (0-1) among those asked about, and why. */
export interface NextEvent {
  source: string;
  relation: string;
  target: string;
  chance: number;
  reasons: CandidateReason[];
}

/** Events, and what was learned from them (or from others with the same entities and relations, in the same order). */
export interface NextEventsModel {
  events: Events;
  combination: Combination;
}

/** Where the relation is open, the likeliest of the entity's relations are asked about. */
const RELATIONS = 12;
/** Relations count by their past events, halved every 60 days. */
const LAMBDA = 1 / 60;

/** A question that can't be asked, with the reason. */
export class QuestionError extends UsageError {
  override readonly code = 'question';
}

/**
 * A function that ranks the events that may come next, from what happened before the day asked about.
 *
 * With source and relation it asks for the target; with relation and target for the source; with one entity alone for its
 * likeliest relations and the other side of each, the chance being the product; with all three the chance of that one event
 * among those of its source and relation. Chances are given that an event of the entity (and relation) happens on the day.
 *
 * @throws {QuestionError} at a name that isn't known, or where neither source nor target is given
 */
export function nextEvents({ events, combination }: NextEventsModel) {
  const history = eventHistory(events);
  const chancesOf = chances(history, combination);
  const reasons = reasonsFrom(events, history, combination.rules);
  return (question: NextQuestion, limit = 10): NextEvent[] => {
    const source = indexOf('entity', question.source, events.entities);
    const target = indexOf('entity', question.target, events.entities);
    const relation = indexOf('relation', question.relation, events.relations);
    const known = source ?? target;
    if (known === undefined) throw new QuestionError('Who is it about? Expected a source, a target or both.');
    const backwards = source === undefined;
    const turn = backwards ? history.relations : 0;
    const asked =
      relation === undefined
        ? likelyRelations(history, known, turn, question.day)
        : [{ relation: relation + turn, chance: 1 }];
    const found = asked.flatMap((ask) =>
      chancesOf(known, ask.relation, question.day)
        .filter(({ entity }) => backwards || target === undefined || entity === target)
        .map(({ entity, chance }) => ({ relation: ask.relation, entity, chance: ask.chance * chance })),
    );
    found.sort((a, b) => b.chance - a.chance);
    return found.slice(0, limit).map(({ relation, entity, chance }) => ({
      source: events.entities[backwards ? entity : known],
      relation: events.relations[relation - turn],
      target: events.entities[backwards ? known : entity],
      chance,
      reasons: reasons(known, relation, entity, question.day),
    }));
  };
}

function indexOf(kind: string, name: string | undefined, names: readonly string[]): number | undefined {
  if (name === undefined) return undefined;
  const index = names.indexOf(name);
  if (index < 0) throw new QuestionError(unknownName(kind, name, names));
  return index;
}

/** The likeliest relations of an entity, in one direction, as shares of its past events. */
function likelyRelations(history: EventHistory, entity: number, turn: number, day: number) {
  const halving = decayTables()(LAMBDA, agesOn(history, day));
  const weight = new Float64Array(history.relations);
  const { start, edges } = history.bySource;
  const end = endBefore(history, history.bySource, entity, day);
  for (let k = start[entity]; k < end; k++) {
    const relation = history.relation[edges[k]] - turn;
    if (relation >= 0 && relation < history.relations) weight[relation] += halving[day - history.day[edges[k]]];
  }
  const sum = weight.reduce((a, b) => a + b, 0);
  return Array.from(weight, (w, relation) => ({ relation: relation + turn, chance: w / sum }))
    .filter(({ chance }) => chance > 0)
    .sort((a, b) => b.chance - a.chance)
    .slice(0, RELATIONS);
}
