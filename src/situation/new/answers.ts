import { parseQuantity } from '../import/parse-quantity.ts';
import { type Bounds, boundsFault, mapQuantity, type Quantity } from '../quantity.ts';

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
  /** By actor. */
  capabilities: Map<string, Quantity>;
  /** By issue. */
  statusQuo: Map<string, Quantity>;
  /** By issue, then by actor. */
  stances: Map<string, Map<string, StanceAnswer>>;
}

/** Nothing is answered but who bargains over what. */
export const blank = (title: string, actors: string[], issues: string[]): Answers => ({
  ...{ title, actors, issues },
  ...{ capabilities: new Map(), statusQuo: new Map(), stances: new Map() },
});

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

/** Reads one number or range as an answer; '' is none; what is wrong in words. */
export function readNumber(text: string, { low, high }: Bounds): { quantity?: Quantity; fault?: string } {
  if (text.trim() === '') return {};
  const read = parseQuantity(text);
  if (!read)
    return { fault: 'Please type a number such as 60, or a range such as 50-70; nothing to fill it in later.' };
  const share = read.percent && high === 1;
  const quantity = share ? mapQuantity(read.quantity, (value) => Number((value / 100).toPrecision(12))) : read.quantity;
  const outside = boundsFault(quantity, { low, high });
  return outside ? { fault: `${outside}.` } : { quantity };
}

/** Reads `60, 0.8` or `50-70, 80%, veto`: position, salience and whether the actor can veto; '' is none of it. */
export function readStance(text: string): { stance: StanceAnswer; fault?: string } {
  const [position = '', salience = '', veto = '', ...rest] = text.split(',').map((part) => part.trim());
  const where = readNumber(position, { low: 0, high: 100 });
  const cares = readNumber(salience, { low: 0, high: 1 });
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
