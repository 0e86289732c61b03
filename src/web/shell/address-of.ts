/** The views, as addresses name them. */
export const VIEW_NAMES = ['forecast', 'situation', 'why', 'record', 'ledger', 'hypotheses', 'queue'] as const;
export type ViewName = (typeof VIEW_NAMES)[number];

export const addressOf = (view: ViewName, situation: string | undefined): string =>
  `#/${view}${situation === undefined ? '' : `/${encodeURIComponent(situation)}`}`;

const BOUNDS = { samples: [16, 65_536], seed: [0, Number.MAX_SAFE_INTEGER] } as const;

/** The number of draws, or their seed, that an address or a link asks for; undefined if it is not whole or out of bounds. */
export function sampled(name: keyof typeof BOUNDS, value: unknown): number | undefined {
  const [low, high] = BOUNDS[name];
  return typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high ? value : undefined;
}

/** The sampling for the address, so that a reload keeps it. */
export const samplingOf = ({ samples, seed }: { samples: number; seed: number }): string =>
  `?samples=${samples}&seed=${seed}`;
