import { quoteName, unknownName } from '../../numeric/nearest-name.ts';
import { isMap, mapOf, type PlainMap } from '../plain-map.ts';
import type { Path, Source, Where } from '../source.ts';
import { MOST_ANALYSTS, MOST_EXPLANATIONS, MOST_ITEMS } from './schema.ts';
import type { Hypotheses } from './section.ts';
import { bestGuess } from './stated.ts';
import { cutOffsFault, WordTable } from './words.ts';

type Add = (path: Path, message: string, where?: Where) => void;

/** The id of none of these. */
export const NONE = 'none';

/**
 * What the schema cannot see in a section of explanations and evidence: names that refer to nothing, words that mean nothing, an
 * item that says nothing of an explanation, priors that leave nothing. Works on a section with other faults too.
 */
export function hypothesesFaults(section: unknown, source: Source, add: Add): void {
  if (!isMap(section)) return;
  const top = ['hypotheses'];
  const explanations = mapOf(section.explanations);
  const ids = Object.keys(explanations);
  const at = (...path: (string | number)[]): Path => [...top, ...path];
  if (isMap(section.explanations) && ids.length === 0)
    add(at('explanations'), 'no explanations, expected at least one');
  for (const [part, most] of [
    ['explanations', MOST_EXPLANATIONS],
    ['evidence', MOST_ITEMS],
    ['events', MOST_ITEMS],
    ['lookups', MOST_ITEMS],
  ] as const) {
    const count = Object.keys(mapOf(section[part])).length;
    if (count > most) add(at(part), `${count} ${part}, expected at most ${most}`);
  }
  if (Object.hasOwn(explanations, NONE)) {
    const path = at('explanations', NONE);
    add(path, '`none` is the name of none of these, expected another name', source.placeOfKey(path));
  }

  const cutOffs = mapOf(mapOf(section.ach).cutOffs);
  const outOfOrder = Object.values(cutOffs).every((value) => typeof value === 'number') && cutOffsFault(cutOffs);
  if (outOfOrder) add(at('ach', 'cutOffs'), outOfOrder);

  const words = wordsOf(section);
  const analysts = isMap(section.analysts) ? new Set(Object.keys(section.analysts)) : undefined;
  const judging = new Set<string>();
  const judgement = (value: unknown, path: Path) => {
    if (typeof value === 'string') {
      const fault = words.fault(value);
      if (fault) add(path, fault);
    }
    if (!isMap(value) || !isMap(value.by)) return;
    if (Object.keys(value.by).length === 0) add([...path, 'by'], 'nobody judges, expected at least one analyst');
    for (const [who, stated] of Object.entries(value.by)) {
      const inner = [...path, 'by', who];
      if (!judging.has(who) && judging.size === MOST_ANALYSTS)
        add(inner, `one analyst more than ${MOST_ANALYSTS}, expected at most that many`, source.placeOfKey(inner));
      judging.add(who);
      if (analysts && !analysts.has(who)) add(inner, unknownName('analyst', who, analysts), source.placeOfKey(inner));
      judgement(stated, inner);
    }
  };

  const parents = new Map<string, string>();
  for (const [id, value] of Object.entries(explanations)) {
    const { partOf, prior } = mapOf(value);
    judgement(prior, at('explanations', id, 'prior'));
    if (typeof partOf !== 'string') continue;
    if (Object.hasOwn(explanations, partOf)) parents.set(id, partOf);
    else add(at('explanations', id, 'partOf'), unknownName('explanation', partOf, ids));
  }
  for (const id of ids) {
    if (inCircle(id, parents))
      add(at('explanations', id, 'partOf'), `${quoteName(id)} is a part of itself, expected another explanation`);
  }
  judgement(mapOf(section.none).prior, at('none', 'prior'));

  const wholes = new Set(parents.values());
  const leaves = ids.filter((id) => !wholes.has(id) && id !== NONE);
  const likelihood = (value: unknown, path: Path) => {
    if (!isMap(value)) return;
    for (const [id, cell] of Object.entries(value)) {
      const inner = [...path, id];
      judgement(cell, inner);
      if (Object.hasOwn(explanations, id)) continue;
      if (id !== NONE) add(inner, unknownName('explanation', id, [...ids, NONE]), source.placeOfKey(inner));
      else if (section.none === false)
        add(inner, '`none` of these is switched off, expected no likelihood for it', source.placeOfKey(inner));
    }
    const missing = leaves.filter((id) => !covered(id, value, parents));
    if (missing.length === 0) return;
    const names = missing.slice(0, 5).map(quoteName).join(', ');
    const rest = missing.length > 5 ? ` and ${missing.length - 5} more` : '';
    add(path, `nothing is said under ${names}${rest}, expected a likelihood, or n/a where it does not bear on it`);
  };

  const events = mapOf(section.events);
  for (const [id, value] of Object.entries(events)) {
    const path = at('events', id);
    likelihood(mapOf(value).likelihood, [...path, 'likelihood']);
  }
  for (const [id, value] of Object.entries(mapOf(section.evidence))) {
    if (!isMap(value)) continue;
    const path = at('evidence', id);
    likelihood(value.likelihood, [...path, 'likelihood']);
    reportedFaults(value, path, add);
    if (typeof value.of === 'string' && !Object.hasOwn(events, value.of))
      add([...path, 'of'], unknownName('event', value.of, Object.keys(events)));
    if (value.of !== undefined && value.likelihood !== undefined)
      add(
        [...path, 'likelihood'],
        'a report of an event has the likelihood of the event, expected it under `events` alone',
      );
    if (value.of === undefined && value.likelihood === undefined)
      add(
        path,
        `${quoteName(id)} has no \`likelihood\` and no event (\`of\`), expected one of them`,
        source.placeOfKey(path),
      );
  }
  for (const [id, value] of Object.entries(mapOf(section.lookups))) {
    if (!isMap(value)) continue;
    likelihood(value.likelihood, at('lookups', id, 'likelihood'));
    reportedFaults(value, at('lookups', id), add);
  }
  priorFaults(section, { leaves, parents, words }, add);
}

function wordsOf({ words }: PlainMap): WordTable {
  const sound = Object.entries(mapOf(words)).filter(([, meaning]) => typeof meaning === 'number' || isMap(meaning));
  return new WordTable({ words: Object.fromEntries(sound) as NonNullable<Hypotheses['words']> });
}

function inCircle(id: string, parents: ReadonlyMap<string, string>): boolean {
  const seen = new Set<string>();
  for (let at = parents.get(id); at !== undefined && !seen.has(at); at = parents.get(at)) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}

/** Whether a likelihood says something of an explanation, or of what it is a form of. */
function covered(id: string, value: PlainMap, parents: ReadonlyMap<string, string>): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !seen.has(at); at = parents.get(at)) {
    if (Object.hasOwn(value, at)) return true;
    seen.add(at);
  }
  return false;
}

function reportedFaults(value: PlainMap, path: Path, add: Add): void {
  const stated = ['rating', 'report', 'seen'].filter((key) => value[key] !== undefined);
  if (stated.length > 1)
    add([...path, stated[1]], `\`${stated[0]}\` and \`${stated[1]}\` both say how it was seen, expected one of them`);
}

function priorFaults(
  section: PlainMap,
  { leaves, parents, words }: { leaves: readonly string[]; parents: ReadonlyMap<string, string>; words: WordTable },
  add: Add,
): void {
  const explanations = mapOf(section.explanations);
  const tops = Object.keys(explanations).filter((id) => !parents.has(id) && id !== NONE);
  const none = section.none === false ? [] : [mapOf(section.none).prior];
  const stated = [...tops.map((id) => mapOf(explanations[id]).prior), ...none];
  if (leaves.length === 0) return;
  const guesses = stated.map((prior) => (prior === undefined ? undefined : bestGuess(prior, words)));
  if (guesses.some((guess) => guess !== undefined && !Number.isFinite(guess))) return;
  const known = guesses.filter((guess) => guess !== undefined);
  const sum = known.reduce((all, guess) => all + guess, 0);
  if (known.length === stated.length) {
    if (!(sum > 0)) add(['hypotheses', 'explanations'], 'every prior is 0, expected one above 0');
    return;
  }
  if (sum < 1 - 1e-9) return;
  const left = tops.filter((_, i) => guesses[i] === undefined);
  const total = Number(sum.toPrecision(6));
  if (left.length > 0) {
    const names = left.slice(0, 5).map(quoteName).join(', ');
    add(['hypotheses', 'explanations'], `the priors add up to ${total}, which leaves nothing for ${names}`);
  } else {
    const mend = '`none: { prior: 0.05 }` beside smaller priors, or `none: false` if one of them must be true';
    add(
      ['hypotheses', 'explanations'],
      `the priors add up to ${total}, which leaves nothing for none of these, expected ${mend}`,
    );
  }
}
