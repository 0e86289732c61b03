import { type CandidateEvidence, EVIDENCE, type EvidenceName, NO_EVENT } from './evidence.ts';
import type { EventHistory } from './history.ts';
import { likeness } from './likeness.ts';
import type { TemporalRules } from './rules.ts';
import type { Shortlist } from './shortlist.ts';

/** Evidence that also counts relative to the other candidates: as a share of the sum, and of the greatest. */
const RELATIVE = [
  'same12',
  'sameCount',
  'pair12',
  'ruleSoon2',
  'ruleLate12',
  'ruleLate60',
  'relation12',
  'relationCount',
  'active12',
  'role12',
  'chainBest',
  'alike60',
  'close60',
] as const satisfies readonly EvidenceName[];

/** Ages, which are NEVER where there was no event. */
const AGES = ['sameAge', 'pairAge', 'relationAge'] as const satisfies readonly EvidenceName[];

const OTHERS = [
  'askedSame',
  'askedSame12',
  'askedSameAge',
  'askedAll',
  'askedAll12',
  'askedRelation',
  'first',
  'firstShare',
  'place',
  'isSource',
  'repeats',
  'forwards',
  'relationOfActive',
  'pairOfActive',
  'nearSource',
  'nearChosen',
] as const;

/** What the combination knows of a candidate, in order. */
export const CANDIDATE_FEATURES: readonly string[] = [
  ...EVIDENCE,
  ...RELATIVE.flatMap((name) => [`${name}/sum`, `${name}/max`]),
  ...OTHERS,
];

/** Keeps a share of nothing at 0. */
const TINY = 1e-9;

/** A function that writes the features of everyone on a shortlist, a row each, into `rows` from the start. */
export function featureRows(history: EventHistory, rules: TemporalRules) {
  const sum = new Float64Array(RELATIVE.length);
  const max = new Float64Array(RELATIVE.length);
  const ages: readonly string[] = AGES;
  const isAge = EVIDENCE.map((name) => ages.includes(name));
  return (evidence: CandidateEvidence, list: Shortlist, source: number, relation: number, rows: Float32Array): void => {
    const { columns, asked } = evidence;
    const { vectors, source: mine, chosen } = evidence.likeness;
    RELATIVE.forEach((name, f) => {
      const column = columns[name];
      sum[f] = max[f] = TINY;
      for (let k = 0; k < evidence.count; k++) {
        const x = column[evidence.candidates[k]];
        sum[f] += x;
        if (x > max[f]) max[f] = x;
      }
    });
    let at = 0;
    for (let k = 0; k < list.count; k++) {
      const o = list.entities[k];
      for (let f = 0; f < EVIDENCE.length; f++) {
        const x = columns[EVIDENCE[f]][o];
        rows[at++] = isAge[f] && x === 0 ? NO_EVENT : x;
      }
      for (let f = 0; f < RELATIVE.length; f++) {
        const x = columns[RELATIVE[f]][o];
        rows[at++] = x / sum[f];
        rows[at++] = x / max[f];
      }
      rows[at++] = asked.same;
      rows[at++] = asked.same12;
      rows[at++] = asked.sameAge;
      rows[at++] = asked.all;
      rows[at++] = asked.all12;
      rows[at++] = asked.relation;
      rows[at++] = list.first[o];
      rows[at++] = list.first[o] / (list.best + TINY);
      rows[at++] = list.place[k];
      rows[at++] = o === source ? 1 : 0;
      rows[at++] = rules.repeats[relation];
      rows[at++] = relation < history.relations ? 1 : 0;
      rows[at++] = columns.relationCount[o] / (columns.activeCount[o] + 1);
      rows[at++] = columns.pairCount[o] / (columns.activeCount[o] + 1);
      rows[at++] = likeness(mine, vectors, o);
      rows[at++] = likeness(chosen, vectors, o);
    }
  };
}
