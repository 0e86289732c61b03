import type { Forecast } from '../forecast/forecast.ts';
import { type Paint, pad, wrap } from './columns.ts';
import { farApart, frequencyInWords, rateInWords, viewed, weightsInWords } from './views-in-words.ts';
import { percent } from './words.ts';

/** Outcomes from both sides, for a terminal of 80 columns; nothing where the record says nothing of any. */
export function viewsLines(forecast: Forecast, paint: Paint): string[] {
  const outcomes = viewed(forecast);
  if (outcomes.length === 0) return [];
  const head = `${pad('FROM BOTH SIDES', 23)}${'inside'.padStart(9)}${'outside'.padStart(22)}${'together'.padStart(25)}`;
  const rows = outcomes.flatMap(({ id, claim, by, views }) => {
    const [first, ...more] = wrap(`${claim ?? id}${by ? `, by ${by}` : ''}`, 0, 23);
    const warning = farApart(views);
    return [
      `${pad(first, 23)}${percent(views.inside).padStart(9)}${frequencyInWords(views.outside).padStart(22)}${frequencyInWords(views.pooled).padStart(25)}`,
      ...more,
      ...(warning === undefined ? [] : wrap(warning, 2)),
      ...views.rates.flatMap((rate) => wrap(rateInWords(rate), 2).map(paint.dim)),
    ];
  });
  return ['', paint.bold(head), ...rows, ...wrap(weightsInWords(outcomes[0].views)).map(paint.dim)];
}
