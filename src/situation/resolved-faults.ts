import { unknownName } from '../numeric/nearest-name.ts';
import { isMap, mapOf, type PlainMap } from './plain-map.ts';
import type { Scale } from './scale.ts';
import type { Path, Source, Where } from './source.ts';

type Add = (path: Path, message: string, where?: Where) => void;

/**
 * Faults in `resolved` and `government`: names that refer to nothing, results off their
 * scale, a day before the day of the forecast.
 *
 * @param names the ids that the file defines
 */
export function resolvedFaults(
  root: PlainMap,
  { actors, issues, outcomes }: { actors: Set<string>; issues: Set<string>; outcomes: Set<string> },
  scales: ReadonlyMap<string, Scale>,
  source: Source,
  add: Add,
): void {
  const resolved = mapOf(root.resolved);
  for (const [id, result] of Object.entries(mapOf(resolved.issues))) {
    const path = ['resolved', 'issues', id];
    if (!issues.has(id)) add(path, unknownName('issue', id, issues), source.placeOfKey(path));
    const scale = scales.get(id);
    if (!scale) continue;
    const ends = typeof result === 'number' ? [[undefined, result]] : Object.entries(mapOf(result));
    for (const [key, value] of ends) {
      if (typeof value !== 'number' || (value >= scale.low && value <= scale.high)) continue;
      const at = key === undefined ? path : [...path, String(key)];
      add(at, `the result ${value} is outside the scale of the issue, ${scale.low} to ${scale.high}`);
    }
  }
  for (const id of Object.keys(mapOf(resolved.outcomes))) {
    const path = ['resolved', 'outcomes', id];
    if (!outcomes.has(id)) add(path, unknownName('outcome', id, outcomes), source.placeOfKey(path));
  }
  agreedFaults(root, resolved, source, add);
  if (typeof resolved.on === 'string' && typeof root.asOf === 'string' && resolved.on < root.asOf) {
    add(['resolved', 'on'], `resolved on ${resolved.on}, before the day of the forecast, ${root.asOf}`);
  }
  for (const path of [['government'], ['resolved', 'cabinet']]) {
    const cabinet = mapOf(path.reduce((value, key) => mapOf(value)[key], root as unknown));
    const parties = Array.isArray(cabinet.parties) ? cabinet.parties : [];
    parties.forEach((party, k) => {
      if (typeof party === 'string' && !actors.has(party))
        add([...path, 'parties', k], unknownName('actor', party, actors));
    });
    if (typeof cabinet.ledBy === 'string' && !actors.has(cabinet.ledBy)) {
      add([...path, 'ledBy'], unknownName('actor', cabinet.ledBy, actors));
    }
  }
}

/** Whether the agreements of the file were struck: a day or a truth for the one, or for each by its name. */
function agreedFaults(root: PlainMap, { agreed }: PlainMap, source: Source, add: Add): void {
  if (agreed === undefined) return;
  const path = ['resolved', 'agreed'];
  const several = new Set(Object.keys(mapOf(root.agreements)));
  if (root.agreement === undefined && several.size === 0) {
    add(path, 'the file has no agreement that could have been struck', source.placeOfKey(path));
    return;
  }
  const days = isMap(agreed) ? Object.entries(agreed).map(([id, day]) => ({ at: [...path, id], id, day })) : [];
  if (!isMap(agreed) && several.size > 0) {
    add(path, 'the file has several agreements, expected a map from their names to a day, true or false');
  }
  if (!isMap(agreed)) days.push({ at: path, id: '', day: agreed });
  for (const { at, id, day } of days) {
    if (id !== '' && !several.has(id)) add(at, unknownName('agreement', id, several), source.placeOfKey(at));
    if (typeof day === 'string' && typeof root.asOf === 'string' && day < root.asOf) {
      add(at, `agreed on ${day}, before the day of the forecast, ${root.asOf}`);
    }
  }
}
