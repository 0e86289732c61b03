import type { CabinetForecast, CoalitionPartyForecast, CoalitionsForecast } from '../../forecast/coalitions.ts';
import type { Forecast } from '../../forecast/forecast.ts';
import { figure, plain, type Table } from '../table/table.ts';
import { chance, count, onScale, wholePercent } from '../words/numbers.ts';

/** How likely each party is to be in the cabinet and to lead it, the likeliest first. */
export const partyTable = ({ coalitions }: Forecast): Table<CoalitionPartyForecast> => ({
  columns: [
    plain('party', ({ id }) => id),
    { key: 'name', value: ({ name }) => name, title: 'PARTY', width: 44, flex: true },
    figure('seats', 'SEATS', ({ seats }) => seats, count),
    figure('in_cabinet', 'IN CABINET', ({ inCabinet }) => inCabinet.value, chance),
    plain('in_cabinet_error', ({ inCabinet }) => inCabinet.standardError),
    figure('leads', 'LEADS IT', ({ leads }) => leads.value, chance),
    plain('leads_error', ({ leads }) => leads.standardError),
  ],
  rows: (coalitions?.parties ?? []).toSorted(
    (a, b) => b.inCabinet.value - a.inCabinet.value || b.leads.value - a.leads.value,
  ),
});

/** The likeliest cabinets. */
export const cabinetTable = ({ coalitions }: Forecast): Table<CabinetForecast> => ({
  columns: [
    plain('parties', ({ parties }) => parties.join(' ')),
    { title: 'CABINET', show: ({ parties }) => partiesInWords(parties, coalitions), width: 54, flex: true },
    figure('seat_share', 'SEATS', ({ seatShare }) => seatShare, wholePercent),
    figure('probability', 'CHANCE', ({ probability }) => probability, chance),
  ],
  rows: coalitions?.cabinets ?? [],
});

/** Parties by their short names, as one cabinet: "SPD, Greens". */
export function partiesInWords(ids: readonly string[], coalitions: CoalitionsForecast | undefined): string {
  const names = new Map(coalitions?.parties.map(({ id, short, name }) => [id, short ?? name]));
  return ids.map((id) => names.get(id) ?? id).join(', ');
}

/** Where the cabinet stands, and what the forecast goes by; nothing without one. */
export function cabinetInWords({ coalitions, issues, settings }: Forecast): string[] {
  if (!coalitions) return [];
  const { issue: id, position, ledByOthers, elections, countries, draws, parties } = coalitions;
  const issue = issues.find((one) => one.id === id);
  const { q05, q50, q95 } = position.quantiles;
  const at = (x: number) => (issue ? onScale(x, issue.scale) : String(x));
  const learned =
    elections === undefined
      ? 'learned from resolved elections'
      : `learned from ${count(elections)} elections in ${count(countries ?? 0)} countries`;
  return [
    `The cabinet stands at ${at(q50)} on “${issue?.name ?? id}” (90%: ${at(q05)} to ${at(q95)}), its parties weighted by their seats.`,
    `By a model of which coalitions form, ${learned}. This is the answer to where it stands. The row of that issue elsewhere is where a bargain over it alone would settle, with no cabinet in it.${
      ledByOthers >= 0.005 ? ` With a chance of ${chance(ledByOthers)} nobody of these parties leads.` : ''
    }`,
    ...(draws > 1 && draws < settings.samples
      ? [
          `Seats and positions: ${count(draws)} draws, since each has ${parties.length > 6 ? 'many' : 'its'} coalitions.`,
        ]
      : []),
  ];
}

/** "Most likely: SPD, Greens (34%), led by SPD (81%)." */
export function likeliestInWords({ coalitions }: Forecast): string {
  const [first] = coalitions?.cabinets ?? [];
  if (!coalitions || !first) return '';
  const leader = coalitions.parties.reduce((most, party) => (party.leads.value > most.leads.value ? party : most));
  return `Likeliest cabinet: ${partiesInWords(first.parties, coalitions)} (${chance(first.probability)}); likeliest to lead: ${leader.short ?? leader.name} (${chance(leader.leads.value)}).`;
}
