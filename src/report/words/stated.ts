const NUMBER = '(-?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?)';
const RANGE = new RegExp(`${NUMBER}\\.\\.${NUMBER}\\.\\.${NUMBER}`, 'g');
const EXPERTS = /\[(-?\d[^\]]*)\]/g;

/** A text with ranges as people write them: `40..60..90` is "60 (40–90)", `[20, 30]` is "20, 30 by 2 experts". */
export const stated = (text: string): string =>
  text
    .replace(RANGE, (_, low, mode, high) => `${mode} (${low}–${high})`)
    .replace(EXPERTS, (_, list: string) => `${list} by ${list.split(',').length} experts`);
