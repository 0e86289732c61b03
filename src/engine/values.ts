import type { Situation } from '../situation/schema.ts';
import { type Input, type InputKind, isCertainInput } from './inputs.ts';

/** An input that is drawn, with its actor and issue. */
export interface UncertainInput {
  path: string;
  kind: InputKind;
  /** The actor whose capability, stance or dependence it describes. */
  actor?: string | undefined;
  /** The issue of the stance or status quo, or the one that the link moves. */
  issue?: string | undefined;
  /** Its best guess. */
  central: number;
}

/** An answer of every draw: where an issue settles, or in what share of the models a named outcome happens. */
export interface ModelOutput {
  of: string;
  kind: 'issue' | 'outcome';
}

/** Two independent samples of the same inputs: `A` is the one that a forecast draws. */
export type SampleMatrix = 'A' | 'B';

/** The issues, then the named outcomes. */
export const answersOf = ({ outcomes = {} }: Situation, issueIds: readonly string[]): ModelOutput[] => [
  ...issueIds.map((of): ModelOutput => ({ of, kind: 'issue' })),
  ...Object.keys(outcomes).map((of): ModelOutput => ({ of, kind: 'outcome' })),
];

/** The inputs that are drawn, in their order, each with its place among all. */
export function uncertainInputs(
  situation: Situation,
  inputs: readonly Input[],
  central: Float64Array,
): UncertainInput[] {
  return inputs.flatMap((input, slot): UncertainInput[] => {
    if (isCertainInput(input)) return [];
    const { path, kind } = input;
    return [{ path, kind, ...belonging(situation, path), central: central[slot] }];
  });
}

/** The actor and issue in an input's path; ids have no dots. */
function belonging(situation: Situation, path: string): { actor?: string; issue?: string | undefined } {
  const [root, id, , actor] = path.split('.');
  if (root === 'agreement' || root === 'agreements') return { actor: path.split('.').at(-1) as string };
  if (root === 'issues') return actor === undefined ? { issue: id } : { issue: id, actor };
  if (root !== 'links') return { actor: id };
  const link = situation.links?.[Number(id)];
  return { issue: link?.caps ?? link?.floors };
}
