import { type Fault, isToFillIn, MOST_FAULTS } from '../../situation/fault.ts';

/** How many numbers are missing and how many things are wrong, wherever the page speaks of it: "38 numbers are still to be filled in and one thing is wrong". */
export function missingInWords(faults: readonly Fault[]): string {
  const open = faults.filter(isToFillIn).length;
  const wrong = faults.length - open;
  // At this many the reader stops counting.
  const least = faults.length < MOST_FAULTS ? '' : 'at least ';
  const numbers = `${least}${open.toLocaleString('en-US')} numbers`;
  const missing = `${open === 1 ? 'one number is' : `${numbers} are`} still to be filled in`;
  const mistaken = wrong === 1 ? 'one thing is wrong' : `${wrong} things are wrong`;
  return [open > 0 && missing, wrong > 0 && mistaken].filter(Boolean).join(' and ');
}

/** With a capital, for the beginning of a sentence. */
export const asSentence = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
