import type { Forecast } from '../forecast/forecast.ts';
import type { Frequency } from '../outside/base-rate/index.ts';
import { type Paint, pad, wrap } from './columns.ts';
import { farApart, frequencyInWords, rateInWords, viewed, weightsInWords } from './views-in-words.ts';
import { percent } from './words.ts';

/** Columns of a name, and of a frequency with its interval. */
const [NAME, RATE] = [20, 26];
const rate = (frequency: Frequency): string => ` ${frequencyInWords(frequency)}`.padStart(RATE);

/** Outcomes from both sides, for a terminal of 80 columns; nothing where the record says nothing of any. */
export function viewsLines(forecast: Forecast, paint: Paint): string[] {
  const outcomes = viewed(forecast);
  if (outcomes.length === 0) return [];
  const head = `${pad('FROM BOTH SIDES', NAME)}${'inside'.padStart(8)}${'outside'.padStart(RATE)}${'together'.padStart(RATE)}`;
  const rows = outcomes.flatMap(({ id, claim, by, views }) => {
    const [first, ...more] = wrap(`${claim ?? id}${by ? `, by ${by}` : ''}`, 0, NAME);
    const warning = farApart(views);
    return [
      `${pad(first, NAME)}${percent(views.inside).padStart(8)}${rate(views.outside)}${rate(views.pooled)}`,
      ...more,
      ...(warning === undefined ? [] : wrap(warning, 2)),
      ...views.rates.flatMap((rate) => wrap(rateInWords(rate), 2).map(paint.dim)),
    ];
  });
  return ['', paint.bold(head), ...rows, ...wrap(weightsInWords(outcomes[0].views)).map(paint.dim)];
}
