import { quoteName, unknownName } from '../../numeric/nearest-name.ts';
import type { Fault } from '../fault.ts';
import type { Path } from '../source.ts';
import { parseYaml } from '../yaml-source.ts';
import { NONE } from './faults.ts';
import { readHypotheses } from './read.ts';
import { MOST_ANALYSTS } from './schema.ts';
import type { EvidenceItem, Hypotheses, JudgedProbability, Reported, Stated } from './section.ts';
import { isNotApplicable, WordTable } from './words.ts';

/** The file of one analyst, who saw nobody else's judgements. */
export interface AnalystFile {
  /** By which the file of all knows the analyst. */
  id: string;
  text: string;
  /** Its name, for messages. */
  file: string;
}

/** By explanation. */
type Likelihood = Record<string, JudgedProbability>;

/**
 * Puts the judgements of several analysts, a file each, into the matrix that they share: each cell and prior keeps who said what.
 * What the shared file itself says stands where none of them judges. A word counts as the analyst's own file has it.
 *
 * @param shared explanations and evidence, with or without judgements
 * @returns the matrix of all, or the faults of the analysts' files: their own, and what the shared file does not have
 */
export function mergeAnalysts(
  shared: Hypotheses,
  files: readonly AnalystFile[],
): { section: Hypotheses; faults: [] } | { section?: undefined; faults: Fault[] } {
  const faults: Fault[] = [];
  const merged = structuredClone(shared);
  const read = files.flatMap(({ id, text, file }) => {
    const { content, faults: own } = readHypotheses(text, file);
    if (!content) {
      faults.push(...own);
      return [];
    }
    const section = inWordsOf(shared, content.hypotheses);
    // Parsed again for the places of faults alone.
    let places: ReturnType<typeof parseYaml> | undefined;
    const add = (path: Path, message: string) => {
      places ??= parseYaml(text, file);
      faults.push({ file, place: places.placeOf(['hypotheses', ...path]), message, severity: 'error' });
    };
    differences(shared, section, id, add);
    return [{ id, section }];
  });
  const known = new Set([...Object.keys(shared.analysts ?? {}), ...read.map(({ id }) => id)]);
  if (known.size > MOST_ANALYSTS) {
    const message = `${known.size} analysts, expected at most ${MOST_ANALYSTS}`;
    faults.push({ file: files[files.length - 1].file, message, severity: 'error' });
  }
  if (faults.length > 0) return { faults };

  if (merged.analysts) for (const { id } of read) if (!Object.hasOwn(merged.analysts, id)) merged.analysts[id] = {};
  for (const { id, section } of read) {
    for (const [name, { prior }] of Object.entries(section.explanations)) {
      const one = merged.explanations[name];
      if (prior !== undefined) one.prior = withJudgement(one.prior, id, prior);
    }
    const prior = section.none ? section.none.prior : undefined;
    if (prior !== undefined && merged.none !== false)
      merged.none = { ...merged.none, prior: withJudgement(merged.none?.prior, id, prior) };
  }
  const parent = (name: string) =>
    Object.hasOwn(shared.explanations, name) ? shared.explanations[name].partOf : undefined;
  for (const part of ['evidence', 'events', 'lookups'] as const) {
    for (const [name, row] of Object.entries(merged[part] ?? {})) {
      const said = read.flatMap(({ id, section }): [string, Likelihood][] => {
        const rows: Record<string, { likelihood?: Likelihood }> = section[part] ?? {};
        const likelihood = Object.hasOwn(rows, name) ? rows[name].likelihood : undefined;
        return likelihood ? [[id, likelihood]] : [];
      });
      if (said.length > 0) row.likelihood = together(row.likelihood ?? {}, said, parent);
    }
  }
  return { section: merged, faults: [] };
}

/**
 * The cells of one row, each by who said it. Where one speaks of an explanation and another of its parts, the first is taken to say
 * the same of each part.
 */
function together(
  shared: Likelihood,
  said: readonly [id: string, Likelihood][],
  parent: (name: string) => string | undefined,
): Likelihood {
  const cells: Likelihood = {};
  for (const key of new Set([...said, ['', shared] as const].flatMap(([, likelihood]) => Object.keys(likelihood)))) {
    const own = Object.hasOwn(shared, key) ? shared[key] : undefined;
    let cell: JudgedProbability | undefined = isBy(own) ? own : undefined;
    for (const [id, likelihood] of said) {
      for (let at: string | undefined = key; at !== undefined; at = parent(at)) {
        if (!Object.hasOwn(likelihood, at)) continue;
        cell = withJudgement(cell, id, likelihood[at]);
        break;
      }
    }
    const kept = cell ?? own;
    if (kept !== undefined) cells[key] = kept;
  }
  return cells;
}

const isBy = (judgement: JudgedProbability | undefined) => typeof judgement === 'object' && 'by' in judgement;

/** A judgement with one analyst's beside those that have names; one without a name gives way. */
function withJudgement(before: JudgedProbability | undefined, id: string, said: JudgedProbability): JudgedProbability {
  const rest = typeof before === 'object' && 'by' in before ? before : { by: {} };
  return { ...rest, by: { ...rest.by, [id]: said as Stated } };
}

/**
 * What does not fit the shared file: names that it does not have, items that say something else there, judgements of
 * several people.
 */
function differences(
  shared: Hypotheses,
  section: Hypotheses,
  id: string,
  add: (path: Path, message: string) => void,
): void {
  const judged = (judgement: JudgedProbability | undefined, before: JudgedProbability | undefined, path: Path) => {
    if (isBy(judgement))
      add(path, `the file of one analyst has judgements of several (\`by\`), expected those of ${id} alone`);
    if (typeof before === 'object' && 'by' in before && Object.hasOwn(before.by, id))
      add(path, `${quoteName(id)} judges this in the shared file already, expected another name`);
  };
  for (const [name, { prior, partOf }] of Object.entries(section.explanations)) {
    const path = ['explanations', name];
    if (!Object.hasOwn(shared.explanations, name)) {
      add(path, unknownName('explanation', name, Object.keys(shared.explanations)));
      continue;
    }
    const other = shared.explanations[name];
    if (partOf !== other.partOf)
      add(path, `a part of ${partOf ?? 'nothing'}, expected ${other.partOf ?? 'nothing'} as in the shared file`);
    judged(prior, other.prior, [...path, 'prior']);
  }
  if (section.none && shared.none) judged(section.none.prior, shared.none.prior, [NONE, 'prior']);
  for (const part of ['evidence', 'events', 'lookups'] as const) {
    const rows: Record<string, EvidenceItem> = shared[part] ?? {};
    for (const [name, row] of Object.entries(section[part] ?? {}) as [string, EvidenceItem][]) {
      const path = [part, name];
      if (!Object.hasOwn(rows, name)) {
        add(path, unknownName(part === 'evidence' ? 'item' : part.slice(0, -1), name, Object.keys(rows)));
        continue;
      }
      const fault = saysElse(row, rows[name]);
      if (fault) add(path, fault);
      const before = rows[name].likelihood ?? {};
      for (const [key, cell] of Object.entries(row.likelihood ?? {}))
        judged(cell, Object.hasOwn(before, key) ? before[key] : undefined, [...path, 'likelihood', key]);
    }
  }
}

/** What an item is, is the same for all: only then do they judge the same thing. */
function saysElse(own: EvidenceItem, shared: EvidenceItem): string | undefined {
  if (own.of !== shared.of)
    return `a report of ${own.of ?? 'no event'}, expected ${shared.of ?? 'no event'} as in the shared file`;
  if ((own.absent ?? false) !== (shared.absent ?? false))
    return `\`absent\` is ${own.absent ?? false}, expected ${shared.absent ?? false} as in the shared file`;
  for (const key of ['rating', 'report', 'seen'] as const satisfies (keyof Reported)[])
    if (own[key] !== undefined && JSON.stringify(own[key]) !== JSON.stringify(shared[key]))
      return `\`${key}\` is not as in the shared file, which states it for all`;
  return undefined;
}

/** The section with every word that means something else in the shared file as the range that its own file gives it. */
function inWordsOf(shared: Hypotheses, section: Hypotheses): Hypotheses {
  const [theirs, own] = [new WordTable(shared), new WordTable(section)];
  const inRange = (judgement: JudgedProbability): JudgedProbability => {
    if (typeof judgement !== 'string' || isNotApplicable(judgement)) return judgement;
    const [meant, read] = [own.of(judgement), theirs.of(judgement)];
    if (!meant || (meant.low === read?.low && meant.high === read?.high)) return judgement;
    return meant.low === meant.high ? meant.low : { ...meant };
  };
  const copy = structuredClone(section);
  for (const one of [...Object.values(copy.explanations), ...(copy.none ? [copy.none] : [])])
    if (one.prior !== undefined) one.prior = inRange(one.prior);
  for (const rows of [copy.evidence, copy.events, copy.lookups])
    for (const { likelihood = {} } of Object.values(rows ?? {}) as EvidenceItem[])
      for (const [key, cell] of Object.entries(likelihood)) likelihood[key] = inRange(cell);
  return copy;
}
