import { featureRows } from './features.ts';
import { evidenceOf } from './gather.ts';
import type { EventHistory } from './history.ts';
import type { TemporalRules } from './rules.ts';
import { type Shortlist, shortlists } from './shortlist.ts';

/**
 * A function that gathers the evidence on a question, draws up the shortlist of at most `size`, and writes its features
 * into `rows`, FEATURES a candidate. The list it returns is the same object each time.
 */
export function candidateFeatures(history: EventHistory, rules: TemporalRules, size: number) {
  const gather = evidenceOf(history, rules);
  const shortlist = shortlists(history.entities, size);
  const features = featureRows(history, rules);
  return (source: number, relation: number, day: number, rows: Float32Array): Shortlist => {
    const evidence = gather(source, relation, day);
    const list = shortlist(evidence);
    features(evidence, list, source, relation, rows);
    return list;
  };
}
