import type { Forecast } from '../../forecast/forecast.ts';
import { type Markup, markup } from '../markup.ts';
import { points, ROOM_IN_WORDS, roughPercent, shareWithError } from '../words.ts';
import { table } from './shell.ts';

/** Who gains against the status quo. */
export function actorSection({ actors }: Forecast): Markup {
  const rows = actors.map(
    ({ name, loss, gain, betterOff }) => markup`<tr><td dir="auto">${name}</td>
<td class="n">${(100 * loss.value).toFixed(1)} ± ${Number((100 * loss.standardError).toPrecision(1))}</td>
<td class="n">${gain ? `${points(gain.value)} ± ${Number((100 * gain.standardError).toPrecision(1))}` : '-'}</td>
<td class="n">${betterOff === undefined ? '-' : roughPercent(betterOff)}</td></tr>`,
  );
  const head = markup`<tr><th scope="col">Actor</th><th scope="col" class="n">Distance</th>
<th scope="col" class="n">Gain</th><th scope="col" class="n">Better off in</th></tr>`;
  return markup`<h2>Who gains</h2>
${table('Who gains', head, rows)}
<p class="dim">Distance: how far the outcomes are from what the actor wants, weighted by what it cares about; 0 is all it wants,
100 the far end of everything. Gain: the distance it saves against the status quo.</p>`;
}

/** Whose hands are how free. */
export function roomSection({ roomForManoeuvre }: Forecast): Markup | false {
  if (roomForManoeuvre.length === 0) return false;
  const rows = roomForManoeuvre.flatMap(({ name, onName, share, without }) => [
    markup`<tr><td dir="auto">${name} against ${onName}</td><td class="n">${shareWithError(share)}</td></tr>`,
    ...without.map(
      (partner) =>
        markup`<tr><td dir="auto">without ${partner.name}</td><td class="n">${shareWithError(partner.share)}</td></tr>`,
    ),
  ]);
  const head = markup`<tr><th scope="col">Who</th><th scope="col" class="n">Room</th></tr>`;
  return markup`<h2>Room for manoeuvre</h2>
${table('Room for manoeuvre', head, rows)}
<p class="dim">${ROOM_IN_WORDS}</p>`;
}
