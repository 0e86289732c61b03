import type { Quad } from './cameo.ts';

/**
 * Types of organised violence of UCDP, each with its number in the data; all are material conflict.
 *
 * @see Högbladh 2023, UCDP GED Codebook version 23.1: type_of_violence
 */
export const UCDP: readonly { number: string; label: string; quad: Quad }[] = [
  { number: '1', label: 'State-based conflict', quad: 4 },
  { number: '2', label: 'Non-state conflict', quad: 4 },
  { number: '3', label: 'One-sided violence', quad: 4 },
];
