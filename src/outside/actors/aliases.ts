import * as z from 'zod';
import { plainName } from '../../countries/countries.ts';
import { UsageError } from '../../numeric/errors.ts';
import type { Selector } from '../../situation/selector.ts';

const name = z.string().min(1).max(200);

/** Names of the events by the actor that they stand for. */
export const aliasesSchema = z
  .record(z.string().min(1).max(100), z.union([name, z.array(name).min(1).max(500)]))
  .describe('actor -> names as the events have them, codes such as BLRGOV, or country:Belarus');

export type Aliases = Readonly<Record<string, string | readonly string[]>>;

/**
 * The names that an actor goes by, itself where it is no actor of the list. An alias may name another actor of the list:
 * `russia: [kremlin, duma]`.
 *
 * @throws UsageError where aliases lead back to where they began
 */
export function namesInData(actor: string, aliases: Aliases, within: readonly string[] = []): string[] {
  if (!Object.hasOwn(aliases, actor) || within.at(-1) === actor) return [actor];
  if (within.includes(actor)) throw new UsageError(`the aliases of ${actor} lead back to itself`);
  const names = [aliases[actor]].flat();
  return [...new Set(names.flatMap((one) => namesInData(one, aliases, [...within, actor])))];
}

/** A selector in which the actors of the list are replaced by their names. */
export function withAliases(selector: Selector, aliases: Aliases): Selector {
  const all = (names: string | string[] | undefined) =>
    names === undefined ? undefined : [names].flat().flatMap((one) => namesInData(one, aliases));
  const { source, target, ...rest } = selector;
  return {
    ...rest,
    ...(source !== undefined && { source: all(source) }),
    ...(target !== undefined && { target: all(target) }),
  };
}

/** Which actor of the list a name stands for: what groups the names of events by the actors of a situation. */
export function actorOf(aliases: Aliases): (name: string) => string | undefined {
  const actors = new Map<string, string>();
  for (const actor of Object.keys(aliases)) {
    for (const one of namesInData(actor, aliases)) if (!actors.has(plainName(one))) actors.set(plainName(one), actor);
  }
  return (one) => actors.get(plainName(one));
}
