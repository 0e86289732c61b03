import { type Input, inputsOf } from '../../engine/inputs.ts';
import { central, formatQuantity, LARGEST, type Quantity } from '../../situation/quantity.ts';
import type { Situation } from '../../situation/schema.ts';
import { gridOf, type Parameter, parametersOf } from './parameters.ts';

/** A judgement of a situation: a number or a veto, with what the file itself holds possible and with all that it could be. */
export interface JudgementRange {
  path: string;
  /** Whose judgement it is about; missing of a status quo, a rule, a link. */
  actor?: string;
  what: Parameter['what'] | 'statusQuo' | 'rule' | 'link' | 'flexibility';
  /** The present value, in a few characters. */
  stated: string;
  /** Its best guess; of an event, such as a veto, the probability of it. */
  now: number;
  /** All that it could be. */
  low: number;
  high: number;
  /** What the file itself holds possible; missing of what is stated as certain. */
  own?: { low: number; high: number };
  /** Whether it is an event, which is or is not. */
  isEvent: boolean;
  /** The parameter of interventions that it is, if it is one. */
  parameter?: Parameter;
}

/** From 5% to 95% of a normal distribution, in standard deviations. */
const NINE_TENTHS = 1.645;

/**
 * Every judgement of a situation: what an actor could change (`parametersOf`), and what else is stated as a number or as the
 * chance of an event. What the file itself holds possible is from the low end to the high end of a range, from 5% to 95% of a
 * mean with a standard deviation, from the lowest to the highest of several experts, and of an event with a chance both.
 */
export function judgementRanges(situation: Situation): JudgementRange[] {
  const inputs = new Map(inputsOf(situation).map((input) => [input.path, input]));
  const parameters = parametersOf(situation);
  const known = new Set(parameters.map(({ path }) => path));
  const others = [...inputs.values()].flatMap((input): JudgementRange[] => {
    const { path, kind, quantity, chance } = input;
    if (known.has(path)) return [];
    const own = ownRange(input);
    const [root, id, ...rest] = path.split('.');
    const actor = root === 'actors' ? id : rest[0] === 'stances' ? rest[1] : undefined;
    const reach = input.bounds.high < LARGEST && input.bounds.low > -LARGEST ? input.bounds : own;
    const now = chance ?? central(quantity);
    if (reach === undefined || !(reach.high > reach.low)) return [];
    return [
      {
        ...{ path, what: kind, stated: formatQuantity(quantity), now, low: reach.low, high: reach.high },
        ...(actor !== undefined && { actor }),
        ...(own && { own }),
        isEvent: chance !== undefined,
      },
    ];
  });
  const ofActors = parameters.map((parameter): JudgementRange => {
    const input = inputs.get(parameter.path);
    const own = input && ownRange(input);
    return { ...parameter, ...(own && { own }), isEvent: parameter.what === 'veto', parameter };
  });
  return [...ofActors, ...others];
}

/** What a file holds possible of a quantity. */
function ownRange({ quantity, spread, bounds, chance }: Input): JudgementRange['own'] {
  if (chance !== undefined) return chance > 0 && chance < 1 ? { low: 0, high: 1 } : undefined;
  const { low, high } = statedRange(quantity, spread);
  const within = { low: Math.max(low, bounds.low), high: Math.min(high, bounds.high) };
  return within.high > within.low ? within : undefined;
}

function statedRange(quantity: Quantity, spread: number): { low: number; high: number } {
  const around = (middle: number, sd: number) => ({ low: middle - NINE_TENTHS * sd, high: middle + NINE_TENTHS * sd });
  if (typeof quantity === 'number') return around(quantity, spread);
  if (Array.isArray(quantity)) return { low: Math.min(...quantity), high: Math.max(...quantity) };
  return 'mean' in quantity ? around(quantity.mean, quantity.sd) : quantity;
}

/** Settings to try first: the ends of its own range, half of the way to all that it could be, and the ends of that; from low to high. */
export function settingsToTry({ isEvent, now, low, high, own }: JudgementRange): number[] {
  const what = isEvent ? 'veto' : 'position';
  const all = [...gridOf({ what, now, low, high }), ...(own && !isEvent ? [own.low, own.high] : [])];
  return [...new Set(all)].filter((value) => value !== now).sort((a, b) => a - b);
}
