import type { AssumptionSensitivity } from '../../forecast/deal-assumptions.ts';
import type {
  AgreementForecast,
  DealFactors,
  Factor,
  Forecast,
  OutcomeForecast,
  PartyForecast,
} from '../../forecast/forecast.ts';
import { listInWords } from '../words/list.ts';
import { dayInWords, inSentence } from '../words/names.ts';
import { chance, chanceRange, onScale, twoDigits } from '../words/numbers.ts';

/** What is assumed where issues of agreements are shown. */
export function settlesInWords({ agreements = [] }: Pick<Forecast, 'agreements'>): string {
  const never = agreements.filter(({ room }) => room.high === 0);
  if (never.length === 0) return 'Where the issues settle if there is a deal.';
  const of = never.length === agreements.length ? 'a deal' : listInWords(never.map(({ name }) => name));
  return `There is no room for ${of}: where the models would settle the issues if nobody could refuse.`;
}

/** A factor of an answer: what it is, how likely, and its range. */
export interface FactorRow {
  name: string;
  factor: Factor;
}

/** What an answer is made of: room x in time x what a deal holds, and what comes of it without one. */
export function factorRows({ room, pace, given, otherwise }: DealFactors, by: string | undefined): FactorRow[] {
  const until =
    by === undefined ? 'a deal in the end, where there is room' : `a deal by ${dayInWords(by)}, where there is room`;
  return [
    { name: 'room: a package that all who must agree prefer to no deal', factor: room },
    { name: `pace: ${until}`, factor: pace },
    { name: 'it happens, given a deal', factor: given },
    ...(otherwise.high > 0 ? [{ name: 'it happens, without a deal', factor: otherwise }] : []),
  ];
}

export function factorInWords({ value, low, high }: Factor): string {
  const range = chanceRange(low, high);
  return low === high || range === chance(value) ? chance(value) : `${chance(value)} (${range})`;
}

/** What the answer would be by the models if one factor were at an end of its range, the others as they are; the widest first. */
export function swingsInWords({ deal }: OutcomeForecast): string[] {
  if (!deal) return [];
  const at = (part: 'room' | 'pace' | 'given', value: number) => answerWith(deal, part, value);
  return (['room', 'pace', 'given'] as const)
    .map((part, k) => ({
      name: ['room', 'pace', 'what the deal holds'][k],
      factor: deal[part],
      ends: [at(part, deal[part].low), at(part, deal[part].high)],
    }))
    .filter(({ factor, ends }) => factor.low < factor.high && chance(ends[0]) !== chance(ends[1]))
    .sort((a, b) => Math.abs(b.ends[1] - b.ends[0]) - Math.abs(a.ends[1] - a.ends[0]))
    .map(
      ({ name, factor, ends }) =>
        `${name} from ${chance(factor.low)} to ${chance(factor.high)}: ${chance(ends[0])} to ${chance(ends[1])}`,
    );
}

/** The models' answer if one of its factors had another value. */
function answerWith(deal: DealFactors, part: 'room' | 'pace' | 'given', value: number): number {
  const of = (factor: 'room' | 'pace' | 'given') => (factor === part ? value : deal[factor].value);
  const struck = of('room') * of('pace');
  return struck * of('given') + (1 - struck) * deal.otherwise.value;
}

/** What the answer turns on besides its inputs: how far red lines give, and how fast losses grow beyond them. */
export function assumptionsInWords(
  { deal }: OutcomeForecast,
  assumptions: readonly AssumptionSensitivity[] | undefined,
): string[] {
  if (!deal || !assumptions) return [];
  const own = assumptions.filter(({ agreement }) => agreement === deal.agreement);
  if (own.length === 0) {
    return ['Nobody states a red line: how far such lines give, and how fast losses grow beyond them, moves nothing.'];
  }
  const { room } = deal;
  const still = (tried: number) => chance(tried) === chance(room.value);
  if (own.every(({ low, high }) => still(low.room) && still(high.room))) {
    return [
      `However far red lines give, and however fast losses grow beyond them, room stays at ${chance(room.value)}.`,
    ];
  }
  return own.map(({ assumption, low, high }) => {
    const tried =
      assumption === 'flexibility'
        ? 'red lines that give nothing, or twice as much as the file says'
        : `losses that grow ${twoDigits(low.steepness)} or ${twoDigits(high.steepness)} times as fast beyond red lines, in place of ${twoDigits(low.steepness / low.times)}`;
    const [from, to] = [low, high].map(({ room }) => chance(answerWith(deal, 'room', room)));
    return `With ${tried}: room ${chance(low.room)} or ${chance(high.room)}, and the answer ${from} or ${to}.`;
  });
}

/** The factors of an outcome and what they come to, for where there is little room. */
export function factorsInWords({ deal, by, probability }: OutcomeForecast): string {
  if (!deal) return '';
  const { room, pace, given, otherwise } = deal;
  const time = by === undefined ? 'in the end' : `by ${dayInWords(by)}`;
  const struck = `Room for a deal ${factorInWords(room)}, times a deal ${time} where there is room ${factorInWords(pace)}`;
  if (!(otherwise.high > 0)) {
    const then = given.low === 1 ? '' : `, times this outcome given a deal ${factorInWords(given)}`;
    return `${struck}${then}: ${chance(probability.value)}.`;
  }
  const comes = chance(room.value * pace.value);
  return `${struck}: a deal comes with a chance of ${comes}. With one, this outcome has a chance of ${factorInWords(given)}; without one, of ${factorInWords(otherwise)}.`;
}

/** What the time without a deal says of room; nothing where none has gone by. */
export function timeGoneInWords(
  { room, roomAsStated }: AgreementForecast,
  { asOf, at }: Pick<Forecast, 'asOf' | 'at'>,
): string[] {
  if (!roomAsStated || asOf === undefined || at === undefined) return [];
  const since = `No deal came from ${dayInWords(asOf)} to ${dayInWords(at)}`;
  const stated = factorInWords(roomAsStated);
  if (stated === factorInWords(room)) return [`${since}. That tells nothing of room here: it is ${stated} as before.`];
  const way = room.value < roomAsStated.value ? 'which speaks against room' : 'but what holds now opens room';
  return [`${since}, ${way}: it was ${stated} as the file states it, and is ${factorInWords(room)} now.`];
}

/** What is known of room: what the time without a deal says of it, and who is in the way. */
export const roomInWords = (agreement: AgreementForecast, forecast: Forecast): string[] => [
  ...timeGoneInWords(agreement, forecast),
  ...inTheWayInWords(agreement, forecast),
];

/** Who refuses, who alone is in the way, which red lines clash, and what no deal would have to be worth. */
export function inTheWayInWords(agreement: AgreementForecast, { issues }: Pick<Forecast, 'issues'>): string[] {
  const { consent, clashes } = agreement;
  const nameOf = (id: string) => inSentence(consent.find(({ actor }) => actor === id)?.name ?? id);
  const refusing = consent.filter(({ refuses }) => refuses >= 0.005).toSorted((a, b) => b.refuses - a.refuses);
  const alone = consent
    .filter((one) => one.aloneInTheWay >= 0.005)
    .toSorted((a, b) => b.aloneInTheWay - a.aloneInTheWay);
  const evens = consent
    .filter(({ breakEven }) => breakEven !== undefined)
    .toSorted((a, b) => (a.breakEven ?? 0) - (b.breakEven ?? 0));
  const list = (parts: string[], last?: string) =>
    listInWords(parts.slice(0, 6), last) + (parts.length > 6 ? ` and ${parts.length - 6} more` : '');
  const shares = (parts: { name: string; share: number }[]) =>
    list(parts.map(({ name, share }) => `${inSentence(name)} ${chance(share)}`));
  return [
    refusing.length === 0
      ? 'Nobody who must agree refuses what looks fairest at the best guesses.'
      : `Refuses what looks fairest at the best guesses, in so many futures: ${shares(refusing.map(({ name, refuses }) => ({ name, share: refuses })))}.`,
    ...(alone.length === 0
      ? []
      : [
          `There would be room if this one alone need not agree, in so many futures: ${shares(alone.map(({ name, aloneInTheWay }) => ({ name, share: aloneInTheWay })))}.`,
        ]),
    ...clashes.map(({ issue, atLeast, atMost, apart }) => {
      const about = issues.find(({ id }) => id === issue);
      const shown = (value: number) => (about ? onScale(value, about.scale) : String(value));
      return `Red lines clash on ${about?.name ?? issue}: ${nameOf(atLeast.actor)} takes at least ${shown(atLeast.value)}, ${nameOf(atMost.actor)} at most ${shown(atMost.value)}, ${shown(apart)} apart.`;
    }),
    ...breakEvenInWords(evens, list),
  ];
}

/** How much more, or less, no deal would have to be worth to somebody to end all room, or to open some. */
function breakEvenInWords(evens: readonly PartyForecast[], list: (parts: string[], last?: string) => string): string[] {
  const told = (which: (margin: number) => boolean, last = 'and') =>
    list(
      evens
        .filter(({ breakEven = 0 }) => which(breakEven))
        .map(({ name, breakEven = 0 }) => {
          const margin = Math.abs(breakEven).toFixed(2);
          return Number(margin) === 0 ? inSentence(name) : `${inSentence(name)} ${margin}`;
        }),
      last,
    );
  const [ends, hangs, opens] = [
    told((margin) => margin >= LEAST_MARGIN),
    told((margin) => Math.abs(margin) < LEAST_MARGIN, 'or'),
    told((margin) => margin <= -LEAST_MARGIN, 'or'),
  ];
  return [
    ...(ends === ''
      ? []
      : [
          `To end all room at the best guesses, no deal would have to be worth this much more, as a share of all that each cares about: ${ends}.`,
        ]),
    ...(hangs === ''
      ? []
      : [`Room at the best guesses hangs by a thread: it ends if no deal is worth any more to ${hangs}.`]),
    ...(opens === ''
      ? []
      : [
          `There is no room at the best guesses. For some, no deal would have to be worth this much less to one of them, as a share of all that it cares about: ${opens}.`,
        ]),
  ];
}

/** A margin under this is none: it would be written as 0.00. */
const LEAST_MARGIN = 0.005;

/** What the pace rests on. */
export function paceSourceInWords(
  { pace }: Pick<AgreementForecast, 'pace'>,
  settings?: Pick<Forecast['settings'], 'calibration'>,
): string {
  const cases = pace.cases > 0 ? ` (${pace.cases} cases)` : '';
  if (pace.of === 'stated') return `Pace: as the file states it${cases}.`;
  const better = 'State `timing: { pace }` where you know better.';
  if (pace.wide) {
    const known =
      pace.of === 'class'
        ? `no case of the class ${pace.name} is known`
        : 'the file states none, and no case of its kind is known';
    return `Pace: a guess, and so a wide one: ${known}. ${better}`;
  }
  const still =
    settings && !settings.calibration ? ', which comes with the program: without a calibration as well' : '';
  if (pace.of === 'class') return `Pace: that of the class ${pace.name}${cases}, as the file says${still}.`;
  return `Pace: a guess: the file states none, so it is that of the kind ${pace.name}${cases}${still}. ${better}`;
}

/** Whether the pace of an outcome's deal is a guess, in a short sentence; empty where the file states it, or where no deal is needed. */
export function paceGuessInWords(
  { deal }: Pick<OutcomeForecast, 'deal'>,
  { agreements = [] }: Pick<Forecast, 'agreements'>,
): string {
  const pace = agreements.find(({ id }) => id === deal?.agreement)?.pace;
  if (pace === undefined || pace.of === 'stated' || (pace.of === 'class' && !pace.wide)) return '';
  if (pace.wide) {
    const known = pace.of === 'class' ? `no case of the class ${pace.name} is known` : 'the file states none';
    return `The pace is a guess: ${known}.`;
  }
  return `The pace is a guess from ${pace.cases} resolved cases of the kind ${pace.name}: the file states none.`;
}

/** The same, once for all outcomes of a forecast. */
export const paceGuessesInWords = (forecast: Pick<Forecast, 'agreements' | 'outcomes'>): string[] => [
  ...new Set(forecast.outcomes.map((outcome) => paceGuessInWords(outcome, forecast)).filter((told) => told !== '')),
];

/** What the middle of the bracket takes for granted. */
export const BRACKET =
  'Room runs from sealed offers, in which each holds out because it does not know the others, to full knowledge of each other; answers count with the middle, as if half of what only knowledge would find were found.';
