import type { Forecast } from '../../forecast/forecast.ts';
import type { Coalition, Lever, Levers } from '../../inside/levers/levers.ts';
import type { Missed, MissedAgreement } from '../../inside/missed/missed.ts';
import { type Markup, markup } from '../markup.ts';
import { type Names, namesOf, pathInWords } from '../names.ts';
import { onScale, percent, points, roughPercent } from '../words.ts';
import { table } from './shell.ts';

/** What anybody could do: by itself, to flip an outcome, or with another. */
export function leverSection(forecast: Forecast, levers: Levers): Markup {
  const names = namesOf(forecast);
  return markup`<h2>Levers</h2>
<p class="dim">Gain: how much nearer the outcomes come to what the actor says it wants, in hundredths of its distance scale, ± the Monte Carlo standard error
of the difference; all others do what the models say. ${levers.draws.screen} draws chose what to look at, ${levers.draws.confirm} others confirmed it.</p>
<h3>The best move of each actor</h3>
${table(
  'The best moves of each actor',
  markup`<tr><th scope="col">Actor</th><th scope="col">Move</th><th scope="col" class="n">Gain</th></tr>`,
  levers.moves.flatMap(({ actor, best }) => moveRows(actor, best, names)),
)}
<h3>The least change that flips an outcome</h3>
${flipTable(levers, names)}
${levers.coalitions.length > 0 && coalitionTable(levers.coalitions, forecast, names)}`;
}

const to = (value: number | boolean) =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(Number(value.toPrecision(3)));
const gainOf = ({ value, standardError }: { value: number; standardError: number }) =>
  `${points(value)} ± ${Number((100 * standardError).toPrecision(1))}`;

function moveRows(actor: string, best: Lever[], names: Names): Markup[] {
  const name = names.actors[actor] ?? actor;
  if (best.length === 0) {
    return [
      markup`<tr><td dir="auto">${name}</td><td class="words">Nothing that it could do alone helps it.</td><td class="n">-</td></tr>`,
    ];
  }
  return best.map(
    (lever, k) => markup`<tr><td dir="auto">${k === 0 && name}</td>
<td class="words" dir="auto">${pathInWords(lever.path, names)}: ${lever.from} → ${to(lever.to)}</td><td class="n">${gainOf(lever.gain)}</td></tr>`,
  );
}

function flipTable({ flips, unflipped }: Levers, names: Names): Markup {
  const rows = flips.map(
    (
      flip,
    ) => markup`<tr><td dir="auto" class="words">${names.outcomes[flip.outcome] ?? flip.outcome} (${percent(flip.probability)})</td>
<td class="words" dir="auto">${pathInWords(flip.path, names)}: ${flip.from} → ${to(flip.to)}</td>
<td class="n">${roughPercent(flip.size)}</td><td class="n">${percent(flip.becomes.value)}</td></tr>`,
  );
  const none = unflipped.map((id) => names.outcomes[id] ?? id);
  const head = markup`<tr><th scope="col">Outcome</th><th scope="col">Change</th><th scope="col" class="n">Of its range</th>
<th scope="col" class="n">Becomes</th></tr>`;
  return markup`${rows.length > 0 && table('The least changes that flip an outcome', head, rows)}
${none.length > 0 && markup`<p dir="auto">No single change by anyone takes across one half: ${none.join('; ')}.</p>`}`;
}

function coalitionTable(coalitions: Coalition[], forecast: Forecast, names: Names): Markup {
  const scaleOf = (id: string) => forecast.issues.find((issue) => issue.id === id)?.scale ?? { low: 0, high: 100 };
  const rows = coalitions.map(({ actors, gains, positions }) => {
    const [a, b] = actors.map((id) => names.actors[id] ?? id);
    const at = positions
      .map(({ issue, at: x }) => `${names.issues[issue] ?? issue} ${onScale(x, scaleOf(issue))}`)
      .join('; ');
    return markup`<tr><td dir="auto" class="words">${a} and ${b}</td><td class="words" dir="auto">${at}</td>
<td class="n">${gainOf(gains[0])}<br>${gainOf(gains[1])}</td></tr>`;
  });
  const head = markup`<tr><th scope="col">Who</th><th scope="col">Common positions</th><th scope="col" class="n">Gain of each</th></tr>`;
  return markup`<h3>Coalitions of two</h3>
${table('Coalitions of two', head, rows)}`;
}

/** Deals that all who must agree would prefer to the forecast. */
export function missedSection(forecast: Forecast, missed: Missed): Markup {
  const names = namesOf(forecast);
  const who = missed.decisive.map(({ actor }) => names.actors[actor] ?? actor).join(', ');
  return markup`<h2>Missed agreements</h2>
<p class="dim">Packages over several issues that every decisive actor (${who}) would prefer to the forecast at the best guesses, and the most valuable exchanges of two.</p>
${missed.efficient && markup`<p>For the decisive actors nothing is left on the table: none of them can gain without another one losing.</p>`}
${missed.agreements.map((agreement, k) => agreementTable(agreement, k, forecast, names))}`;
}

function agreementTable(
  { kind, changes, gains, gives }: MissedAgreement,
  k: number,
  forecast: Forecast,
  names: Names,
): Markup {
  const actor = (id: string) => names.actors[id] ?? id;
  const issue = (id: string) => names.issues[id] ?? id;
  const scaleOf = (id: string) => forecast.issues.find((one) => one.id === id)?.scale ?? { low: 0, high: 100 };
  const title =
    kind === 'package' ? 'A package' : `An exchange of ${gives.map(({ actor: id }) => actor(id)).join(' and ')}`;
  const rows = changes.map(({ issue: id, from, to: end }) => {
    const giving = gives.filter((give) => give.issue === id).map((give) => actor(give.actor));
    return markup`<tr><td dir="auto" class="words">${issue(id)}</td><td class="n">${onScale(from, scaleOf(id))} → ${onScale(end, scaleOf(id))}</td>
<td class="words" dir="auto">${giving.join(', ') || '-'}</td></tr>`;
  });
  const winners = gains.map(
    ({ actor: id, gain, decisive }) => `${actor(id)}${decisive ? '' : ' (not decisive)'} ${points(gain)}`,
  );
  const head = markup`<tr><th scope="col">Issue</th><th scope="col" class="n">From, to</th><th scope="col">Who gives way</th></tr>`;
  return markup`<h3 dir="auto">${title}</h3>
${table(`${title}, ${k + 1}`, head, rows)}
<p dir="auto">Gains, in hundredths of the distance: ${winners.join('; ')}.</p>`;
}
