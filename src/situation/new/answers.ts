import { parseQuantity } from '../import/parse-quantity.ts';
import { type Bounds, boundsFault, formatQuantity, LARGEST, type Quantity, rescale, SHARE } from '../quantity.ts';
import { type ScaleAnswer, USUAL_SCALE } from './scale-answer.ts';

/** What an actor wants on an issue; what is not answered is still to be filled in. */
export interface StanceAnswer {
  position?: Quantity;
  salience?: Quantity;
  veto?: boolean;
}

/** All that `tightrope new` knows. */
export interface Answers {
  title: string;
  actors: string[];
  issues: string[];
  /** By issue; the usual one where there is none. */
  scales: Map<string, ScaleAnswer>;
  /** Who must agree, so that nothing changes without a deal; nobody where each issue settles by itself. */
  consent: string[];
  /** The day by which people ask, yyyy-mm-dd. */
  by?: string;
  /** By actor. */
  capabilities: Map<string, Quantity>;
  /** By issue. */
  statusQuo: Map<string, Quantity>;
  /** By issue, then by actor. */
  stances: Map<string, Map<string, StanceAnswer>>;
}

/** Nothing is answered but who bargains over what. */
export const blank = (title: string, actors: string[], issues: string[]): Answers => ({
  ...{ title, actors, issues, scales: new Map(), consent: [] },
  ...{ capabilities: new Map(), statusQuo: new Map(), stances: new Map() },
});

/** The scale of an issue. */
export const scaleIn = ({ scales }: Pick<Answers, 'scales'>, issue: string): ScaleAnswer =>
  scales.get(issue) ?? USUAL_SCALE;

/** The names of a list that commas or lines part. */
export const namesIn = (list: string): string[] =>
  list
    .split(/[,\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** The name that stands twice: a slip, not one actor less. */
export const twiceIn = (all: readonly string[]): string | undefined => all.find((name, i) => all.indexOf(name) !== i);

/** What is still to be filled in is written so; `check` and `forecast` name each. */
export const PLACEHOLDER = 'todo';

type Read = { quantity?: Quantity; fault?: string };

/** Where an answer may lie, and what a percentage is there: a number of the scale's own, or a share of it. */
export interface AnswerBounds extends Bounds {
  percent?: 'own' | 'share';
}

/** Reads one number or range as an answer; '' is none; what is wrong in words. */
export function readNumber(text: string, bounds: AnswerBounds): Read {
  if (text.trim() === '') return {};
  const read = parseQuantity(text);
  if (!read)
    return { fault: 'Please type a number such as 60, or a range such as 50-70; nothing to fill it in later.' };
  return read.percent ? fromPercent(text.trim(), read.quantity, bounds) : within(read.quantity, bounds);
}

function within(quantity: Quantity, bounds: Bounds): Read {
  const outside = boundsFault(quantity, bounds);
  return outside ? { fault: `${outside}.` } : { quantity };
}

/** A percentage, where it can be only one number: on a scale from 3 to 10 a `5%` may be 5 or 3.35. */
function fromPercent(text: string, stated: Quantity, bounds: AnswerBounds): Read {
  const { low, high, percent } = bounds;
  if (percent === 'own' || high === LARGEST || (low === 0 && high === 100)) return within(stated, bounds);
  const shareOf = exact(rescale(stated, (high - low) / 100, low));
  if (percent === 'share' || boundsFault(stated, bounds) !== undefined) return within(shareOf, bounds);
  const [own, share] = [stated, shareOf].map(formatQuantity);
  return {
    fault: `${text} of a scale from ${low} to ${high}: please type ${own} if the scale is in percent, ${share} as a share of it.`,
  };
}

const exact = (quantity: Quantity): Quantity =>
  JSON.parse(JSON.stringify(quantity), (_, value) =>
    typeof value === 'number' ? Number(value.toPrecision(12)) : value,
  );

/** Reads `60, 0.8` or `50-70, 80%, veto`: position on the scale, salience and whether the actor can veto; '' is none of it. */
export function readStance(text: string, scale: ScaleAnswer = USUAL_SCALE): { stance: StanceAnswer; fault?: string } {
  const [position = '', salience = '', veto = '', ...rest] = text.split(',').map((part) => part.trim());
  const where = readNumber(position, scale);
  const cares = readNumber(salience, { ...SHARE, percent: 'share' });
  const fault =
    (where.fault && `Position: ${where.fault}`) ??
    (cares.fault && `Salience: ${cares.fault}`) ??
    (rest.length > 0 || !/^(|veto|yes|y|no|n)$/i.test(veto)
      ? 'Please type position, salience and, if it has one, veto.'
      : undefined);
  const stance = {
    ...(where.quantity !== undefined && { position: where.quantity }),
    ...(cares.quantity !== undefined && { salience: cares.quantity }),
    ...(/^(veto|yes|y)$/i.test(veto) && { veto: true }),
  };
  return { stance, ...(fault !== undefined && { fault }) };
}
