import { prepare } from '../engine/prepare.ts';
import { planForecast } from '../forecast/plan.ts';
import { reasonOf } from '../forecast/reason-of.ts';
import { summarise } from '../forecast/summarise.ts';
import { allOf, hindsight } from '../inside/interventions/hindsight.ts';
import { namedModels } from '../models/named-models.ts';
import { UsageError } from '../numeric/errors.ts';
import { unknownName } from '../numeric/nearest-name.ts';
import { hindsightInWords } from '../report/interventions/hindsight-words.ts';
import { wrap } from '../report/terminal/lines.ts';
import { pageNamesOf } from '../report/words/names.ts';
import { chosenCalibration } from './calibration-file.ts';
import { readSituationFile } from './files.ts';
import { print } from './output.ts';
import type { AnalysisFlags } from './run-flags.ts';
import { terminalWidth } from './width.ts';

/** Draws enough for the names of what a forecast is of. */
const DRAWS_FOR_NAMES = 16;

/** `tightrope why FILE --outcome NAME --happened yes`: which single judgement was wrong. */
export async function hindsightCommand(
  file: string,
  { happened, outcome, json, csv, quick: _, model, calibration: named, ...options }: HindsightFlags,
): Promise<void> {
  const situation = await readSituationFile(file);
  const outcomes = Object.keys(situation.outcomes ?? {});
  if (outcome === undefined) throw new UsageError('--happened needs --outcome NAME');
  if (!outcomes.includes(outcome)) throw new UsageError(unknownName('outcome', outcome, outcomes));
  if (csv !== undefined) throw new UsageError('--happened and --csv cannot be used together: it has no table');
  const calibration = await chosenCalibration(named);
  const plan = planForecast(situation, { ...options, models: namedModels(model), calibration });
  const engine = prepare(plan.design);
  const names = pageNamesOf(summarise({ plan, engine, columns: engine.draw(0, DRAWS_FOR_NAMES) }));
  const found = allOf(hindsight(engine, { outcome, happened: happened === 'yes' }));
  const reasons = found.judgements.map((judgement) => ({ ...judgement, ...reasonOf(situation, judgement.path) }));
  const words = hindsightInWords(found, names, (path) => reasonOf(situation, path));
  print(
    { json },
    {
      json: () => ({ ...found, judgements: reasons, words }),
      text: () =>
        `${textOf(words)
          .flatMap((line) => (line === '' ? [''] : wrap(line, 0, terminalWidth())))
          .join('\n')}\n`,
      csv: {},
    },
  );
}

interface HindsightFlags extends AnalysisFlags {
  happened: 'yes' | 'no';
  outcome?: string;
}

function textOf({ answer, reason, others, limits }: ReturnType<typeof hindsightInWords>): string[] {
  return [
    answer,
    ...(reason?.because === undefined ? [] : [`It was judged so because: ${reason.because}`]),
    ...(reason?.source === undefined ? [] : [`Source: ${reason.source}`]),
    ...(others.length === 0 ? [] : ['', 'One of these alone would have been enough too:', ...others]),
    ...(limits === undefined ? [] : [limits]),
  ];
}
