import { CAMEO_TABLE } from './cameo-table.ts';

/** Verbal cooperation, material cooperation, verbal conflict, material conflict. */
export type Quad = 1 | 2 | 3 | 4;

/** A kind of event. */
export interface EventCode {
  /** Two digits for a root, three or four for what is under it. */
  code: string;
  label: string;
  root: string;
  quad: Quad;
  /** Conflict and cooperation, -10 to 10; a root has none. */
  goldstein?: number;
}

/** The quad class of a root, as GDELT has it. */
export function quadOfRoot(root: string): Quad {
  const number = Number(root);
  return number <= 5 ? 1 : number <= 8 ? 2 : number <= 13 ? 3 : 4;
}

/** All codes of CAMEO, in their order. */
export const CAMEO: readonly EventCode[] = readCodes();

function readCodes(): EventCode[] {
  const scores = new Map<string, number>();
  return CAMEO_TABLE.trim()
    .split('\n')
    .map((line) => {
      const [, code, score, label] = /^(\d{2,4}) (?:(-?\d+(?:\.\d+)?) )?(.*)$/.exec(line) as RegExpExecArray;
      const root = code.slice(0, 2);
      const goldstein = score === undefined ? scores.get(code.slice(0, 3)) : Number(score);
      if (goldstein === undefined) return { code, label, root, quad: quadOfRoot(root) };
      scores.set(code, goldstein);
      return { code, label, root, quad: quadOfRoot(root), goldstein };
    });
}

/** A label without case, underscores, punctuation and "not specified below". */
export const plainLabel = (label: string): string =>
  label
    .toLowerCase()
    .replace(/_/g, ' ')
    .replace(/,? not specified below$/, '')
    .replace(/[^a-z ]/g, '')
    .replace(/ +/g, ' ')
    .trim();

const byCode = new Map(CAMEO.map((entry) => [entry.code, entry]));
/**
 * Codes as a program leaves them that took them for numbers: 36 is 036, 4 is 04, 211 is 0211. Those that are codes without
 * their zero as well are left out: 10 may be 10 or 010.
 */
export const WITHOUT_ZERO: ReadonlyMap<string, EventCode> = new Map(
  CAMEO.filter(({ code }) => code.startsWith('0') && !byCode.has(code.slice(1))).map((entry) => [
    entry.code.slice(1),
    entry,
  ]),
);
/** Codes by their plain label; where a root has the label of a code under it, that is meant. */
export const CAMEO_LABELS: ReadonlyMap<string, EventCode> = new Map([
  ...[...CAMEO]
    .sort((a, b) => a.code.length - b.code.length)
    .map((entry): [string, EventCode] => [plainLabel(entry.label), entry]),
  // As ICEWS words it.
  ['carry out car bombing', byCode.get('1832') as EventCode],
]);

/** The kind of event of a code; of its root or the code above it, where it is not known itself. */
export const cameoOf = (code: string): EventCode | undefined =>
  byCode.get(code) ?? byCode.get(code.slice(0, 3)) ?? byCode.get(code.slice(0, 2));

/** The kind of event that a label names, however it is written. */
export const cameoByLabel = (label: string): EventCode | undefined => CAMEO_LABELS.get(plainLabel(label));
