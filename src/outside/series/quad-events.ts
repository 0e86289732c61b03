import { UsageError } from '../../numeric/errors.ts';
/** Events as three columns in any order: when, of which kind, how intense. */
export interface QuadEvents {
  /** Days since 1970-01-01. */
  days: Int32Array;
  /** 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; 0 where it is not known. */
  quad: Uint8Array;
  /** Goldstein's scale, -10 (conflict) to 10 (cooperation); NaN where it is not known. */
  intensity: Float64Array;
}

/** The days on which an event would have been seen: first and last, since 1970-01-01. */
export interface Observed {
  from: number;
  to: number;
}

/** @throws UsageError if the columns differ in length, a class is not 0 to 4, or the time ends before it begins */
export function checkEvents({ days, quad, intensity }: QuadEvents, { from, to }: Observed): void {
  if (quad.length !== days.length || intensity.length !== days.length) {
    throw new UsageError(
      `columns of ${days.length} days, ${quad.length} classes and ${intensity.length} intensities, expected one length`,
    );
  }
  const odd = quad.findIndex((one) => one > 4);
  if (odd >= 0) throw new UsageError(`event ${odd + 1} has the class ${quad[odd]}, expected 0 to 4`);
  checkObserved({ from, to });
}

/** @throws UsageError if the days are not whole numbers, or the time ends before it begins */
export function checkObserved({ from, to }: Observed): void {
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || to < from) {
    throw new UsageError(`observed from day ${from} to day ${to}, expected whole numbers in this order`);
  }
}
