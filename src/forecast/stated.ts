import type { Quantity } from '../situation/quantity.ts';
import type { Situation, Stance } from '../situation/schema.ts';

/** What the situation states of one actor on one issue, as it stands on the day of the forecast. */
export interface StatedStance {
  actor: string;
  position: Quantity;
  salience: Quantity;
  /** What it can bring to bear on this issue, before dependence. */
  capability: Quantity;
  veto?: Stance['veto'];
}

/** What one issue does to another. */
export interface StatedLink {
  when: string;
  /** The issue that is held down to `at`, or lifted to it, while the condition holds. */
  issue: string;
  moves: 'caps' | 'floors';
  at: Quantity;
}

/** Who wants what on an issue, in the order of the file. */
export const stancesOn = ({ actors, issues }: Situation, issue: string): StatedStance[] =>
  Object.entries(issues[issue].stances).map(([actor, { position, salience, capability, veto }]) => ({
    ...{ actor, position, salience, capability: capability ?? actors[actor].capability },
    ...(veto === undefined ? {} : { veto }),
  }));

export const linksOf = ({ links = [] }: Situation): StatedLink[] =>
  links.map(({ when, caps, floors, at }) => ({
    when,
    issue: (caps ?? floors) as string,
    moves: caps === undefined ? 'floors' : 'caps',
    at,
  }));
