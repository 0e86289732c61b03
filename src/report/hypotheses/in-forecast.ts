import type { ExplainedOutcomes, MixedOutcome } from '../../forecast/explained.ts';
import type { Forecast } from '../../forecast/forecast.ts';
import type { PageSection } from '../page/shell.ts';
import { tableLines } from '../table/text.ts';
import { type Paint, WIDTH, wrap } from '../terminal/lines.ts';
import { mixtureTable, openChance } from './mixture-table.ts';
import { hypothesesPart } from './page.ts';
import { answerTable } from './table.ts';
import { nameIn, weighingInWords } from './words.ts';

/** Under this the explanations come to the same. */
const APART = 0.01;

/** What the explanations make of the forecast, in one sentence; nothing where none changes the situation. */
export function mixtureInWords({ explanations, outcomes }: Forecast): string | undefined {
  if (!explanations || explanations.weighing.leader === undefined) return undefined;
  const about = tellingOutcome(explanations, outcomes[0]?.id);
  const likeliest = `the likeliest is “${nameIn(explanations.weighing, explanations.weighing.leader)}”`;
  if (!about) return `Of the explanations ${likeliest}.`;
  const { claim, id, probability, parts } = about;
  const sorted = parts.toSorted((a, b) => a.probability - b.probability);
  const [least, most] = [sorted[0], sorted[sorted.length - 1]];
  const name = claim ?? id;
  if (most.probability - least.probability < APART)
    return `Under every explanation much the same, ${openChance(probability)}: ${name}; ${likeliest}.`;
  const if_ = (part: MixedOutcome['parts'][number]) =>
    `${openChance(part.probability)} if “${nameIn(explanations.weighing, part.explanation)}”`;
  return `Over all explanations ${openChance(probability)}: ${name} (${if_(most)}, ${if_(least)}).`;
}

/** The outcome that is asked about first, or the one that the explanations move most where they do not move that. */
function tellingOutcome({ outcomes }: ExplainedOutcomes, first: string | undefined): MixedOutcome | undefined {
  const apart = ({ parts }: MixedOutcome) => {
    const all = parts.map(({ probability }) => probability);
    return Math.max(...all) - Math.min(...all);
  };
  const asked = outcomes.find(({ id }) => id === first);
  if (asked && apart(asked) >= APART) return asked;
  return outcomes.toSorted((a, b) => apart(b) - apart(a))[0];
}

/** The explanations and the outcomes over all of them, for a terminal; nothing where the file has none. */
export function explanationLines({ explanations }: Forecast, paint: Paint, width = WIDTH): string[] {
  if (!explanations) return [];
  const { weighing, outcomes } = explanations;
  return [
    '',
    paint.bold('UNDER EACH EXPLANATION'),
    ...wrap(weighingInWords(weighing), 0, width),
    ...tableLines(answerTable(weighing), { paint, width, wrapped: 'hanging' }),
    ...(outcomes.length === 0
      ? []
      : ['', ...tableLines(mixtureTable(outcomes, weighing.leaves), { paint, width, wrapped: 'hanging' })]),
  ];
}

/** The explanations as a chapter of a page; nothing where the file has none. */
export function explanationSection({ explanations }: Forecast): PageSection | undefined {
  if (!explanations) return undefined;
  const { weighing, outcomes } = explanations;
  return {
    id: 'explanations',
    title: weighing.question ?? 'Competing explanations',
    body: hypothesesPart(weighing, outcomes),
  };
}
