import stringWidth from 'string-width';

/**
 * Letters of Latin, Greek and Cyrillic, dashes, arrows, lines, bars and the dots of our charts: each takes one column, and none joins another. The library would
 * first make its tables of emoji, which takes a third as long as Node takes to start.
 */
const NARROW =
  /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0391-\u03a1\u03a3-\u03ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2190-\u2199\u2200-\u22ff\u2500-\u259f\u25cb\u25cf]*$/;

/** Columns that a text takes on the terminal. */
export const cellWidth = (text: string): number => (NARROW.test(text) ? text.length : stringWidth(text));
