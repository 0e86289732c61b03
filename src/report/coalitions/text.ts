import type { Forecast } from '../../forecast/forecast.ts';
import { tableLines } from '../table/text.ts';
import { type Paint, wrap } from '../terminal/lines.ts';
import { cabinetInWords, cabinetTable, partyTable } from './table.ts';

/** Which cabinet forms, for a terminal; nothing where the file is no bargain over one. */
export function coalitionLines(forecast: Forecast, paint: Paint, width: number): string[] {
  if (!forecast.coalitions) return [];
  const layout = { paint, width };
  return [
    '',
    paint.bold('WHICH CABINET FORMS'),
    ...tableLines(partyTable(forecast), layout),
    '',
    ...tableLines(cabinetTable(forecast), layout),
    ...cabinetInWords(forecast).flatMap((line) => wrap(line, 0, width).map(paint.dim)),
  ];
}
