import { checkElapsed, checkEvidence, type PaceEvidence } from './evidence.ts';
import { paceOfLearned } from './learned-pace.ts';
import type { Pace } from './pace.ts';
import { paceOfShare } from './share-pace.ts';
import { paceOfTimes } from './times-pace.ts';

/**
 * The pace that evidence speaks for. That the talks have gone on for `elapsed` days without an agreement is evidence too:
 * they count as one more case that was still open then. So the mean over draws of the probability that they agree within
 * further days is (F(elapsed + days) - F(elapsed)) / (1 - F(elapsed)), F being the mean over draws before that was known.
 *
 * @param elapsed days since the talks began, 0 or more; hand the same number to `agreedBy`
 * @throws UsageError where the evidence is none: no case, a duration of 0, more agreed than there were
 * @example
 * const pace = paceFrom({ k: 5, n: 8, within: 365 }, 90);
 * const law = { shape: 1, scale: 1 };
 * pace.take([0.5, 0.5], law);
 * agreedBy(law, 365, 90, NO_DEADLINES); // 0.6: the median over what is believed of such bargains
 */
export function paceFrom(evidence: PaceEvidence, elapsed = 0): Pace {
  checkEvidence(evidence);
  checkElapsed(elapsed);
  if ('within' in evidence) return paceOfShare(evidence, elapsed);
  if ('durations' in evidence) return paceOfTimes(evidence, elapsed);
  return paceOfLearned(evidence, elapsed);
}
