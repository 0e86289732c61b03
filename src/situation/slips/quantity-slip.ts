import { quoteName } from '../../numeric/nearest-name.ts';

/** The likely meaning of a value of a wrong kind: what to write, and the value with which checking goes on. */
export interface Slip {
  message: string;
  meant?: unknown;
}

/** Words that stand where a number is still to come; `tightrope new` writes the first. */
const PLACEHOLDER = /^(todo|to do|tbd|tba|fixme|fill in.*|\?+|x{2,}|n\/?a|\.{2,}|…|_+|-+)$/i;

/** Whether a value says that it is still to be filled in. */
export const isPlaceholder = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && (value.trim() === '' || PLACEHOLDER.test(value.trim())));

const NUMBER = '[+-]?(?:\\d+(?:[.,]\\d+)?|[.,]\\d+)';
const BETWEEN = '\\s*(?:-|\u2013|\u2014|\\.\\.\\.?|\u2026|to|bis|until)\\s*';
const RANGE = new RegExp(
  `^(?:from\\s+|between\\s+)?(${NUMBER})\\s?%?(?:${BETWEEN}|\\s+and\\s+)(${NUMBER})\\s?(%?)(?:${BETWEEN}(${NUMBER}))?$`,
  'i',
);
const SPREAD = new RegExp(`^(${NUMBER})\\s*(?:±|\\+/?-)\\s*(${NUMBER})$`);
const ABOUT = new RegExp(
  `^(?:~|≈|ca\\.?|c\\.|circa|about|around|approx(?:\\.|imately)?)\\s*(${NUMBER})$|^(${NUMBER})\\s*\\?+$`,
  'i',
);
const BOUND = new RegExp(`^(?:[<>]=?|≥|≤|at least|at most|over|under|up to|more than|less than)\\s*(${NUMBER})$`, 'i');
const LIST = new RegExp(`^${NUMBER}(?:\\s*[;/|]\\s*${NUMBER}|,\\s+${NUMBER})+$`);
const UNIT = new RegExp(`^(?:[€$£]\\s*)?(${NUMBER})\\s*[\\p{L}€$£°.]+$`, 'u');

const numberFrom = (text: string): number => Number(text.replace(',', '.'));

/**
 * What was meant by a text where a number or a range belongs: `80%`, `0,9`, `60-100`, `~60`, `"0.9"`.
 *
 * @param share whether the number lies from 0 to 1
 * @param ranges whether ranges and lists are taken there, too
 * @param ends of the scale that a percentage is of
 * @returns undefined for a value that is not one of the known slips
 */
export function quantitySlip(
  written: string,
  share: boolean,
  ranges: boolean,
  ends: readonly [number, number] = [0, 100],
): Slip | undefined {
  const text = written.normalize('NFKC').replaceAll('\u2212', '-').trim();
  const found = quoteName(written);
  const write = (meant: unknown, why = ''): Slip => ({
    message: `found ${found}${why}, write ${inYaml(meant)}`,
    meant,
  });
  const straight = text.replace(/^["'“”„«»‘’]+|["'“”„«»‘’]+$/g, '');
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(straight)) {
    const odd =
      text === written
        ? straight === text
          ? ' in quotes'
          : ' in typographic quotes'
        : ', whose digits are not plain ones';
    return write(Number(straight), odd);
  }
  const percent = new RegExp(`^(${NUMBER})\\s?(?:%|percent|per cent|pct)$`, 'i').exec(text);
  if (percent) {
    const [low, high] = share ? [0, 1] : ends;
    const own = numberFrom(percent[1]);
    const value = exact(low + ((high - low) * own) / 100);
    const odd = !share && (low !== 0 || high !== 100);
    if (odd && own >= low && own <= high && own !== value) {
      return {
        message: `found ${found}, write ${own} if the scale is in percent, ${value} as a share of it`,
        meant: own,
      };
    }
    return write(value, odd ? `, a percentage of the scale from ${low} to ${high}` : ', a percentage');
  }
  if (/^[+-]?\d{1,3}([,'’ .]\d{3})+$/.test(text)) {
    return write(Number(text.replace(/[,'’ .]/g, '')), ', whose thousands are separated');
  }
  if (new RegExp(`^${NUMBER}$`).test(text)) return write(numberFrom(text), ', with a decimal comma');
  const range = RANGE.exec(text);
  if (range && !/^\d{4}-\d\d-\d\d$/.test(text)) return writtenRangeSlip(range, share, ranges, write);
  const spread = SPREAD.exec(text);
  if (spread && ranges) return write({ mean: numberFrom(spread[1]), sd: numberFrom(spread[2]) });
  const about = ABOUT.exec(text);
  if (about) {
    const value = numberFrom(about[1] ?? about[2]);
    const near = `{ low: ..., mode: ${value}, high: ... }`;
    return {
      message: `found ${found}, write ${value}${ranges ? `, or ${near} with how far it may be off` : ''}`,
      meant: value,
    };
  }
  const bound = BOUND.exec(text);
  if (bound) {
    const value = numberFrom(bound[1]);
    return {
      message: `found ${found}, a bound, expected ${ranges ? 'a range { low: ..., mode: ..., high: ... }' : 'a number'}`,
      meant: value,
    };
  }
  if (LIST.test(text) && ranges) return write(text.split(/[;/|]|,\s+/).map(numberFrom), ', several values');
  const unit = UNIT.exec(text);
  return unit ? write(numberFrom(unit[1]), ', a number with its unit') : undefined;
}

function writtenRangeSlip(
  match: RegExpExecArray,
  share: boolean,
  ranges: boolean,
  write: (meant: unknown) => Slip,
): Slip {
  const scale = match[3] === '%' && share ? 100 : 1;
  const numbers = [match[1], match[2], match[4]]
    .filter((part) => part !== undefined)
    .map((part) => exact(numberFrom(part) / scale));
  const low = numbers[0];
  const high = numbers[numbers.length - 1];
  const mode = numbers.length === 3 ? numbers[1] : exact((low + high) / 2);
  return write(ranges ? { low, mode, high } : mode);
}

const exact = (value: number): number => Number(value.toPrecision(12));

/** A value as it stands in a situation file. */
export function inYaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return `{ ${Object.entries(value)
    .map(([key, part]) => `${key}: ${part}`)
    .join(', ')} }`;
}
