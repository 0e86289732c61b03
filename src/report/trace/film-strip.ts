import type { TracedRound } from '../../engine/trace.ts';
import type { Scale } from '../../situation/scale.ts';
import { type Paint, wrap } from '../terminal/lines.ts';
import { onScale } from '../words/numbers.ts';

/** Cells beside the track: the number of the round, and where it would settle. */
const BESIDE = 24;
/** Rounds beyond this many are thinned out, the first and the last ones kept. */
const MOST_LINES = 24;

/** The rounds to show: the first, the last and as many between as there are lines for. */
export function thinned(rounds: readonly TracedRound[]): { shown: TracedRound[]; step: number } {
  const step = Math.ceil(rounds.length / MOST_LINES);
  return { shown: rounds.filter((_, i) => i % step === 0 || i === rounds.length - 1), step };
}

/** The positions on one issue, a line a round: each actor by its letter, several in one place by their number. */
export function filmStrip(
  rounds: TracedRound[],
  issue: string,
  scale: Scale,
  marks: ReadonlyMap<string, string>,
  paint: Paint,
  width: number,
): string[] {
  const track = Math.max(16, width - BESIDE);
  const cell = (value: number) =>
    Math.min(track - 1, Math.max(0, Math.floor(((value - scale.low) / (scale.high - scale.low)) * track)));
  const { shown, step } = thinned(rounds);
  const lines = shown.map(({ number, positions, outcome }) => {
    const cells = new Array<string[]>(track).fill([]);
    for (const [actor, x] of Object.entries(positions[issue])) {
      cells[cell(x)] = [...cells[cell(x)], marks.get(actor) as string];
    }
    const settles = cell(outcome[issue]);
    const signs = cells.map((inCell, i) => {
      if (inCell.length === 0) return paint.dim(i === settles ? '┃' : '─');
      const sign = inCell.length === 1 ? inCell[0] : inCell.length < 10 ? String(inCell.length) : '#';
      return i === settles ? paint.cyan(paint.bold(sign)) : sign;
    });
    return `${number === 0 ? 'start' : String(number).padStart(5)} ${signs.join('')} ${onScale(outcome[issue], scale).padStart(10)}`;
  });
  const ends = `${' '.repeat(6)}${onScale(scale.low, scale)}${onScale(scale.high, scale).padStart(track - onScale(scale.low, scale).length)}`;
  const left = step > 1 ? ` Every ${step}${step === 2 ? 'nd' : step === 3 ? 'rd' : 'th'} round is shown.` : '';
  const legend = `A letter: an actor; a digit: so many in one place, # ten or more; ┃ where it would settle.${left}`;
  return [`${ends} ${'settles at'.padStart(10)}`, ...lines, ...wrap(legend, 0, width).map(paint.dim)];
}
