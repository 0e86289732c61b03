import { probabilityOf } from '../../engine/chance.ts';
import { agreementsOf, worthOf } from '../../situation/agreement.ts';
import { vetoChance } from '../../situation/chance.ts';
import { central, formatQuantity, GAIN, type Quantity } from '../../situation/quantity.ts';
import { scaleOf } from '../../situation/scale.ts';
import type { Situation, Stance } from '../../situation/schema.ts';

/** A quantity that belongs to an actor, with all the range it could take; of a veto, 0-1, the probability of its use. */
export interface Parameter {
  actor: string;
  what: 'position' | 'salience' | 'capability' | 'dependence' | 'veto' | 'limit' | 'without';
  path: string;
  /** The present value, in a few characters. */
  stated: string;
  /** Its best guess. */
  now: number;
  low: number;
  high: number;
}

/**
 * Everything that some actor could change and a named outcome might turn on: positions (over the scale), saliences (0-1),
 * capabilities, in general and where one is stated for an issue (from nothing to the most that any actor has in general), what it
 * depends on (strength, and what can be met otherwise or by a partner, 0-1), red lines and what no deal is worth, where they are
 * stated, and vetoes, taken up or given up, on issues with a status quo.
 */
export function parametersOf(situation: Situation): Parameter[] {
  const actors = Object.entries(situation.actors);
  const most = Math.max(0, ...actors.map(([, { capability }]) => central(capability)));
  const share = { low: 0, high: 1 };
  const capabilityParameter = (actor: string, path: string, stated: Quantity): Parameter => {
    const { now, ...known } = standing(stated);
    return { actor, what: 'capability', path, ...known, now, low: 0, high: Math.max(most, now) };
  };
  const stances = Object.entries(situation.issues).flatMap(([id, issue]) => {
    const { low, high } = scaleOf(issue);
    return Object.entries(issue.stances).flatMap(
      ([actor, { position, salience, capability, limit, veto = false }]): Parameter[] => {
        const at = `issues.${id}.stances.${actor}`;
        const vetoNow = { ...vetoStanding(veto), ...share };
        return [
          { actor, what: 'position', path: `${at}.position`, ...standing(position), low, high },
          { actor, what: 'salience', path: `${at}.salience`, ...standing(salience), ...share },
          ...(capability === undefined ? [] : [capabilityParameter(actor, `${at}.capability`, capability)]),
          ...(limit === undefined
            ? []
            : [
                {
                  actor,
                  what: 'limit' as const,
                  path: `${at}.limit`,
                  ...standing(limit),
                  ...reach(position, limit, { low, high }),
                },
              ]),
          ...(issue.statusQuo === undefined ? [] : [{ actor, what: 'veto' as const, path: `${at}.veto`, ...vetoNow }]),
        ];
      },
    );
  });
  const capabilities = actors.map(([id, { capability }]) =>
    capabilityParameter(id, `actors.${id}.capability`, capability),
  );
  const dependence = (situation.dependence ?? []).flatMap(
    ({ of, on, domain, strength, replaceable = 0, alternatives = {} }) => {
      const at = `dependence.${of}.${on}.${domain}`;
      const parts = { strength, replaceable, ...prefixed(alternatives) };
      return Object.entries(parts).map(([part, quantity]): Parameter => {
        return { actor: of, what: 'dependence', path: `${at}.${part}`, ...standing(quantity), ...share };
      });
    },
  );
  const worths = agreementsOf(situation).flatMap(({ path, agreement }) =>
    Object.entries(agreement.without ?? {}).map(([actor, given]): Parameter => {
      return { actor, what: 'without', path: `${path}.without.${actor}`, ...standing(worthOf(given)), ...GAIN };
    }),
  );
  return [...stances, ...capabilities, ...dependence, ...worths].filter(({ low, high }) => high > low);
}

/** Where a red line may go: from the position to the end of the scale on its side. */
function reach(position: Quantity, limit: Quantity, { low, high }: { low: number; high: number }) {
  const stands = central(position);
  return central(limit) < stands ? { low, high: stands } : { low: stands, high };
}

const standing = (quantity: Quantity) => ({
  stated: formatQuantity(quantity),
  now: central(quantity),
});

const prefixed = <T>(alternatives: Record<string, T>) =>
  Object.fromEntries(Object.entries(alternatives).map(([partner, part]) => [`alternatives.${partner}`, part]));

/** What is stated of a veto; a probability is a number of its own, not a best guess. */
export const vetoStanding = (veto: Stance['veto']) => ({
  stated: typeof veto === 'object' ? formatQuantity(veto) : String(veto ?? false),
  now: probabilityOf(vetoChance(veto)),
});

/** Values of a parameter to look at first: half of the way to each end, and the ends; of a veto the ends alone. */
export function gridOf({ what, now, low, high }: Pick<Parameter, 'what' | 'now' | 'low' | 'high'>): number[] {
  if (what === 'veto') return [low, high].filter((value) => value !== now);
  return [low, (low + now) / 2, (now + high) / 2, high].filter((value) => value !== now);
}

/** The value as a change takes it. */
export const settingOf = ({ what, path }: Parameter, value: number) => ({
  path,
  to: what === 'veto' ? value === 1 : value,
});
