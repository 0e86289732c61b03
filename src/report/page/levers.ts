import type { Forecast } from '../../forecast/forecast.ts';
import type { Levers } from '../../inside/levers/levers.ts';
import type { Missed, MissedAgreement } from '../../inside/missed/missed.ts';
import { coalitionInWords, flipInWords, LEVERS_IN_WORDS, leverInWords, unflippedInWords } from '../levers-in-words.ts';
import { type Markup, markup } from '../markup.ts';
import { MISSED_IN_WORDS } from '../missed-in-words.ts';
import { type Names, namesOf } from '../names.ts';
import { onScale, points } from '../words.ts';
import { table } from './shell.ts';

/** What anybody could do: by itself, to flip an outcome, or with another. */
export function leverSection(forecast: Forecast, levers: Levers): Markup {
  const names = namesOf(forecast);
  const { moves, flips, unflipped, coalitions, draws } = levers;
  const list = (sentences: string[]) =>
    markup`<ul>${sentences.map((text) => markup`<li dir="auto">${text}</li>`)}</ul>`;
  const head = markup`<tr><th scope="col">Actor</th><th scope="col">Best moves</th></tr>`;
  const rows = moves.map(({ actor, best }) => {
    const told =
      best.length > 0 ? best.map((lever) => leverInWords(lever, names)) : ['Nothing that it could do alone helps it.'];
    return markup`<tr><td dir="auto">${names.actors[actor] ?? actor}</td><td class="words">${list(told)}</td></tr>`;
  });
  const together = coalitions.map((coalition) => coalitionInWords(coalition, names));
  return markup`<h2>Levers</h2>
<p class="dim">${LEVERS_IN_WORDS} ± is the Monte Carlo standard error of the difference. ${draws.screen} draws chose what to look at, ${draws.confirm} others confirmed it.</p>
${table('The best moves of each actor', head, rows)}
<h3>The least change that flips an outcome</h3>
${list([...flips.map((flip) => flipInWords(flip, names)), ...unflippedInWords(unflipped, names)])}
${together.length > 0 && markup`<h3>Coalitions of two</h3>${list(together)}`}`;
}

/** Deals that all who must agree would prefer to the forecast. */
export function missedSection(forecast: Forecast, missed: Missed): Markup {
  const names = namesOf(forecast);
  const who = missed.decisive.map(({ actor }) => names.actors[actor] ?? actor).join(', ');
  return markup`<h2>Missed agreements</h2>
<p class="dim">${MISSED_IN_WORDS} Here: ${who || 'nobody'}. All at the best guesses; then the most valuable exchanges of two.</p>
${missed.efficient === undefined && markup`<p>Too many actors are decisive on too many issues to search for a package.</p>`}
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
