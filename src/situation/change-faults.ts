import { applyChange } from './change.ts';
import type { Fault } from './fault.ts';
import type { Change, Situation } from './schema.ts';
import type { Path, Source } from './source.ts';
import { copyOf, shocksInOrder } from './viewpoint.ts';

/**
 * What is wrong with the changes of an otherwise sound situation: applies every shock in the order of
 * their dates, and every scenario and every explanation on its own.
 */
export function changeFaults(situation: Situation, source: Source, file: string): Fault[] {
  const faults: Fault[] = [];
  const tryAll = (onto: Situation, change: Change, path: Path) => {
    for (const [key, value] of Object.entries(change)) {
      const message = applyChange(onto, key, value);
      if (message) faults.push({ file, ...source.placeOfKey([...path, key]), message, severity: 'error' });
    }
  };
  const shocks = situation.shocks ?? [];
  const shocked = copyOf(situation);
  for (const { change, i } of shocksInOrder(shocks.map((shock, i) => ({ ...shock, i })))) {
    tryAll(shocked, change, ['shocks', i, 'change']);
  }
  for (const [id, steps] of Object.entries(situation.scenarios ?? {})) {
    const seen = copyOf(situation);
    steps.forEach((step, i) => {
      const shock = shocks.find((s) => s.id === step.shock);
      if (shock) tryAll(seen, shock.change, ['scenarios', id, i, 'shock']);
      else tryAll(seen, step.change ?? {}, ['scenarios', id, i, 'change']);
    });
  }
  return [...faults, ...explanationFaults(situation, situation.hypotheses, source, file)];
}

/** What is wrong with the changes of explanations, of a section in the situation or in a file beside it. */
export function explanationFaults(
  situation: Situation,
  section: Situation['hypotheses'],
  source: Source,
  file: string,
): Fault[] {
  return Object.entries(section?.explanations ?? {}).flatMap(([id, { change = {} }]) => {
    const seen = copyOf(situation);
    return Object.entries(change).flatMap(([key, value]): Fault[] => {
      const message = applyChange(seen, key, value);
      const path = ['hypotheses', 'explanations', id, 'change', key];
      return message ? [{ file, ...source.placeOfKey(path), message, severity: 'error' }] : [];
    });
  });
}
