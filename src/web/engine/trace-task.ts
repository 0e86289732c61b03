import { trace } from '../../engine/trace.ts';
import { models as all } from '../../models/models.ts';
import { storyText } from '../../report/trace/text.ts';
import type { Situation } from '../../situation/schema.ts';
import type { Story } from './protocol.ts';

/** Columns of the story where there is room, and on a phone. */
const [WIDE, NARROW] = [100, 46];

/** What a model does with a situation at its best guesses; by default the first that tells of rounds. */
export function traceTask(situation: Situation, model: string | undefined, seed: number): Story {
  const models = all.filter(({ tells }) => tells !== undefined).map(({ name, title }) => ({ name, title }));
  const told = trace(situation, model ?? models[0].name, { seed });
  const words = new Map(
    Object.keys(told.issues).map((issue) => {
      const text = (width: number) => storyText(told, { issue, width });
      return [issue, { wide: text(WIDE), narrow: text(NARROW) }];
    }),
  );
  return { trace: told, words, models };
}
