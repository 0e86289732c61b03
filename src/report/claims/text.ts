import type { ClaimForecast, Resolution } from '../../ledger/claim/claim.ts';
import type { History, ListedClaim } from '../../ledger/claim/history.ts';
import { type Paint, pad, unpainted, WIDTH, wrap } from '../terminal/lines.ts';
import { count, percent, plainText } from '../words/numbers.ts';

const NAME = 28;

/** A page of claims for a terminal: two lines a claim, the first its text. */
export function claimListText(
  claims: readonly ListedClaim[],
  { total, page, limit, next = `--page ${page + 1}` }: { total: number; page: number; limit: number; next?: string },
  paint: Paint = unpainted,
  width = WIDTH,
): string {
  if (total === 0) return 'No claim matches.\n';
  const first = (page - 1) * limit + 1;
  const lines = claims.flatMap(({ id, text, claimant, made, deadline, probability, ...claim }) => {
    const said = probability === undefined ? '' : percent(probability);
    const until = deadline === undefined ? 'no deadline' : `by ${day(deadline)}`;
    return [
      `${pad(text, width - 8)}${said.padStart(8)}`,
      ...aboutLines(claimant, `${day(made)}  ${until.padEnd(15)}${standing(claim)}`, width).map(paint.dim),
      paint.dim(`  ${plainText(id)}`),
    ];
  });
  const shown = `${count(first)} to ${count(first + claims.length - 1)} of ${count(total)} ${total === 1 ? 'claim' : 'claims'}`;
  const more = first + claims.length - 1 < total ? `; the next ones: ${next}` : '';
  return `${[...lines, '', claims.length === 0 ? `Page ${page} is empty: there ${total === 1 ? 'is 1 claim' : `are ${count(total)} claims`}.` : `${shown}${more}.`].join('\n')}\n`;
}

/** Who said it, and when; on two lines where the terminal is narrow. */
function aboutLines(claimant: string, when: string, width: number): string[] {
  if (width >= WIDTH) return [`  ${pad(claimant, NAME + width - WIDTH)}${when}`];
  return [...wrap(claimant, 2, width), ...wrap(when, 2, width)];
}

const day = (moment: string) => moment.slice(0, 10);

const standing = ({ status, outcome }: Pick<ListedClaim, 'status' | 'outcome'>): string =>
  status === 'resolved' ? outcomeInWords(outcome) : status;

/** What happened, in words. */
export function outcomeInWords(outcome: unknown): string {
  if (outcome === true) return 'it happened';
  if (outcome === false) return 'it did not happen';
  return `came out as ${String(outcome)}`;
}

/** One claim with all that was said of it and what came of it. */
export function historyText(
  { claim, forecasts, resolutions }: History,
  paint: Paint = unpainted,
  width = WIDTH,
): string {
  const { text, claimant, claimantKind, made, deadline, trigger, triggerOn, tags, question, outcome } = claim;
  const { criteria, quote, link, note, source, options, unit, id } = claim;
  const { recorded } = claim as { recorded?: string };
  const parts: [string, string | undefined][] = [
    ['claimed by', `${claimant} (${claimantKind})`],
    ['made', made],
    ['deadline', deadline ?? 'none'],
    ['after', trigger && `${trigger}${triggerOn ? `, ${triggerOn}` : ''}`],
    ['will be known', criteria],
    ['options', options?.join(' | ')],
    ['counted in', unit],
    ['quote', quote && `“${quote}”`],
    ['link', link],
    ['tags', tags.length > 0 ? tags.join(', ') : undefined],
    ['outcome', outcome],
    ['question', question],
    ['from', source],
    ['note', note],
    ['written down', recorded?.slice(0, 10) === made.slice(0, 10) ? undefined : recorded],
  ];
  const stated = parts.filter((part): part is [string, string] => part[1] !== undefined);
  return `${[
    ...wrap(text, 0, width).map(paint.bold),
    paint.dim(plainText(id)),
    '',
    ...stated.flatMap(([name, value]) => labelled(name, value, paint, width)),
    '',
    paint.bold('WHAT WAS SAID'),
    ...(forecasts.length === 0
      ? ['no probability']
      : byTime(forecasts).flatMap((f) => saidLines(f, options, paint, width))),
    '',
    paint.bold('WHAT CAME OF IT'),
    ...(resolutions.length === 0
      ? ['not known yet']
      : resolutions.flatMap((r, i) => cameLines(r, i === resolutions.length - 1, paint, width))),
  ].join('\n')}\n`;
}

const LABEL = 17;

/** A day, or a time to the minute in UTC. */
const when = (moment: string): string => moment.slice(0, 16).replace('T', ' ');

function labelled(name: string, value: string, paint: Paint, width: number): string[] {
  const [first, ...rest] = wrap(value, LABEL, width);
  return [`${paint.dim(name.padEnd(LABEL))}${first.slice(LABEL)}`, ...rest];
}

const byTime = (forecasts: readonly ClaimForecast[]) =>
  [...forecasts].sort((a, b) => (a.made < b.made ? -1 : a.made > b.made ? 1 : 0));

function saidLines(
  forecast: ClaimForecast,
  options: readonly string[] | undefined,
  paint: Paint,
  width: number,
): string[] {
  const { made, probability, probabilities, quantiles, phrase, low, high, reason, standardError, inputsHash, seed } =
    forecast;
  const range = low === undefined || high === undefined ? '' : `, ${percent(low)} to ${percent(high)}`;
  const words = phrase === undefined ? '' : ` “${phrase}”`;
  const error = standardError === undefined ? '' : ` ± ${percent(standardError)}`;
  const said =
    probability !== undefined
      ? `${percent(probability)}${error}${words}${range}`
      : probabilities !== undefined
        ? probabilities.map((p, i) => `${options?.[i] ?? i + 1}: ${percent(p)}`).join(', ')
        : (quantiles ?? []).map(([level, value]) => `${percent(level)} below ${value}`).join(', ');
  const run = inputsHash === undefined ? '' : ` (inputs ${inputsHash.slice(0, 8)}, seed ${seed})`;
  return [
    ...labelled(when(made), `${said}${run}`, paint, width),
    ...(reason === undefined ? [] : wrap(reason, LABEL, width).map(paint.dim)),
  ];
}

function cameLines(
  { verdict, outcome, on, evidence, by }: Resolution,
  last: boolean,
  paint: Paint,
  width: number,
): string[] {
  const what = verdict === 'resolved' ? outcomeInWords(outcome) : verdict;
  const judge = by === undefined ? '' : `, says ${by}`;
  const [first, ...rest] = labelled(
    on.slice(0, LABEL - 1),
    `${what}${judge}${last ? '' : ' (judged again since)'}`,
    paint,
    width,
  );
  return [
    last ? paint.bold(first) : first,
    ...rest,
    ...(evidence === undefined ? [] : wrap(evidence, LABEL, width).map(paint.dim)),
  ];
}
