/** A probability with the range shown with it, 0-1. */
export interface Factor {
  value: number;
  low: number;
  high: number;
}
