import type { Forecast } from '../../forecast/forecast.ts';
import { markup } from '../page/markup.ts';
import type { PageSection } from '../page/shell.ts';
import { tableHtml } from '../table/html.ts';
import { cabinetInWords, cabinetTable, likeliestInWords, partyTable } from './table.ts';

/** Which cabinet forms; nothing where the file is no bargain over one. */
export function coalitionSection(forecast: Forecast): PageSection | undefined {
  if (!forecast.coalitions) return undefined;
  return {
    id: 'cabinet',
    title: 'Which cabinet forms',
    body: markup`<p class="lead">${likeliestInWords(forecast)}</p>
${tableHtml('parties', partyTable(forecast))}
${tableHtml('likeliest cabinets', cabinetTable(forecast))}
${cabinetInWords(forecast).map((line) => markup`<p class="mu sm">${line}</p>`)}`,
  };
}
