import { KINDS } from './kinds.ts';

/**
 * Reference classes that come with the program, with the times that they took: kinds of bargains, and two sorts of events
 * between states.
 */
export const PACES: readonly string[] = [...KINDS, 'dispute', 'union'];
