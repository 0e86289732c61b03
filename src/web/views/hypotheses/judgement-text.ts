import type { Hypotheses, JudgedProbability, Stated } from '../../../situation/hypotheses/section.ts';
import { isNotApplicable, WordTable } from '../../../situation/hypotheses/words.ts';

/** What was typed as a likelihood, or what is wrong with it. */
export type Typed = { value: Stated } | { fault: string };

const EXPECTED =
  'expected a share such as 0.3 or 30%, a range such as 10% to 40%, a word such as likely, a mark such as CC, or n/a';

/**
 * Reads a likelihood as people type it: `0.3`, `30%`, `10-40%`, `0.1 to 0.2 to 0.5` (low, best guess, high), a word of the table, `n/a`.
 *
 * @param words those of the section, beside those of ICD 203
 */
export function typed(text: string, words?: Hypotheses['words']): Typed {
  const said = text.trim();
  if (said === '') return { fault: `nothing, ${EXPECTED}` };
  if (isNotApplicable(said)) return { value: 'n/a' };
  const parts = said.split(/\s*(?:\bto\b|–|-(?=\s*[\d.]))\s*/);
  const percent = parts.some((part) => part.endsWith('%'));
  const numbers = parts.map((part) => {
    const digits = part.replace(/%$/, '').trim();
    return /^(\d+\.?\d*|\.\d+)$/.test(digits) ? Number(digits) / (percent ? 100 : 1) : Number.NaN;
  });
  if (numbers.some(Number.isNaN)) {
    const table = new WordTable(words ? { words } : {});
    return table.of(said) ? { value: said } : { fault: `“${said.slice(0, 60)}”, ${EXPECTED}` };
  }
  if (numbers.some((p) => p > 1)) return { fault: `“${said}”, expected 0 to 1, or a percent sign` };
  const tidy = numbers.map((p) => Number(p.toPrecision(12)));
  if (tidy.length === 1) return { value: tidy[0] };
  if (tidy.length > 3) return { fault: `“${said}”, ${EXPECTED}` };
  if (tidy.some((p, i) => i > 0 && p < tidy[i - 1])) return { fault: `“${said}”, expected the lower end first` };
  const [low, middle, high] = tidy.length === 3 ? tidy : [tidy[0], undefined, tidy[1]];
  return { value: { low, ...(middle !== undefined && { mode: middle }), high } };
}

/** A judgement as it could be typed again; '' for what nobody said. */
export function asTyped(judgement: JudgedProbability | undefined): string {
  if (judgement === undefined) return '';
  if (typeof judgement === 'number') return String(judgement);
  if (typeof judgement === 'string') return judgement;
  if ('by' in judgement) return '';
  const { low, mode, high } = judgement;
  return [low, ...(mode === undefined ? [] : [mode]), high].join(' to ');
}
