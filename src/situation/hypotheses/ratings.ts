import type { Alarms, Hypotheses } from './section.ts';

/**
 * How often a source of each letter reports what happened, and what did not. The code itself gives no numbers (NATO AJP-2.1); these
 * are a reading of its words, and a file may have its own. An unreliable source says the same either way: nothing moves.
 */
const RELIABILITY: ReadonlyMap<string, Alarms> = new Map([
  ['A', { hit: 0.95, falseAlarm: 0.02 }],
  ['B', { hit: 0.9, falseAlarm: 0.07 }],
  ['C', { hit: 0.8, falseAlarm: 0.15 }],
  ['D', { hit: 0.65, falseAlarm: 0.35 }],
  ['E', { hit: 0.5, falseAlarm: 0.5 }],
  ['F', { hit: 0.6, falseAlarm: 0.4 }],
]);

/** How much of the difference between the two rates is left by the credibility of the report; 6: it cannot be judged. */
const CREDIBILITY: ReadonlyMap<string, number> = new Map([
  ['1', 1],
  ['2', 0.9],
  ['3', 0.7],
  ['4', 0.4],
  ['5', 0.1],
  ['6', 0.5],
]);

/** What a rating such as `B2`, or its letter alone, means: the file's own reading first. */
export function alarmsOf(rating: string, own: Hypotheses['ratings'] = {}): Alarms {
  const code = rating.toUpperCase();
  if (Object.hasOwn(own, code)) return own[code];
  const letter = code[0];
  const alarms = Object.hasOwn(own, letter) ? own[letter] : (RELIABILITY.get(letter) as Alarms);
  const left = CREDIBILITY.get(code[1] ?? '1') as number;
  const middle = (alarms.hit + alarms.falseAlarm) / 2;
  return { hit: middle + left * (alarms.hit - middle), falseAlarm: middle + left * (alarms.falseAlarm - middle) };
}

/**
 * Why the two halves of a rating contradict each other, if they do: a reliable source with a report that is improbable or that
 * nobody can judge (A5, A6), or an unreliable source whose report others confirm (E1).
 *
 * @see Irwin & Mandel 2019, Improving information evaluation for intelligence production, Intelligence and National Security 34(4)
 */
export function contradiction(rating: string): string | undefined {
  const [letter, digit] = rating.toUpperCase();
  if ('AB'.includes(letter) && '45'.includes(digit ?? '1') && digit !== undefined && !(letter === 'B' && digit === '4'))
    return 'a reliable source, and a report that is improbable';
  if (letter === 'A' && digit === '6') return 'a wholly reliable source, and a report that cannot be judged';
  if ((letter === 'E' && (digit === '1' || digit === '2')) || (letter === 'D' && digit === '1'))
    return 'an unreliable source, and a report that others confirm';
  if (letter === 'F' && digit === '1') return 'a source that cannot be judged, and a report that others confirm';
  return undefined;
}
