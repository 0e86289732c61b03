import type { Forecast } from '../../forecast/forecast.ts';
import { type Paint, pad, WIDTH, wrap } from '../terminal/lines.ts';
import { deadlineInWords } from '../words/names.ts';
import { modelsSay, shareOfDraws } from '../words/numbers.ts';
import { farApart, oddsInWords, rateInWords, viewed, weightsInWords } from './words.ts';

/** Columns of what one view says. */
const VIEW = 20;

/** Outcomes from both sides, for a terminal; nothing where the record says nothing of any. */
export function viewsLines(forecast: Forecast, paint: Paint, width = WIDTH): string[] {
  const outcomes = viewed(forecast);
  if (outcomes.length === 0) return [];
  const part = (name: string, said: string) => `  ${pad(name, VIEW)}${said}`;
  const rows = outcomes.flatMap((outcome) => {
    const { views, probability } = outcome;
    const warning = farApart(views);
    const models = modelsSay(outcome);
    const inside = `${shareOfDraws(probability.value, forecast.settings)}${models && ` (${models})`}`;
    return [
      ...wrap(deadlineInWords(outcome), 0, width),
      part(forecast.settings.calibration ? 'Inside, calibrated' : 'Inside, the models', inside),
      part('Outside, the record', oddsInWords(views.outside)),
      paint.bold(part('Together', oddsInWords(views.pooled))),
      ...(warning === undefined ? [] : wrap(warning, 2, width)),
      ...views.rates.flatMap((rate) => wrap(rateInWords(rate), 4, width).map(paint.dim)),
    ];
  });
  return [
    '',
    paint.bold('FROM BOTH SIDES'),
    ...rows,
    ...wrap(weightsInWords(outcomes[0].views), 0, width).map(paint.dim),
  ];
}
