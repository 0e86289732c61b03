const NUMBER = '(-?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?)';
const RANGE = new RegExp(`${NUMBER}\\.\\.${NUMBER}\\.\\.${NUMBER}`, 'g');
const EXPERTS = /\[(-?\d[^\]]*)\]/g;

const minus = (text: string): string => text.replace(/^-/, '−');

/** From low to high: a dash between two numbers, words where one has a minus sign. */
export const betweenInWords = (low: string, high: string): string =>
  /^[-−]/.test(low) || /^[-−]/.test(high) ? `${minus(low)} to ${minus(high)}` : `${low}–${high}`;

/** A text with ranges as people write them: `40..60..90` is "60 (40–90)", `[20, 30]` is "20, 30 by 2 experts". */
export const stated = (text: string): string =>
  text
    .replace(RANGE, (_, low, mode, high) => `${minus(mode)} (${betweenInWords(low, high)})`)
    .replace(EXPERTS, (_, list: string) => `${list} by ${list.split(',').length} experts`);

/** The same within brackets: `40..60..90` is "60, from 40 to 90". */
export const statedInBrackets = (text: string): string =>
  stated(text.replace(RANGE, (_, low, mode, high) => `${minus(mode)}, from ${minus(low)} to ${minus(high)}`));
