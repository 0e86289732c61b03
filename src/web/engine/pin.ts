import type { Quantity } from '../../situation/quantity.ts';

/** A judgement that the reader has moved, by the path that changes use for it. */
export interface Pin {
  path: string;
  value: Quantity;
}
