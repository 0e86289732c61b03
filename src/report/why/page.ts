import type { Forecast, OutcomeForecast } from '../../forecast/forecast.ts';
import type { Sensitivity } from '../../inside/sensitivity/sensitivity.ts';
import { issuesIn } from '../../situation/condition.ts';
import { parseCondition } from '../../situation/parse-condition.ts';
import { disagreements, type ModelsApart } from '../issues/disagreement.ts';
import { chartMarkup, circleSign, dot, line, stroke, words } from '../page/draw/draw.ts';
import { type Markup, markup } from '../page/markup.ts';
import type { PageSection } from '../page/shell.ts';
import { listInWords } from '../words/list.ts';
import { type Names, pathInWords } from '../words/names.ts';
import { answered, chance, onScale, roughPercent } from '../words/numbers.ts';
import { sentence } from '../words/sentence.ts';
import { isTelling } from './words.ts';

/** Outcomes that have a chart, and inputs in each. */
const [CHARTS, INPUTS] = [4, 5];
/** Models are told to part where they are this far apart, as a share of the scale. */
const APART = 0.1;

/** Why: what moves the outcomes that are open, the models' disagreement first. */
export function whySection(
  forecast: Forecast,
  sensitivity: Sensitivity[] | undefined,
  names: Names,
): PageSection | undefined {
  const { outcomes, settings } = forecast;
  const of = (one: OutcomeForecast) => sensitivity?.find(({ kind, of: id }) => kind === 'outcome' && id === one.id);
  const telling = outcomes
    .filter((one) => {
      const found = of(one);
      return found !== undefined && isTelling(found, one.probability.value);
    })
    .sort((a, b) => Math.abs(a.answer.probability - 0.5) - Math.abs(b.answer.probability - 0.5));
  const charts = telling.slice(0, CHARTS).map((one) => outcomeChart(one, of(one) as Sensitivity, settings, names));
  const silent = sensitivity === undefined ? [] : outcomes.filter((one) => of(one) && !telling.includes(one));
  const which =
    telling.length > 0
      ? `${silent.length === 1 ? 'the other outcome' : `the other ${silent.length} outcomes`}`
      : 'any outcome';
  const parts =
    settings.models.length < 2
      ? []
      : disagreements(forecast)
          .filter(({ gap }) => gap >= APART)
          .slice(0, 3);
  if (charts.length === 0 && silent.length === 0 && parts.length === 0) return undefined;
  return {
    id: 'why',
    title: 'Why',
    body: markup`${
      charts.length > 0 &&
      markup`<div class="key"><span>${circleSign('hol')}where that is low</span>
<span>${circleSign('inkf')}where it is high</span><span>dashed: all futures</span></div>
<div class="two">${charts}</div>`
    }
${silent.length > 0 && markup`<p class="note">Of ${which} too few futures are on the other side to tell what moves it.</p>`}
${parts.length > 0 && markup`<p class="note" dir="auto"><b>Where the models part.</b> ${parts.map((one) => partingInWords(one, settings, names)).join(' ')}</p>`}`,
  };
}

function outcomeChart(
  one: OutcomeForecast,
  { inputs }: Sensitivity,
  settings: Forecast['settings'],
  names: Names,
): Markup {
  const on = soleIssue(one.when);
  const shown = inputs.slice(0, INPUTS);
  const said = settings.models.map(({ name }) => one.models[name].value);
  const most = Math.max(...said, ...shown.flatMap(({ swing }) => [swing.low, swing.high]));
  // The same axis in all charts, but for what is rare everywhere.
  const scale = 100 / (most < 0.2 ? 1.25 * most : 1);
  const middle = one.probability.value * scale;
  const row = (label: string, low: number, high: number, marks: Markup) => {
    const [left, right] = [Math.min(low, high), Math.max(low, high)];
    return markup`<div class="r wy"><div class="l" dir="auto">${label}</div><div class="p pad">${chartMarkup(
      26,
      undefined,
      [
        stroke(middle, 2, 24, 'dash'),
        line(left * scale, right * scale, 13, 'st2'),
        marks,
        words(left * scale, 17, chance(left), { anchor: 'end', shift: -9, kind: 'mu halo' }),
        words(right * scale, 17, chance(right), { anchor: 'start', shift: 9, kind: 'mu halo' }),
      ],
    )}</div></div>
`;
  };
  const first = shown.map(({ path }) => pathInWords(path, names, on)).slice(0, 2);
  return markup`<div><h3 dir="auto">${names.outcomes[one.id]}: ${answered(one, settings)}</h3>
<p class="lead" dir="auto">It turns on ${listInWords(first)}.</p><div class="rope-fig">
${
  said.length > 1 &&
  row(
    'Which model one believes',
    Math.min(...said),
    Math.max(...said),
    markup`${said.map((p) => stroke(p * scale, 7, 19, 'st'))}`,
  )
}${shown.map(({ path, swing }) =>
  row(
    sentence(pathInWords(path, names, on)),
    swing.low,
    swing.high,
    markup`${dot(swing.low * scale, 13, 4.5, 'hol')}${dot(swing.high * scale, 13, 4.5, 'inkf')}`,
  ),
)}</div></div>`;
}

/** "Exports: Weighted median 85, Nash bargaining 25, which finds no deal in 100% of the draws." */
function partingInWords({ issue, highest, lowest }: ModelsApart, settings: Forecast['settings'], names: Names): string {
  const says = (model: string) => {
    const { quantiles, statusQuoStands } = issue.models[model];
    const stuck = statusQuoStands > 0.5 ? ` (no deal in ${roughPercent(statusQuoStands)} of the draws)` : '';
    const title = settings.models.find(({ name }) => name === model)?.title ?? model;
    return `${title} ${onScale(quantiles.q50, issue.scale)}${stuck}`;
  };
  return `${names.issues[issue.id]}: ${says(highest)}, ${says(lowest)}.`;
}

/** The issue that a condition is about, if it is about one alone. */
export function soleIssue(when: string): string | undefined {
  const about = new Set(issuesIn(parseCondition(when)).map(({ name }) => name));
  return about.size === 1 ? [...about][0] : undefined;
}
