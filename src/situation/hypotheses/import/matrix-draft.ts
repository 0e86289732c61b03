import { quoteName } from '../../../numeric/nearest-name.ts';
import type { Fault, Place } from '../../fault.ts';
import { NONE } from '../faults.ts';
import { idFor } from '../id-for.ts';
import { MOST_EXPLANATIONS, MOST_ITEMS } from '../schema.ts';
import type { EvidenceItem, Explanation, HypothesesFile, JudgedProbability } from '../section.ts';
import { bestGuess } from '../stated.ts';
import { isNotApplicable, NOT_APPLICABLE, WordTable } from '../words.ts';

/** Where something stands in a file that is imported: a place of a text, or a cell of a spreadsheet. */
export type ImportPlace = Place | string | undefined;

/** A matrix as it is read from a file of another tool: names first, ids and faults at the end. */
export class MatrixDraft {
  readonly faults: Fault[] = [];
  readonly explanations = new Map<string, string>();
  readonly evidence = new Map<string, EvidenceItem & { likelihood: Record<string, JudgedProbability> }>();
  title: string;
  readonly #file: string;
  readonly #words = new WordTable();
  /** By the id of the explanation. */
  readonly #priors = new Map<string, JudgedProbability>();
  /** Ids by the name that the file uses. */
  readonly #items = new Map<string, string>();

  constructor(file: string) {
    this.#file = file;
    this.title = (file.split(/[/\\]/).pop() ?? file).replace(/\.[^.]+$/, '').slice(0, 500) || 'Explanations';
  }

  fault(message: string, where: ImportPlace, severity: Fault['severity'] = 'error'): void {
    if (this.faults.length >= MOST_FAULTS) return;
    const at = typeof where === 'string' ? { cell: where } : where === undefined ? {} : { place: where };
    this.faults.push({ file: this.#file, ...at, message, severity });
  }

  /** The id of an explanation, which is new with its name. */
  explanation(name: string, where: ImportPlace): string | undefined {
    const known = this.explanations.get(name);
    if (known !== undefined) return known;
    if (name === '') return this.#nameless('explanation', where);
    if (this.explanations.size === MOST_EXPLANATIONS) {
      this.fault(`more than ${MOST_EXPLANATIONS} explanations, expected fewer`, where);
      return undefined;
    }
    const id = idFor(name, 'h', new Set(this.explanations.values()));
    this.explanations.set(name, id);
    return id;
  }

  /** How likely an explanation was before the evidence, where a cell says so. */
  prior(id: string, text: string, where: ImportPlace): void {
    const judged = text.trim() === '' ? undefined : this.judgement(text, where);
    if (judged !== undefined && judged !== NOT_APPLICABLE) this.#priors.set(id, judged);
  }

  /** The item of this name; a further one with the same name where `fresh`. */
  item(
    name: string,
    where: ImportPlace,
    { fresh = false } = {},
  ): (EvidenceItem & { likelihood: Record<string, JudgedProbability> }) | undefined {
    const known = this.#items.get(name);
    if (known !== undefined && !fresh) return this.evidence.get(known);
    if (name === '') return this.#nameless('item', where);
    if (known !== undefined) this.fault(`two items have the name ${quoteName(name)}: both are kept`, where, 'warning');
    if (this.evidence.size === MOST_ITEMS) {
      this.fault(`more than ${MOST_ITEMS} items, expected fewer`, where);
      return undefined;
    }
    const id = idFor(name, 'e', this.evidence);
    const item = { name: name.slice(0, 500), likelihood: {} };
    this.#items.set(name, id);
    this.evidence.set(id, item);
    return item;
  }

  #nameless(what: string, where: ImportPlace): undefined {
    this.fault(`the ${what} has no name`, where);
    return undefined;
  }

  /** What a cell says: a number, a percentage, a range such as 0.2..0.5, a word or a mark; nothing is n/a. */
  judgement(text: string, where: ImportPlace): JudgedProbability | undefined {
    const written = text.trim();
    if (written === '' || isNotApplicable(written)) return NOT_APPLICABLE;
    const [low, mode, high] = numbersIn(written) ?? [];
    if (low !== undefined) {
      const last = high ?? mode ?? low;
      if (low >= 0 && last <= 1 && low <= (mode ?? low) && (mode ?? low) <= last) {
        if (mode === undefined) return low;
        return high === undefined ? { low, high: mode } : { low, mode, high };
      }
      this.fault(`found ${quoteName(written)}, expected a probability from 0 to 1`, where);
      return undefined;
    }
    const fault = this.#words.fault(written);
    if (fault === undefined) return written;
    this.fault(
      `${fault}; a number from 0 to 1, a percentage, a range such as 0.2..0.5 or a mark such as CC is read, too`,
      where,
    );
    return undefined;
  }

  #priorOf(id: string): { prior?: JudgedProbability } {
    const prior = this.#priors.get(id);
    return prior === undefined ? {} : { prior };
  }

  /** None of these: with its prior, or switched off where the others leave it nothing. */
  #none(): { none?: false | { prior: JudgedProbability } } {
    const prior = this.#priors.get(NONE);
    if (prior !== undefined) return { none: { prior } };
    const ids = [...this.explanations.values()];
    const all = ids.reduce((sum, id) => sum + bestGuess(this.#priors.get(id), this.#words), 0);
    return ids.length > 0 && all > 1 - 1e-6 ? { none: false } : {};
  }

  /** What was read, where it is sound. */
  finish(): HypothesesFile | undefined {
    if (this.explanations.size === 0 && this.faults.length === 0) this.fault('no explanations found', undefined);
    if (this.faults.some(({ severity }) => severity === 'error')) return undefined;
    const explanations = [...this.explanations].map(([name, id]): [string, Explanation] => [
      id,
      { ...(name !== id && { name: name.slice(0, 500) }), ...this.#priorOf(id) },
    ]);
    // What is not said of an explanation does not bear on it.
    const evidence = [...this.evidence].map(([id, { name, likelihood, ...rest }]): [string, EvidenceItem] => {
      const all = explanations.map(([h]): [string, JudgedProbability] => [
        h,
        Object.hasOwn(likelihood, h) ? likelihood[h] : NOT_APPLICABLE,
      ]);
      const none = Object.hasOwn(likelihood, NONE) ? { none: likelihood[NONE] } : {};
      return [
        id,
        {
          ...(name !== undefined && name !== id && { name }),
          ...rest,
          likelihood: { ...Object.fromEntries(all), ...none },
        },
      ];
    });
    return {
      title: this.title,
      hypotheses: {
        explanations: Object.fromEntries(explanations),
        ...this.#none(),
        evidence: Object.fromEntries(evidence),
      },
    };
  }
}

const MOST_FAULTS = 200;

/** One to three numbers with `..` between them, each as it is or in per cent; a decimal comma counts as a point. */
function numbersIn(text: string): number[] | undefined {
  const parts = text.split('..').map((part) => /^\s*(\d+(?:[.,]\d+)?|[.,]\d+)(?:[eE](-?\d+))?\s*(%?)\s*$/.exec(part));
  if (parts.length > 3 || parts.some((part) => part === null)) return undefined;
  return parts.map((part) => {
    const [, digits, exponent = '0', percent] = part as RegExpExecArray;
    const value = Number(`${digits.replace(',', '.')}e${exponent}`);
    return percent === '%' ? Number((value / 100).toPrecision(12)) : value;
  });
}
