import { checkGivenText } from '../../numeric/given.ts';
import { quoteName } from '../../numeric/nearest-name.ts';
import { normalisePhrase, PHRASES, type PhraseTable, readPhrase } from './phrases.ts';

/** A probability as it was said: a number 0-1; where it was said in words, the words and the range they leave. */
export interface SaidProbability {
  probability: number;
  phrase?: string;
  low?: number;
  high?: number;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?\s*(%?)$/i;

/**
 * Reads a probability as people write it: `0.62`, `.62`, `62%`, or a phrase of the table. A bare number beyond 1 is refused,
 * since 62 for 62% cannot be told from a slip, and so are bounds (`<1%`) and ranges (`60-70%`), which name no number.
 *
 * @returns the probability, or in plain words what is wrong with the text
 */
export function readProbability(text: string, table: PhraseTable = PHRASES): SaidProbability | { fault: string } {
  checkGivenText(text, 'readProbability', 'a probability as people write it, such as `30%`');
  const said = text.trim();
  if (said === '') return { fault: 'is empty, expected a probability' };
  const number = NUMBER.exec(said);
  if (number) return within(said, Number.parseFloat(said), number[1] === '%');
  if (table.has(normalisePhrase(said))) {
    const meaning = readPhrase(said, table);
    if ('fault' in meaning) return meaning;
    const { probability, low, high, phrase } = meaning;
    return { probability, low, high, phrase };
  }
  const comma = /^(\d*),(\d+)\s*%?$/.exec(said);
  if (comma) return { fault: `${said}: a number is written with a point, ${said.replace(',', '.')}` };
  if (/^[<>≤≥~≈]/.test(said)) return { fault: `${quoteName(said)} is a bound, expected the number that is meant` };
  if (/^[\d.]+\s*%?\s*(?:-|–|to)\s*[\d.]+\s*%?$/.test(said)) {
    return {
      fault: `${quoteName(said)} is a range, expected one number (the ends of a range are \`low\` and \`high\`)`,
    };
  }
  if (/^[-+\d.]|^(nan|inf|infinity|null|none|undefined)$/i.test(said)) {
    return { fault: `${quoteName(said)} is not a number, expected a probability such as 0.62, 62% or likely` };
  }
  return readPhrase(said, table) as { fault: string };
}

function within(said: string, number: number, percent: boolean): { probability: number } | { fault: string } {
  const probability = percent ? number / 100 : number;
  if (probability >= 0 && probability <= 1) return { probability: probability === 0 ? 0 : probability };
  if (percent) return { fault: `${said} is not a probability, expected 0% to 100%` };
  const meant = number > 1 && number <= 100 ? `, did you mean ${number}%?` : ', expected 0 to 1';
  return { fault: `${said} is not a probability${meant}` };
}
