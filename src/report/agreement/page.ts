import type { AssumptionSensitivity } from '../../forecast/deal-assumptions.ts';
import type { Forecast } from '../../forecast/forecast.ts';
import { markup } from '../page/markup.ts';
import type { PageSection } from '../page/shell.ts';
import { tableHtml } from '../table/html.ts';
import { deadlineInWords } from '../words/names.ts';
import { chance } from '../words/numbers.ts';
import {
  assumptionsInWords,
  BRACKET,
  factorInWords,
  factorRows,
  paceSourceInWords,
  roomInWords,
  swingsInWords,
} from './words.ts';

/** Whether there is a deal and by when; nothing where the file has no agreement. */
export function agreementSection(
  forecast: Forecast,
  assumptions?: readonly AssumptionSensitivity[],
): PageSection | undefined {
  const { agreements = [], outcomes } = forecast;
  if (agreements.length === 0) return undefined;
  const made = outcomes.filter(({ deal }) => deal);
  return {
    id: 'deal',
    title: 'Deal or no deal',
    body: markup`${agreements.map(
      (agreement) => markup`<h3>${agreement.name}</h3>
<p class="lead">Room for a deal: ${factorInWords(agreement.room)}.</p>
${roomInWords(agreement, forecast).map((line) => markup`<p>${line}</p>`)}
<p>${paceSourceInWords(agreement, forecast.settings)}</p>`,
    )}
${made.map((outcome) => {
  const { by, deal, probability } = outcome;
  return markup`<h4>${deadlineInWords(outcome)}</h4>
${tableHtml('What it is made of', {
  columns: [
    { heading: 'Factor', page: ({ name }) => name },
    { heading: 'Chance', numeric: true, page: ({ share }) => share },
  ],
  rows: [
    ...(deal ? factorRows(deal, by) : []).map(({ name, factor }) => ({ name, share: factorInWords(factor) })),
    { name: 'together', share: chance(probability.value) },
  ],
})}
${swingsInWords(outcome).map((swing) => markup`<p class="mu sm">With ${swing}.</p>`)}
${assumptionsInWords(outcome, assumptions).map((line) => markup`<p class="mu sm">${line}</p>`)}`;
})}
<p class="mu sm">${BRACKET}</p>`,
  };
}
