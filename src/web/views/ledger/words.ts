import type { Claim, ClaimForecast, Resolution } from '../../../ledger/claim/claim.ts';
import type { History, ListedClaim } from '../../../ledger/claim/history.ts';
import { momentMs } from '../../../ledger/claim/moment.ts';
import { dayInWords } from '../../../report/words/names.ts';
import { percent } from '../../../report/words/numbers.ts';
import type { EarlierText } from '../../home/home.ts';
import type { ForecastMade, StoodText } from './as-it-stood.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day where there is little room: "31 Dec 2025". */
export function shortDay(moment: string): string {
  const [year, month, day] = moment.slice(0, 10).split('-').map(Number);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

const isOverdue = ({ status, deadline }: Pick<ListedClaim, 'status' | 'deadline'>, now: number): boolean =>
  status === 'open' && deadline !== undefined && momentMs(deadline, 'end') < now;

/** What came of a claim: in words, and with the sign that goes with them. */
export function cameOf(
  { status, outcome, deadline, kind }: Pick<ListedClaim, 'status' | 'outcome' | 'deadline' | 'kind'>,
  now: number,
): { words: string; sign: 'yes' | 'no' | 'due' | 'plain' } {
  if (status === 'open')
    return isOverdue({ status, deadline }, now)
      ? { words: 'past deadline', sign: 'due' }
      : { words: 'open', sign: 'plain' };
  if (status !== 'resolved') return { words: status, sign: 'plain' };
  if (kind === 'yes-no')
    return outcome === true ? { words: 'happened', sign: 'yes' } : { words: 'did not', sign: 'no' };
  return { words: String(outcome), sign: outcome === 'never' ? 'no' : 'yes' };
}

/** What a forecast says, in words: "97%, said as “will”". */
export function saidInWords(
  forecast: Omit<ClaimForecast, 'claim' | 'made'>,
  { options }: Pick<Claim, 'options'>,
): string {
  const { probability, probabilities, quantiles, phrase, low, high } = forecast;
  if (probability !== undefined) {
    const range = low !== undefined && high !== undefined && !phrase ? ` (${percent(low)} to ${percent(high)})` : '';
    return `${percent(probability)}${range}${phrase ? `, read from “${phrase}”` : ''}`;
  }
  if (probabilities) return probabilities.map((p, k) => `${options?.[k] ?? k + 1} ${percent(p)}`).join(', ');
  return (quantiles ?? []).map(([level, value]) => `${value} at ${percent(level)}`).join(', ');
}

/** One line of a claim's history. */
export interface HistoryLine {
  at: string;
  ms: number;
  kind: 'said' | 'came' | 'clock';
  words: string;
  /** What stands behind it: a reason, or the evidence. */
  because?: string | undefined;
}

/** All that was ever said of a claim, in the order of time, with its deadline in between. */
export function historyLines({ claim, forecasts, resolutions }: History, now: number): HistoryLine[] {
  const lines: HistoryLine[] = [
    { at: claim.made, ms: momentMs(claim.made), kind: 'said', words: `Claimed by ${claim.claimant}` },
    ...forecasts.map((forecast): HistoryLine => {
      const { made, reason } = forecast;
      return {
        at: made,
        ms: momentMs(made),
        kind: 'said',
        words: `Said ${saidInWords(forecast, claim)}`,
        because: reason,
      };
    }),
    ...resolutions.map((resolution, k): HistoryLine => {
      const again = k > 0 ? 'Judged anew: ' : '';
      const by = resolution.by ? `, judged by ${resolution.by}` : '';
      return {
        ...{ at: resolution.on, ms: momentMs(resolution.on, 'end'), kind: 'came', because: resolution.evidence },
        words: capital(`${again}${resolutionInWords(resolution, claim)}${by}`),
      };
    }),
  ];
  if (claim.trigger !== undefined && claim.triggerOn !== undefined)
    lines.push({ at: claim.triggerOn, ms: momentMs(claim.triggerOn) - 1, kind: 'clock', words: claim.trigger });
  if (claim.deadline !== undefined) {
    const ms = momentMs(claim.deadline, 'end');
    lines.push({ at: claim.deadline, ms, kind: 'clock', words: ms < now ? 'The deadline passed' : 'The deadline' });
  }
  return lines
    .map((line, k) => ({ line, k }))
    .sort((a, b) => a.line.ms - b.line.ms || a.k - b.k)
    .map(({ line }) => line);
}

const capital = (words: string) => words.replace(/^./, (letter) => letter.toUpperCase());

/** A verdict in words: "it did not happen". */
export function resolutionInWords(
  { verdict, outcome }: Pick<Resolution, 'verdict' | 'outcome'>,
  { kind }: Pick<Claim, 'kind'>,
): string {
  if (verdict === 'disputed') return 'it is in dispute';
  if (verdict === 'annulled') return 'it counts for nothing';
  if (kind === 'yes-no') return outcome === true ? 'it happened' : 'it did not happen';
  if (outcome === 'never') return 'it never happened';
  return kind === 'date' ? `it happened on ${outcome}` : `it came out as ${outcome}`;
}

const dayOfMs = (ms: number) => dayInWords(new Date(ms).toISOString().slice(0, 10));

/** Which text a post-mortem is of, and how that is known. */
export function stoodInWords({ version, known, isOther, oldest }: StoodText, { made }: ForecastMade): string {
  const day = dayInWords(made.slice(0, 10));
  const which = version && versionInWords(version);
  if (known === 'by its inputs')
    return which
      ? `The situation as it stood on ${day}: ${which}. The forecast was made from just these inputs.`
      : `The situation is as it was on ${day}: the forecast was made from just these inputs.`;
  const other = isOther ? ' The forecast was made from other inputs than any text that is kept has.' : '';
  if (known === 'by its time')
    return `${which ? `The situation as it stood on ${day}: ${which}.` : `Nothing was written into the situation since ${day}.`}${other}`;
  const since =
    oldest === undefined ? 'no earlier text of it is kept' : `the oldest text that is kept is of ${dayOfMs(oldest)}`;
  return `How the situation stood on ${day} is not known: ${since}.${other} What follows is of the file as it is now.`;
}

function versionInWords({ is, at, by, message }: EarlierText): string {
  if (is === 'replaced') return `the text that was replaced on ${dayOfMs(at)}`;
  const whose = by ? ` by ${by}` : '';
  return `the commit${whose} of ${dayOfMs(at)}${message ? `, “${message}”` : ''}`;
}
