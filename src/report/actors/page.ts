import type { Forecast, IssueForecast } from '../../forecast/forecast.ts';
import { central } from '../../situation/quantity.ts';
import { spreadNames, spreadOf } from '../issues/spread.ts';
import { actorKey, actorMark, around, chartMarkup, dot, line, shape, sign, specks } from '../page/draw/draw.ts';
import { stacked } from '../page/draw/stacked.ts';
import { type Markup, markup } from '../page/markup.ts';
import type { PageSection } from '../page/shell.ts';
import { inSentence, type Names } from '../words/names.ts';
import { onScale } from '../words/numbers.ts';
import { sentence } from '../words/sentence.ts';

/** Actors that a line has letters for; of more, the heaviest have them, and the others are specks. */
const LETTERED = 16;
/** Who cares this much is drawn filled. */
const CARES = 0.7;

/** A place on the scale of an issue in percent. */
export const share = (value: number, { low, high }: IssueForecast['scale']) => (100 * (value - low)) / (high - low);

export const refuses = (veto: boolean | number | undefined | object): boolean =>
  veto !== undefined && veto !== false && veto !== 0;

/** Who stands where on every issue, beside where it settles and where it is now. */
export function stanceSection(forecast: Forecast, names: Names, marks: ReadonlyMap<string, string>): PageSection {
  const shown = forecast.actors.filter(({ id }) => forecast.issues.some((issue) => lettered(issue).has(id)));
  const key = shown.map(({ id, name }) => actorKey(marks.get(id) ?? '', name === id ? names.actors[id] : name));
  const now = forecast.issues.some(({ statusQuo }) => statusQuo !== undefined);
  const many = forecast.issues.some(({ stances }) => stances.length > LETTERED);
  return {
    id: 'stand',
    title: 'Who stands where',
    body: markup`<p class="lead" dir="auto">${leadOf(forecast, names)}</p><div class="key">${key}</div>
<div class="key"><span><svg width="18" height="18" aria-hidden="true"><circle cx="9" cy="9" r="8" class="inkf"/></svg>cares much (0.7 or more)</span>
<span><svg width="18" height="18" aria-hidden="true"><rect x="1" y="1" width="16" height="16" class="hol"/></svg>can refuse</span>
<span><svg width="26" height="12" aria-hidden="true"><line x1="0" x2="26" y1="6" y2="6" class="iv"/><circle cx="13" cy="6" r="5" class="mid"/></svg>where it settles, ${spreadNames(forecast.settings).range}</span>
${now && markup`<span>${sign('now', 'sq')}where it stands now</span>`}${many && markup`<span>grey: ${LETTERED} letters a line at most, the others as specks</span>`}</div>
<div class="rope-fig">${forecast.issues.map((issue) => stanceRow(issue, forecast.settings, names, marks))}</div>`,
  };
}

/** Who of an issue is shown by letter: all, or of many the heaviest. */
function lettered({ stances }: IssueForecast): Set<string> {
  const weight = (one: (typeof stances)[number]) => central(one.capability) * central(one.salience);
  const heaviest =
    stances.length <= LETTERED ? stances : stances.toSorted((a, b) => weight(b) - weight(a)).slice(0, LETTERED);
  return new Set(heaviest.map(({ actor }) => actor));
}

function stanceRow(
  issue: IssueForecast,
  settings: Forecast['settings'],
  names: Names,
  marks: ReadonlyMap<string, string>,
): Markup {
  const { id, scale, stances, statusQuo } = issue;
  const { low, middle, high } = spreadOf(issue, settings);
  const byLetter = lettered(issue);
  const sorted = stances
    .map((stance) => ({ ...stance, at: central(stance.position) }))
    .sort((a, b) => a.at - b.at || Number(refuses(b.veto)) - Number(refuses(a.veto)));
  const told = sorted.filter(({ actor }) => byLetter.has(actor));
  const rest = sorted.filter(({ actor }) => !byLetter.has(actor));
  const lanes = stacked(told.map(({ at }) => share(at, scale)));
  const height = 26 + 18 * Math.max(0, ...lanes);
  const letters = told.map(({ actor, at, veto, salience }, k) =>
    around(
      share(at, scale),
      height - 13 - 18 * lanes[k],
      actorMark(marks.get(actor) ?? '', { refuses: refuses(veto), cares: central(salience) >= CARES }),
    ),
  );
  const says = `${names.issues[id]}: ${told.map(({ actor, at }) => `${names.actors[actor]} ${onScale(at, scale)}`).join(', ')}; settles at ${onScale(middle, scale)}${statusQuo === undefined ? '' : `, now ${onScale(statusQuo, scale)}`}`;
  const [lowest, highest] = endsOf(scale);
  return markup`<div class="r sw"><div class="l" dir="auto"><b>${names.issues[id]}</b></div><div class="p">${chartMarkup(
    height + 12,
    says,
    [
      line(0, 100, height, 'rope'),
      rest.length > 0 &&
        specks(
          rest.map(({ at }) => share(at, scale)),
          height - 6,
          'spk',
        ),
      line(share(low, scale), share(high, scale), height, 'iv'),
      dot(share(middle, scale), height, 5, 'mid'),
      statusQuo !== undefined && shape(share(statusQuo, scale), height, 'now', 'sq'),
      markup`${letters}`,
    ],
  )}<div class="ends"><span dir="auto">${lowest}</span><span dir="auto">${highest}</span></div></div></div>
`;
}

/** What the two ends of a scale are called. */
export function endsOf({ low, high, labels }: IssueForecast['scale']): [string, string] {
  const at = (value: number) => labels.find((label) => label.at === value)?.label ?? onScale(value, { low, high });
  return [at(low), at(high)];
}

/** Who asks for most, and who can refuse: "The Kremlin asks for most on 7 of 12 issues; Minsk can refuse on 9." */
function leadOf({ issues, actors, agreements = [] }: Forecast, names: Names): string {
  const tally = (of: (issue: IssueForecast) => string[]) => {
    const counts = new Map<string, number>(actors.map(({ id }) => [id, 0]));
    for (const issue of issues) for (const id of of(issue)) counts.set(id, (counts.get(id) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
  };
  const [most, times] = tally(({ stances }) => {
    const top = Math.max(...stances.map(({ position }) => central(position)));
    return stances.filter(({ position }) => central(position) === top).map(({ actor }) => actor);
  });
  const [vetoes, refusals] = tally(({ stances }) =>
    stances.filter(({ veto }) => refuses(veto)).map(({ actor }) => actor),
  );
  const on = (k: number) =>
    issues.length === 1
      ? 'on the issue'
      : k === issues.length
        ? k === 2
          ? 'on both issues'
          : `on all ${k} issues`
        : `on ${k} of ${issues.length} issues`;
  const asks = times > 0 && issues.length > 1 ? `${names.actors[most]} asks for most ${on(times)}` : '';
  const can =
    refusals > 0
      ? `${names.actors[vetoes]} can refuse ${on(refusals)}`
      : agreements.length > 0
        ? 'nobody can refuse an issue alone, only the agreement'
        : 'nobody can refuse alone';
  const lead = asks === '' ? can : `${asks}; ${inSentence(can)}`;
  return `${sentence(lead)}.`;
}
