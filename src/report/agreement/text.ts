import type { Forecast } from '../../forecast/forecast.ts';
import { type Paint, wrap } from '../terminal/lines.ts';
import { BRACKET, factorsInWords, paceSourceInWords, roomInWords } from './words.ts';

/** Whether there is a deal and by when, for a terminal; nothing where the file has no agreement. */
export function agreementLines(forecast: Forecast, paint: Paint, width: number): string[] {
  const { agreements = [], outcomes } = forecast;
  if (agreements.length === 0) return [];
  const several = agreements.length > 1;
  return [
    '',
    paint.bold('DEAL OR NO DEAL'),
    ...agreements.flatMap((agreement) => [
      ...(several ? [agreement.name] : []),
      ...roomInWords(agreement, forecast).flatMap((line) => wrap(line, 0, width)),
      ...wrap(paceSourceInWords(agreement, forecast.settings), 0, width),
    ]),
    ...outcomes.flatMap((outcome) =>
      outcome.deal ? wrap(`${outcome.claim ?? outcome.id}: ${factorsInWords(outcome)}`, 2, width) : [],
    ),
    ...wrap(BRACKET, 0, width).map(paint.dim),
  ];
}
