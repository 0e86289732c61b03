import { join } from 'node:path';

/** The files of a run's folder. */
export const PLAN = 'plan.json';
export const SITUATION = 'situation.yaml';
export const CASES = 'cases.json';
export const PIECES = 'pieces';

/** The file of a piece, and that by which a worker says that it is at it; by the piece's name. */
export const pieceFile = (folder: string, { name }: { name: string }): string => join(folder, PIECES, `${name}.piece`);
export const claimFile = (folder: string, { name }: { name: string }): string => join(folder, PIECES, `${name}.claim`);

/** Consecutive draws, cases or forecasts: `from` to `to - 1`. */
export interface PieceStretch {
  from: number;
  to: number;
}

/** What pieces are of, besides those of analyses. */
const STRETCHED = ['draws', 'cases', 'explanations'] as const;
export type Stretched = (typeof STRETCHED)[number];

/** A stretch by the name of its piece: of which kind, and of explanations the draws of each. */
export interface NamedStretch extends PieceStretch {
  kind: Stretched;
  samples?: number;
}

/** The name of the piece of a stretch. @param samples draws of each forecast, where pieces of another number may lie beside it */
export const pieceName = ({ kind, from, to, samples }: NamedStretch): string =>
  `${kind}-${from}-${to}${samples === undefined ? '' : `-of-${samples}`}`;

/** The stretch that a piece has by the name of its file, if it is one of a stretch. */
export function stretchNamed(file: string): NamedStretch | undefined {
  const found = /^([a-z]+)-(\d{1,15})-(\d{1,15})(?:-of-(\d{1,15}))?\.piece$/.exec(file);
  const kind = STRETCHED.find((one) => one === found?.[1]);
  if (!found || !kind) return undefined;
  const samples = found[4] === undefined ? {} : { samples: Number(found[4]) };
  return { kind, from: Number(found[2]), to: Number(found[3]), ...samples };
}
