/** One need of an actor that another one meets. */
export interface Dependence {
  /** The actor that has the need. */
  of: number;
  /** The actor that meets it. */
  on: number;
  /** The strength d of the dependence, 0-1. */
  strength: number;
  /** The share o of the need that can be met otherwise, 0-1. */
  replaceable: number;
}

/** The share of a need that can be met otherwise: without `on` at all, and by each alternative partner; at most all of it. */
export const replaceableShare = (otherwise: number, byPartners: number): number => Math.min(1, otherwise + byPartners);

/** The share of its capability that an actor keeps under one dependence: 1 - d (1 - o). */
export const shareLeft = (strength: number, replaceable: number): number => 1 - strength * (1 - replaceable);

/**
 * Capability after dependence: c_i' = c_i prod (1 - d_ij (1 - o_ij)) over all actors j that i depends on.
 *
 * @param capability of each actor, on any common scale
 * @returns a new array, to be used in place of the capability in any model
 * @see Emerson 1962
 */
export function effectiveCapability(capability: ArrayLike<number>, dependence: readonly Dependence[]): Float64Array {
  const left = Float64Array.from(capability);
  for (const { of, strength, replaceable } of dependence) left[of] *= shareLeft(strength, replaceable);
  return left;
}

/** One dependence as slots of a situation's values. */
export interface DependenceSlots {
  of: number;
  on: number;
  strength: number;
  replaceable: number;
  alternatives: { partner: number; slot: number }[];
}

/**
 * The share of its capability that some dependences of one actor leave it, as the values now stand.
 *
 * @param without an alternative partner that meets none of the needs; -1 for none
 */
export function independence(list: readonly DependenceSlots[], values: Float64Array, without: number): number {
  let share = 1;
  for (let k = 0; k < list.length; k++) {
    const { strength, replaceable, alternatives } = list[k];
    let byPartners = 0;
    for (let a = 0; a < alternatives.length; a++) {
      if (alternatives[a].partner !== without) byPartners += values[alternatives[a].slot];
    }
    share *= shareLeft(values[strength], replaceableShare(values[replaceable], byPartners));
  }
  return share;
}
