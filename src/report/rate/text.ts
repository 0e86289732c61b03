import { dateOf } from '../../numeric/days.ts';
import type { RateChoice } from '../../outside/rates/index.ts';
import { type Paint, unpainted, wrap } from '../terminal/lines.ts';
import { count, roughPercent } from '../words/numbers.ts';
import {
  choiceInWords,
  differenceInWords,
  fitInWords,
  HELD_OUT_IN_WORDS,
  probabilityInWords,
  RATE_NAMES,
  ratesInWords,
  recordOfRateInWords,
  type ShownRate,
  weekCalibration,
} from './words.ts';

/** At least one event by a date, by both rates, for a terminal of 80 columns; then how both did in months held out. */
export function rateText(shown: ShownRate, paint: Paint = unpainted): string {
  const { name, choice } = shown;
  const fit = fitInWords(choice);
  const held = choice.scores.length > 0;
  const lines = [
    ...wrap(name).map(paint.bold),
    ...wrap(recordOfRateInWords(choice)),
    ...wrap(choiceInWords(choice)),
    ...dateLines(shown, paint),
    '',
    ...wrap(ratesInWords(choice)),
    ...(fit ? wrap(fit) : []),
    ...(held ? ['', ...scoreLines(choice, paint), '', ...calibrationLines(shown, paint)] : []),
    ...(held ? ['', ...wrap(HELD_OUT_IN_WORDS).map(paint.dim)] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function dateLines({ choice, byDates }: ShownRate, paint: Paint): string[] {
  if (byDates.length === 0) return [];
  const mark = (rate: 'poisson' | 'hawkes') => (choice.chosen === rate ? ' *' : '');
  const head = `${'AT LEAST ONE BY'.padEnd(17)}${'DAYS'.padStart(6)}  ${`CONSTANT${mark('poisson')}`.padEnd(28)}${`SELF-EXCITING${mark('hawkes')}`}`;
  const rows = byDates.map(({ by, days, poisson, hawkes }) => {
    const exciting = hawkes ? probabilityInWords(hawkes) : '-';
    return `${dateOf(by).padEnd(17)}${count(days).padStart(6)}  ${`${probabilityInWords(poisson)} `.padEnd(28)}${exciting}`;
  });
  return ['', paint.bold(head), ...rows, paint.dim('* the one to forecast by; in brackets the 90% interval')];
}

function scoreLines({ scores, hawkes: bursts }: RateChoice, paint: Paint): string[] {
  const over = `${' '.repeat(23)}${'LOG SCORE'.padEnd(27)}${'SAID'.padEnd(12)}SELF-EXCITING`;
  const head = `${'HELD OUT'.padEnd(9)}${'N'.padStart(5)}${'CAME'.padStart(6)}${'CONST'.padStart(9)}${'S-EXC'.padStart(9)}${'EARLIER'.padStart(9)}${'CONST'.padStart(7)}${'S-EXC'.padStart(7)}${'LESS CONST'.padStart(18)}`;
  const rows = scores.map(({ horizon, windows, happened, scores: { poisson, hawkes, climatology }, better }) => {
    const rates = [poisson, bursts && hawkes];
    const logs = [...rates, climatology]
      .map((one) => (one ? minus(one.logScore.toFixed(4)) : '-').padStart(9))
      .join('');
    const said = rates.map((one) => (one ? roughPercent(one.forecast) : '-').padStart(7)).join('');
    return `${horizon.padEnd(9)}${count(windows).padStart(5)}${roughPercent(happened).padStart(6)}${logs}${said}${(bursts ? differenceInWords(better) : '-').padStart(18)}`;
  });
  return [paint.bold(over), paint.bold(head), ...rows];
}

const minus = (shown: string): string => (Number(shown) === 0 ? shown.replace('-', '') : shown.replace('-', '−'));

function calibrationLines({ choice }: ShownRate, paint: Paint): string[] {
  const head = `${'WEEKS BY WHAT WAS SAID'.padEnd(28)}${'N'.padStart(6)}${'SAID'.padStart(8)}${'CAME'.padStart(8)}   RANGE IF RIGHT`;
  const methods = choice.hawkes ? (['poisson', 'hawkes'] as const) : (['poisson'] as const);
  const rows = methods.flatMap((method) =>
    weekCalibration(choice, method).map(({ n, from, to, forecast, observed, low, high }) => {
      const range = `${RATE_NAMES[method]}, ${roughPercent(from)} to ${roughPercent(to)}`;
      const off = observed < low || observed > high ? ' off' : '';
      return `${range.padEnd(28)}${count(n).padStart(6)}${roughPercent(forecast).padStart(8)}${roughPercent(observed).padStart(8)}   ${roughPercent(low)} to ${roughPercent(high)}${off}`;
    }),
  );
  return [paint.bold(head), ...rows];
}
