import type { ReactNode } from 'react';
import { hillOutline } from '../../report/page/draw/hill.ts';

/**
 * Marks of charts that are as wide as their place: x is in percent of the width, y in pixels from above. Text keeps its size
 * whatever the width, and nothing needs an inline style.
 */
const at = (x: number) => `${Number(Math.min(100, Math.max(0, x)).toFixed(2))}%`;

/** A chart of a fixed height with a sentence of what is seen; without one it is decoration beside words that say the same. */
export const ChartBox = ({ height, says, children }: { height: number; says?: string; children: ReactNode }) =>
  says === undefined ? (
    <svg className="c" height={height} aria-hidden="true">
      {children}
    </svg>
  ) : (
    <svg className="c" height={height} role="img" aria-label={says}>
      {children}
    </svg>
  );

export const Line = ({ from, to, y, kind }: { from: number; to: number; y: number; kind: string }) => (
  <line x1={at(from)} x2={at(to)} y1={y} y2={y} className={kind} />
);

export const Stroke = ({ x, top, bottom, kind }: { x: number; top: number; bottom: number; kind: string }) => (
  <line x1={at(x)} x2={at(x)} y1={top} y2={bottom} className={kind} />
);

export const Dot = ({ x, y, r, kind }: { x: number; y: number; r: number; kind: string }) => (
  <circle cx={at(x)} cy={y} r={r} className={kind} />
);

export const Bar = ({
  from,
  to,
  y,
  height,
  kind,
}: {
  from: number;
  to: number;
  y: number;
  height: number;
  kind: string;
}) => <rect x={at(Math.min(from, to))} width={at(Math.abs(to - from))} y={y} height={height} className={kind} />;

const SHAPES = {
  square: 'M-5,-5H5V5H-5Z',
  diamond: 'M0,-7L7,0L0,7L-7,0Z',
  disc: 'M-5.5,0A5.5,5.5 0 1 1 5.5,0A5.5,5.5 0 1 1 -5.5,0Z',
  /** Above the line, its tip on it: where something stands now. */
  now: 'M0,-1L5,-9.5L-5,-9.5Z',
  cross: 'M-5,-5L5,5M-5,5L5,-5',
};
export type ShapeName = keyof typeof SHAPES;

export const ShapeMark = ({ x, y, shape, kind }: { x: number; y: number; shape: ShapeName; kind: string }) => (
  <svg x={at(x)} y={y} className="ov" aria-hidden="true">
    <path d={SHAPES[shape]} className={kind} />
  </svg>
);

/** The same as a key before words. */
export const Sign = ({ shape, kind }: { shape: ShapeName; kind: string }) => (
  <svg width="14" height="14" aria-hidden="true">
    <svg x="7" y={shape === 'now' ? 12 : 7} className="ov" aria-hidden="true">
      <path d={SHAPES[shape]} className={kind} />
    </svg>
  </svg>
);

interface WordsProps {
  x: number;
  y: number;
  children: ReactNode;
  anchor?: 'start' | 'middle' | 'end';
  shift?: number;
  kind?: string;
}
export const Words = ({ x, y, children, anchor = 'middle', shift, kind }: WordsProps) => (
  <text x={at(x)} y={y} dx={shift ? Number(shift.toFixed(1)) : undefined} textAnchor={anchor} className={kind}>
    {children}
  </text>
);

/**
 * A histogram as a smooth hill that stands on y.
 *
 * @param shares of equal intervals from the low to the high end
 * @param most the share that reaches to the top; the largest by default
 */
export function Hill({
  shares,
  y,
  height,
  most,
  kind = 'hill',
}: {
  shares: readonly number[];
  y: number;
  height: number;
  most?: number;
  kind?: string;
}) {
  const outline = hillOutline(shares, most);
  if (outline === undefined) return null;
  return (
    <svg
      x="0"
      y={y - height}
      width="100%"
      height={height}
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      className="ov"
      aria-hidden="true"
    >
      <path d={kind === 'ghost' ? `M${outline}` : `M0,100L${outline}L100,100Z`} className={kind} />
    </svg>
  );
}
