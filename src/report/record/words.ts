import type { CameTrue, FearRecord, MeanProbability } from '../../ledger/record/fear-record.ts';
import { countOf } from '../../numeric/count-of.ts';
import type { Frequency } from '../../numeric/jeffreys.ts';
import { tooFew } from '../../outside/base-rate/credibility.ts';
import { rateInTable } from '../base-rate/words.ts';
import { count, percent } from '../words/numbers.ts';

/** What is said where there are no claims. */
const noClaims = ({ family }: FearRecord) => `Nobody claims anything with the tag “${family}”.`;

/** The first and the last period: "2019 to 2026". */
function spanInWords({ periods }: FearRecord): string {
  const [first, last] = [periods[0].name, periods[periods.length - 1].name];
  return first === last ? first : `${first} to ${last}`;
}

/** "5 claims by 1 claimant, 2019 to 2026, said to be 97% likely. In 4 tests none came true; 1 claim is open." */
export function brieflyInWords(record: FearRecord): string {
  const { claims, claimants, stated, tests, statuses } = record;
  if (claims === 0) return noClaims(record);
  const said = stated ? `, said to be ${percent(stated.mean)} likely` : '';
  const came =
    tests.resolved === 0
      ? 'None is resolved'
      : `In ${countOf(tests.resolved, 'test')} ${tests.yes === 0 ? 'none' : count(tests.yes)} came true`;
  const open =
    statuses.open > 0 ? `; ${countOf(statuses.open, 'claim')} ${statuses.open === 1 ? 'is' : 'are'} open` : '';
  return `${countOf(claims, 'claim')} by ${countOf(claimants, 'claimant')}, ${spanInWords(record)}${said}. ${came}${open}.`;
}

/** What one test of a fear is, wherever they are counted. */
export const TESTS_IN_WORDS =
  'One test of the fear: all claims of yes or no that share a question, or else a deadline day; it came true if one of them did. ' +
  'Five claims of one merger by one day are not five trials, so the base rate is made of tests.';

/** What the numbers of a base rate are. */
export const BASE_RATE_IN_WORDS =
  "Base rate: mean and 90% interval of the frequency given the tests so far, from Jeffreys' beta distribution " +
  '(Brown, Cai & DasGupta 2001).';

/** What came of some claims or tests: `20 claims, of which none came true`. */
function cameTrueInWords({ yes, resolved }: CameTrue, what: string): string {
  const came = yes === resolved ? 'came true' : 'did not come true';
  if (resolved === 1) return `1 ${what}, which ${came}`;
  const which = yes === 0 ? 'none' : yes === resolved ? 'all' : count(yes);
  return `${count(resolved)} ${what}s, of which ${which} came true`;
}

/** `0 of 7`, or a dash where nothing is resolved. */
export const outOf = ({ yes, resolved }: CameTrue): string =>
  resolved === 0 ? '-' : `${count(yes)} of ${count(resolved)}`;

/** A mean of probabilities in percent, or a dash. */
export const meanInWords = (mean?: MeanProbability): string => (mean ? percent(mean.mean) : '-');

/** `6.3% (0% to 23%)`, `too few (0% to 36%)` of fewer than ten tests, or a dash. */
export const baseRateInWords = (tests: number, rate?: Frequency): string => (rate ? rateInTable(tests, rate) : '-');

/** The record in a few sentences: how many claims, what was said, what came true, the base rate, and what is left out. */
export function recordInWords(record: FearRecord): string {
  const { claims, claimants, triggers, tests, baseRate, stated, statuses } = record;
  const { yes, no } = statuses;
  if (claims === 0) return [noClaims(record), ...leftOver(record)].filter((part) => part !== undefined).join(' ');
  const after = triggers.length > 0 ? ` after ${countOf(triggers.length, 'trigger')}` : '';
  const sentences = [
    `${countOf(claims, 'claim')} by ${countOf(claimants, 'claimant')}${after}, ${spanInWords(record)}.`,
    stated &&
      `The probability stated at first was ${percent(stated.mean)} on average${stated.claims < claims ? ` (${countOf(stated.claims, 'claim')})` : ''}.`,
    yes + no > 0
      ? `Resolved: ${cameTrueInWords({ yes, resolved: yes + no }, 'claim')}. ` +
        `That makes ${cameTrueInWords(tests, 'distinct test')}.`
      : 'None is resolved: there is no base rate.',
    baseRate &&
      `Base rate: ${tooFew(tests.resolved) ? 'too few tests to tell' : percent(baseRate.mean)}, 90% interval ${percent(baseRate.low)} to ${percent(baseRate.high)}.`,
    ...leftOver(record),
  ];
  return sentences.filter((sentence) => sentence !== undefined).join(' ');
}

/** What is not in the base rate, or only in some way. */
function leftOver({ statuses, tests, ofModels }: FearRecord): (string | undefined)[] {
  const { open, overdue, disputed, annulled, otherKinds } = statuses;
  const late =
    overdue === 0
      ? ''
      : ` (${overdue === open ? '' : `${count(overdue)} of them `}past ${overdue === 1 ? 'its' : 'their'} deadline)`;
  const parts = [
    open > 0 && `${count(open)} open${late}`,
    disputed > 0 && `${count(disputed)} in dispute`,
    otherKinds > 0 && `${count(otherKinds)} resolved but not of yes or no`,
  ].filter((part) => part !== false);
  return [
    parts.length > 0 ? `Besides: ${parts.join('; ')}.` : undefined,
    annulled > 0 ? `${countOf(annulled, 'claim')} annulled and left out.` : undefined,
    ofModels > 0 ? `${countOf(ofModels, 'claim')} of models left out.` : undefined,
    tests.mixed > 0
      ? `In ${countOf(tests.mixed, 'test')} some claims came true and others did not: counted as come true.`
      : undefined,
  ];
}
