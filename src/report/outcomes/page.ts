import type { Forecast, OutcomeForecast } from '../../forecast/forecast.ts';
import { chartMarkup, dot, line, shape, sign, stroke, tickWords } from '../page/draw/draw.ts';
import { type Markup, markup } from '../page/markup.ts';
import type { PageSection } from '../page/shell.ts';
import { conditionInWords } from '../words/condition.ts';
import { dayInWords, issueWords, type Names, saysBy } from '../words/names.ts';
import { answered } from '../words/numbers.ts';
import { rangeInWords } from './words.ts';

/** What people ask: each outcome with its condition in words, what all say together and what each model says. */
export function outcomeSection({ outcomes, settings }: Forecast, names: Names): PageSection | undefined {
  if (outcomes.length === 0) return undefined;
  const together = outcomes.some(({ views }) => views !== undefined);
  const settled = outcomes.filter((one) => Math.abs(one.answer.probability - 0.5) > 0.45).length;
  const which = settled === outcomes.length ? 'All are' : `${settled} of ${outcomes.length} are`;
  const axis = tickWords(
    [0, 25, 50, 75, 100],
    12,
    (p) => p,
    (p) => `${p}%`,
  );
  return {
    id: 'ask',
    title: 'What people ask',
    body: markup`<p class="lead">${settled > 0 && outcomes.length > 1 && `${which} close to settled. `}Below each number what the models say${outcomes.some(({ deal }) => deal) && '; where it takes a deal, the range over room, pace and models'}.</p>
<div class="key"><span>${sign('disc', 'acf')}${settings.calibration ? 'calibrated by resolved cases' : 'all models'}</span>${together && markup`<span>${sign('diamond', 'inkf')}together with the record</span>`}
<span><svg width="6" height="12" aria-hidden="true"><line x1="3" x2="3" y1="0" y2="12" class="st"/></svg>each model</span></div>
<div class="rope-fig">${outcomes.map((one, k) => outcomeRow(one, outcomes.slice(0, k), settings, names))}
<div class="r ro axr" aria-hidden="true"><div class="l"></div><div class="p">${chartMarkup(16, undefined, axis)}</div><div class="n"></div></div></div>`,
  };
}

function outcomeRow(
  one: OutcomeForecast,
  before: OutcomeForecast[],
  settings: Forecast['settings'],
  names: Names,
): Markup {
  const { id, claim, by, when, probability, models, views } = one;
  const same = before.find((other) => other.when === when);
  const named = claim ?? names.outcomes[id];
  const how =
    same === undefined
      ? `when ${conditionInWords(when, issueWords(names))}`
      : `the same as “${same.claim ?? names.outcomes[same.id]}”${by === same.by ? '' : ', judged on another day'}`;
  const said = settings.models.map(({ name }) => 100 * models[name].value);
  return markup`<div class="r ro"><div class="l" dir="auto"><b>${named}</b>${by !== undefined && !saysBy(String(named), by) && ` by ${dayInWords(by)}`}<span class="mu sm">${how}</span></div>
<div class="p">${chartMarkup(28, undefined, [
    line(0, 100, 14, 'gr'),
    markup`${said.map((p) => stroke(p, 8, 20, 'st'))}`,
    dot(100 * probability.value, 14, 6, 'mid'),
    views !== undefined && shape(100 * views.pooled.mean, 14, 'diamond', 'inkf'),
  ])}</div><div class="n"><b>${answered(one, settings)}</b><span class="mu sm">${rangeInWords(one)}</span></div></div>
`;
}
