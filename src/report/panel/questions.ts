import { type Bounds, NOT_NEGATIVE, SHARE } from '../../situation/quantity.ts';
import { scaleOf } from '../../situation/scale.ts';
import type { Situation } from '../../situation/situation.ts';
import { pathInWords } from '../words/names.ts';
import { namesOfSituation } from './situation-names.ts';

/** A judgement that experts are asked for. */
export interface Question {
  /** Where it stands in the situation: `issues.fee.stances.a.position`. */
  path: readonly string[];
  kind: 'capability' | 'position' | 'salience' | 'status quo';
  /** What is asked, in words. */
  asks: string;
  /** What the numbers mean. */
  scale: string;
  bounds: Bounds;
  /** How far apart two answers can be; of a capability nothing says so. */
  span: number | undefined;
}

/** The judgements of a situation that several people can be asked for: capabilities, status quo, positions and saliences. */
export function judgementsAsked(situation: Situation): Question[] {
  const names = namesOfSituation(situation);
  const words = (path: readonly string[]) => {
    const said = pathInWords(path.join('.'), names);
    return `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
  };
  const actors = Object.keys(situation.actors).map((id): Question => {
    const path = ['actors', id, 'capability'];
    return {
      ...{ path, kind: 'capability', asks: words(path), span: undefined, bounds: NOT_NEGATIVE },
      scale: 'resources on one scale for all actors, 100 for the strongest',
    };
  });
  const issues = Object.entries(situation.issues).flatMap(([id, issue]): Question[] => {
    const { low, high, labels } = scaleOf(issue);
    const scale = labels.length > 0 ? labels.map(({ at, label }) => `${at}: ${label}`).join('; ') : `${low} to ${high}`;
    const onScale = { scale, bounds: { low, high }, span: high - low };
    const now = ['issues', id, 'statusQuo'];
    const stances = Object.keys(issue.stances).flatMap((actor): Question[] => {
      const [position, salience] = ['position', 'salience'].map((part) => ['issues', id, 'stances', actor, part]);
      return [
        { path: position, kind: 'position', asks: words(position), ...onScale },
        {
          ...{ path: salience, kind: 'salience', asks: words(salience), bounds: SHARE, span: 1 },
          scale: '0: does not care; 1: nothing matters more',
        },
      ];
    });
    const stated: Question[] =
      issue.statusQuo === undefined ? [] : [{ path: now, kind: 'status quo', asks: words(now), ...onScale }];
    return [...stated, ...stances];
  });
  return [...actors, ...issues];
}
