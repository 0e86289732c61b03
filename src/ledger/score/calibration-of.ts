import { type CalibrationBin, calibrationCurve } from './calibration.ts';
import type { ResolvedClaim } from './resolved-claim.ts';
import { yesNoAtClose } from './yes-no-at-close.ts';

/** What was said at last of claims of yes and no, against how often it happened, in bins of equal width. */
export function calibrationOf(claims: readonly ResolvedClaim[], bins = 10): CalibrationBin[] {
  const { probabilities, outcomes } = yesNoAtClose(claims);
  return calibrationCurve(probabilities, outcomes, { equalWidth: bins });
}
