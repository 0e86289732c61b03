import { models } from '../models/models.ts';
import { quoteName, unknownName } from '../numeric/nearest-name.ts';
import { AGREEMENT } from './agreement.ts';
import { agreementFaults, type WrittenAgreement, writtenAgreements } from './agreement-faults.ts';
import { issuesIn } from './condition.ts';
import { type Fault, MOST_FAULTS, TooManyFaults } from './fault.ts';
import { hypothesesFaults } from './hypotheses/faults.ts';
import { linkOrder } from './link-order.ts';
import { ConditionFault, parseCondition, RESERVED } from './parse-condition.ts';
import { isMap, mapOf, type PlainMap } from './plain-map.ts';
import { LARGEST, statedValues } from './quantity.ts';
import { quantityIn } from './quick/quick.ts';
import { resolvedFaults } from './resolved-faults.ts';
import { ruleFaults } from './rule-faults.ts';
import { type Scale, scaleOf } from './scale.ts';
import { type Issue, MOST_ACTORS, MOST_ISSUES, MOST_LINKS } from './schema.ts';
import type { Path, Source, Where } from './source.ts';

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);
const mapsOf = (value: unknown): PlainMap[] => (Array.isArray(value) ? value.map(mapOf) : []);

/**
 * What the schema cannot see: names that refer to nothing, values off their issue's scale,
 * conditions that do not parse, links that form a circle.
 * Works on a file with other faults too, so that one run names them all.
 */
export function meaningFaults(source: Source, file: string): Fault[] {
  const faults: Fault[] = [];
  const add: Add = (path, message, where = source.placeOf(path)) => {
    if (faults.length === MOST_FAULTS) throw new TooManyFaults();
    faults.push({ file, ...where, message, severity: 'error' });
  };
  try {
    look(source, add);
  } catch (error) {
    if (!(error instanceof TooManyFaults)) throw error;
  }
  return faults;
}

type Add = (path: Path, message: string, where?: Where) => void;

function look(source: Source, add: Add): void {
  const root = mapOf(source.value);
  const actors = namesIn(root.actors);
  const names = new Map(Object.entries(mapOf(root.actors)).map(([id, actor]) => [id, textOf(mapOf(actor).name)]));
  const issues = namesIn(root.issues);
  const agreements = writtenAgreements(root);
  const scales = new Map<string, Scale>();

  if (isMap(root.actors) && actors.size === 0) add(['actors'], 'no actors, expected at least one');
  if (isMap(root.issues) && issues.size === 0) add(['issues'], 'no issues, expected at least one');
  if (actors.size > MOST_ACTORS) add(['actors'], `${actors.size} actors, expected at most ${MOST_ACTORS}`);
  if (issues.size > MOST_ISSUES) add(['issues'], `${issues.size} issues, expected at most ${MOST_ISSUES}`);

  const known = (kind: string, name: unknown, names: Set<string>, path: Path) => {
    if (typeof name === 'string' && !names.has(name)) add(path, unknownName(kind, name, names));
  };

  const quantityOnScale = (quantity: unknown, scale: Scale | undefined, path: Path) => {
    if (quantity === undefined || !scale) return;
    const stated = quantityIn(quantity);
    for (const { key, value } of stated === undefined ? [] : statedValues(stated)) {
      if (value >= scale.low && value <= scale.high) continue;
      const name = `${path[path.length - 1]}${typeof key === 'string' ? ` ${key}` : ''}`;
      const where = `outside the scale of the issue, ${scale.low} to ${scale.high}`;
      add(key === undefined ? path : [...path, key], `${name} ${value} is ${where}`);
    }
  };

  for (const [id, value] of Object.entries(mapOf(root.issues))) {
    const path = ['issues', id];
    const issue = mapOf(value);
    if (RESERVED.includes(id))
      add(path, `${quoteName(id)} is a word of conditions, expected another name`, source.placeOfKey(path));
    const yesNo = issue.type === 'yes-no';
    if (yesNo && issue.scale !== undefined) {
      add([...path, 'scale'], 'a yes-no issue has no scale: 0 is no, 1 is yes', source.placeOfKey([...path, 'scale']));
    }
    const scale = checkScale(yesNo ? [0, 1] : issue.scale, (message, inner) => {
      const at = [...path, 'scale', ...inner];
      add(at, message, inner.length > 0 ? source.placeOfKey(at) : source.placeOf(at));
    });
    if (scale) scales.set(id, scale);
    quantityOnScale(issue.statusQuo, scale, [...path, 'statusQuo']);
    quantityOnScale(issue.now, scale, [...path, 'now']);
    const settled = agreements.some((agreement) => agreement.issues.has(id));
    if (isMap(root.actors)) ruleFaults(id, issue, names, source, add, settled);
    if (!isMap(issue.stances)) continue;
    const stances = Object.entries(issue.stances);
    if (stances.length === 0)
      add([...path, 'stances'], `nobody takes a stance on ${quoteName(id)}, expected at least one`);
    if (stances.length > 0 && stances.every(([, stance]) => mapOf(stance).salience === 0)) {
      add([...path, 'stances'], `nobody cares about ${quoteName(id)}: every salience is 0`);
    }
    for (const [actor, stance] of stances) {
      const at = [...path, 'stances', actor];
      if (!actors.has(actor)) add(at, unknownName('actor', actor, actors), source.placeOfKey(at));
      quantityOnScale(mapOf(stance).position, scale, [...at, 'position']);
      quantityOnScale(mapOf(stance).limit, scale, [...at, 'limit']);
    }
  }

  const issueNames = Object.entries(mapOf(root.issues)).flatMap(([id, issue]) => {
    const { name } = mapOf(issue);
    return typeof name === 'string' && name !== id ? [{ id, name }] : [];
  });
  const isName = (id: string, name: string) =>
    `${quoteName(name)} is the name of an issue, conditions use its id: ${quoteName(id)}`;
  const byName = (written: string): string | undefined => {
    const found = issueNames.find(({ name }) => name.toLowerCase() === written.toLowerCase());
    return found && isName(found.id, written);
  };
  /** A name of several words breaks the condition that it stands in. */
  const nameWithin = (text: string): { message: string; at: number } | undefined => {
    const small = text.toLowerCase();
    const found = issueNames.filter(({ name }) => /\P{L}/u.test(name) && small.includes(name.toLowerCase()));
    const [longest] = found.sort((a, b) => b.name.length - a.name.length);
    return longest && { message: isName(longest.id, longest.name), at: small.indexOf(longest.name.toLowerCase()) };
  };

  const condition = (text: unknown, path: Path): string[] => {
    if (typeof text !== 'string' || text.length > 10_000) return [];
    try {
      const read = issuesIn(parseCondition(text));
      for (const { name, at, word } of read) {
        const isAgreement = agreements.some(({ id }) => id === name);
        if (word) {
          if (isAgreement || mapOf(mapOf(root.issues)[name]).type === 'yes-no') continue;
          const named = nameWithin(text);
          if (named) add(path, named.message, source.placeInText(path, named.at));
          else add(path, wordFault(name, issues, agreements), source.placeInText(path, at));
          continue;
        }
        if (issues.has(name)) continue;
        const said = isAgreement
          ? `${quoteName(name)} is an agreement, which is struck or not, write it alone or after \`not\``
          : (byName(name) ?? unknownName('issue', name, issues));
        add(path, said, source.placeInText(path, at));
      }
      return read.filter(({ name }) => !agreements.some(({ id }) => id === name)).map((issue) => issue.name);
    } catch (error) {
      if (!(error instanceof ConditionFault)) throw error;
      const named = nameWithin(text);
      if (named) add(path, named.message, source.placeInText(path, named.at));
      else add(path, error.message, source.placeInText(path, error.at));
      return [];
    }
  };

  agreementFaults(root, { actors, issues }, source, add);

  const dependencies = new Set<string>();
  mapsOf(root.dependence).forEach((d, i) => {
    const path = ['dependence', i];
    known('actor', d.of, actors, [...path, 'of']);
    known('actor', d.on, actors, [...path, 'on']);
    if (d.of !== undefined && d.of === d.on) add([...path, 'on'], `${quoteName(String(d.of))} cannot depend on itself`);
    for (const partner of Object.keys(mapOf(d.alternatives))) {
      const at = [...path, 'alternatives', partner];
      if (!actors.has(partner)) add(at, unknownName('actor', partner, actors), source.placeOfKey(at));
      else if (partner === d.of || partner === d.on) {
        add(
          at,
          `${quoteName(partner)} cannot be an alternative to itself, expected a third actor`,
          source.placeOfKey(at),
        );
      }
    }
    const key = JSON.stringify([d.of, d.on, d.domain]);
    if (dependencies.has(key)) add(path, `the dependence of ${d.of} on ${d.on} for ${d.domain} is there twice`);
    dependencies.add(key);
  });

  const links = mapsOf(root.links)
    .slice(0, MOST_LINKS)
    .map((link, i) => {
      const path = ['links', i];
      const key = link.caps === undefined ? 'floors' : 'caps';
      known('issue', link[key], issues, [...path, key]);
      quantityOnScale(link.at, scales.get(String(link[key])), [...path, 'at']);
      return { reads: condition(link.when, [...path, 'when']), moves: String(link[key]) };
    });
  const { circle } = linkOrder(links);
  if (circle.length > 0) {
    add(
      ['links', links.findIndex((l) => l.moves === circle[0])],
      `the links form a circle: ${circle.join(' -> ')}, expected none`,
    );
  }

  for (const [id, value] of Object.entries(mapOf(root.outcomes))) {
    const outcome = mapOf(value);
    condition(outcome.when, ['outcomes', id, 'when']);
    if (typeof outcome.by === 'string' && typeof root.asOf === 'string' && outcome.by < root.asOf) {
      add(['outcomes', id, 'by'], `by ${quoteName(outcome.by)} is before the day of the forecast, ${root.asOf}`);
    }
  }

  const outcomes = new Set(Object.keys(mapOf(root.outcomes)));
  for (const id of Object.keys(mapOf(mapOf(root.outside).classes))) {
    const path = ['outside', 'classes', id];
    if (!outcomes.has(id)) add(path, unknownName('outcome', id, outcomes), source.placeOfKey(path));
  }

  hypothesesFaults(root.hypotheses, source, add);

  resolvedFaults(root, { actors, issues, outcomes }, scales, source, add);

  for (const { name, settingFaults } of models) {
    for (const fault of settingFaults?.(mapOf(root.models)[name], actors) ?? []) {
      const path = ['models', name, ...fault.path];
      add(path, fault.message, fault.at === 'key' ? source.placeOfKey(path) : undefined);
    }
  }

  const shockIds = mapsOf(root.shocks).map((shock) => String(shock.id));
  mapsOf(root.shocks).forEach(({ on }, i) => {
    if (typeof on === 'string' && typeof root.asOf === 'string' && on <= root.asOf) {
      add(
        ['shocks', i, 'on'],
        `on ${quoteName(on)} is not after ${root.asOf}: its effect belongs in the numbers themselves`,
      );
    }
  });
  const seen = new Set<string>();
  shockIds.forEach((id, i) => {
    if (seen.has(id)) add(['shocks', i, 'id'], `shock ${quoteName(id)} is there twice`);
    seen.add(id);
  });
  for (const [id, steps] of Object.entries(mapOf(root.scenarios))) {
    mapsOf(steps).forEach((step, i) => {
      known('shock', step.shock, seen, ['scenarios', id, i, 'shock']);
    });
  }
}

/** What is wrong with a bare name in a condition that is neither an agreement nor a yes-no issue. */
function wordFault(name: string, issues: Set<string>, agreements: WrittenAgreement[]): string {
  if (name === AGREEMENT && !issues.has(name)) {
    const names = agreements.map(({ id }) => quoteName(id)).join(', ');
    return names === ''
      ? 'the file has no agreement that could be struck, expected `agreement:` at the left margin'
      : `the file has several agreements, expected the name of one: ${names}`;
  }
  return 'expected a comparison such as `currency >= 80`, found a number';
}

/** The names that a part defines; where it is not a map, which is a fault of its own, any name may have been meant. */
function namesIn(part: unknown): Set<string> {
  return isMap(part) ? new Set(Object.keys(part)) : new AnyName();
}

class AnyName extends Set<string> {
  override has(): boolean {
    return true;
  }
}

function checkScale(value: unknown, add: (message: string, path: Path) => void): Scale | undefined {
  // Another kind of value, or a list of any other length, is a fault of its own.
  if (value !== undefined && typeof value !== 'object') return undefined;
  if (Array.isArray(value)) {
    if (value.length !== 2) return undefined;
    if (!(value[0] < value[1])) {
      add(`the scale goes from ${value[0]} to ${value[1]}, expected its low end first`, []);
      return undefined;
    }
  } else if (value !== undefined) {
    const keys = Object.keys(mapOf(value));
    const wrong = keys.filter((key) => key.trim() === '' || !Number.isFinite(Number(key)));
    for (const key of wrong) add(`${quoteName(key)} is not a value of the scale, expected a number`, [key]);
    if (keys.length < 2) {
      add(`the scale has ${keys.length} ${keys.length === 1 ? 'value' : 'values'}, expected at least its two ends`, []);
    }
    if (new Set(keys.map(Number)).size < keys.length) add('two labels of the scale have the same value', []);
    if (wrong.length > 0 || keys.length < 2 || new Set(keys.map(Number)).size < 2) return undefined;
  }
  const scale = scaleOf({ ...(value !== undefined && { scale: value as NonNullable<Issue['scale']> }) });
  const far = Math.max(Math.abs(scale.low), Math.abs(scale.high));
  if (far > LARGEST || scale.high - scale.low < 1e-9 * Math.max(1, far)) {
    add(`the scale goes from ${scale.low} to ${scale.high}, expected ends that differ and are at most ${LARGEST}`, []);
    return undefined;
  }
  return scale;
}
