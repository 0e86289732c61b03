import type { Forecast } from '../../forecast/forecast.ts';
import type { OutcomeConditions } from '../../inside/analysis/conditions.ts';
import { boxInWords, conditionsInWords } from '../conditions-in-words.ts';
import { type Markup, markup } from '../markup.ts';
import { namesOf, pathInWords } from '../names.ts';
import { percent, roughPercent } from '../words.ts';
import { table } from './shell.ts';

/** Under which conditions each outcome happens, or, where it nearly always does, fails. */
export function conditionSection(forecast: Forecast, conditions: OutcomeConditions[]): Markup | false {
  if (conditions.length === 0) return false;
  return markup`<h2>What would have to be true</h2>
<p class="dim">Boxes found by patient rule induction (Friedman &amp; Fisher 1999): how often the outcome happens inside one, how many of all futures lie in it,
and how much of all its happening it holds. Support: the share of repeated searches, on other draws of the same futures, that set the same limit. Where an
outcome is too rare, all ranges are stretched until it happens.</p>
${conditions.map((one) => outcomeConditions(one, forecast))}`;
}

function outcomeConditions(one: OutcomeConditions, forecast: Forecast): Markup {
  const names = namesOf(forecast);
  const name = names.outcomes[one.outcome] ?? one.outcome;
  const rows = one.boxes.flatMap((box, b) =>
    box.limits.map(
      (
        { path, low, high, support },
        k,
      ) => markup`<tr><td>${k === 0 && `${b + 1}`}</td><td dir="auto" class="words">${pathInWords(path, names)}</td>
<td class="n">${low === undefined ? '' : Number(low.toPrecision(3))}</td><td class="n">${high === undefined ? '' : Number(high.toPrecision(3))}</td>
<td class="n">${roughPercent(support)}</td></tr>`,
    ),
  );
  const more = one.boxes.slice(1).map((box) => markup`<li dir="auto">${boxInWords(box, one, names)}</li>`);
  const head = markup`<tr><th scope="col">Box</th><th scope="col">Input</th><th scope="col" class="n">At least</th><th scope="col" class="n">At most</th>
<th scope="col" class="n">Support</th></tr>`;
  return markup`<h3 dir="auto">${name} (${percent(one.probability)})</h3>
<p dir="auto">${conditionsInWords(one, names)}</p>
${more.length > 0 && markup`<ul>${more}</ul>`}
${rows.length > 0 && table(`Conditions of ${name} (${one.outcome})`, head, rows)}`;
}
