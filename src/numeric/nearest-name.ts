import { distance } from 'fastest-levenshtein';

/** Longer names are compared by their beginning only: the cost is the product of the lengths. */
const LONGEST = 60;

/** The valid name nearest to what was written, if one is near enough to be what was meant. */
export function nearest(written: string, names: Iterable<string>): string | undefined {
  const target = written.slice(0, LONGEST).toLowerCase();
  let best: string | undefined;
  // As many changes as the name has letters would make any name of any other.
  let least = Math.min(Math.max(2, Math.floor(target.length / 3)) + 1, target.length);
  for (const name of names) {
    const d = distance(target, name.slice(0, LONGEST).toLowerCase());
    if (d < least) {
      least = d;
      best = name;
    }
  }
  return best;
}

/** "unknown issue `curency`, did you mean `currency`?", or the list of names when none is near. */
export function unknownName(kind: string, written: string, names: Iterable<string>): string {
  const known = [...names];
  const start = written === '' ? `no ${kind} is named` : `unknown ${kind} ${quoteName(written)}`;
  const near = nearest(written, known);
  if (near !== undefined) return `${start}, did you mean \`${near}\`?`;
  if (known.length === 0) return `${start}: none is defined`;
  const shown = known.slice(0, 8).map(quoteName).join(', ');
  return `${start}, expected one of ${shown}${known.length > 8 ? ` and ${known.length - 8} more` : ''}`;
}

/** A name as messages show it: in backquotes, shortened, with control characters made visible. */
export function quoteName(name: string): string {
  const shown = name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a hostile name must not steer the terminal
  return `\`${shown.replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd')}\``;
}
