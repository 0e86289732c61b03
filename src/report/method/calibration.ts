import type { Forecast } from '../../forecast/forecast.ts';
import { meanShares, type SpreadShares } from '../../forecast/spread-shares.ts';
import { countOf } from '../../numeric/count-of.ts';
import { roughPercent } from '../words/numbers.ts';

/** What the answers are calibrated by, and where their spread comes from, in a sentence or two. */
export function calibrationInWords({ settings, issues }: Forecast): string {
  const shares = meanShares(issues.map(({ spread }) => spread));
  const from = shares ? `Spread: ${sharesInWords(shares)}.` : '';
  return `${calibratedInWords(settings)} ${from}`.trim();
}

/** "Calibrated by 120 resolved cases of legislation." */
function calibratedInWords({ calibration, models }: Forecast['settings']): string {
  if (!calibration) return models.length === 1 ? 'Not calibrated.' : 'Not calibrated: the models with equal weights.';
  const { kind, learnedFrom, cases } = calibration;
  const many = `Calibrated by ${countOf(cases, 'resolved case')}`;
  if (learnedFrom === 'other')
    return `${many} of all kinds${kind === 'other' ? '' : `, none known of the kind ${kind}`}.`;
  return `${many} of the kind ${kind}.`;
}

/** "30% inputs, 20% models, 50% what was learned". */
export const sharesInWords = ({ inputs, models, learned }: SpreadShares): string =>
  [
    `${roughPercent(inputs)} inputs`,
    `${roughPercent(models)} models`,
    ...(learned > 0 ? [`${roughPercent(learned)} learned`] : []),
  ].join(', ');

/** Where the calibration comes from: cases, groups and issues. */
export function calibrationSource({ settings }: Forecast): string | undefined {
  const { calibration } = settings;
  if (!calibration) return undefined;
  const { cases, groups, issues } = calibration;
  return `Calibration: ${countOf(issues, 'issue')} of ${countOf(cases, 'case')} in ${countOf(groups, 'group')}.`;
}
