import * as z from 'zod';
import { REPLICATES } from '../../engine/sampling/sampler.ts';
import type { Analysis } from '../../forecast/analysis.ts';
import type { Comparison } from '../../forecast/compare.ts';
import type { Forecast } from '../../forecast/forecast.ts';
import { countOf } from '../../numeric/count-of.ts';
import { UsageError } from '../../numeric/errors.ts';
import { actorTable } from '../../report/actors/table.ts';
import { changeTable } from '../../report/comparison/table.ts';
import { comparisonText } from '../../report/comparison/text.ts';
import { limitTable } from '../../report/discovery/table.ts';
import { shortText } from '../../report/forecast/short-text.ts';
import { interventionTable, tippingPointTable } from '../../report/interventions/table.ts';
import { issueTable } from '../../report/issues/table.ts';
import { outcomeTable } from '../../report/outcomes/table.ts';
import { inputTable } from '../../report/why/table.ts';
import { whyText } from '../../report/why/text.ts';
import { performTask } from '../../server/jobs/perform-task.ts';
import type { TaskKind } from '../../server/jobs/task.ts';
import { checkedSchema } from '../../server/routes/checked.ts';
import type { Fault } from '../../situation/fault.ts';
import { answerRows, faultText, READS, rowsSchema, type Working, withMessage } from './answer.ts';
import { forAssistants } from './for-assistants.ts';
import { type Tool, tool } from './tool.ts';
import { type Given, givenText, type ServedFolder } from './workspace.ts';

const situation = {
  file: z.string().max(400).optional().describe('a situation file, by its path in the folder'),
  text: z.string().max(10_000_000).optional().describe('the text of a situation (YAML), in place of `file`'),
};
const drawing = {
  samples: z.number().int().min(REPLICATES).max(1_000_000).optional().describe('number of draws; 8192 by default'),
  seed: z.number().int().min(0).optional().describe('seed of the draws; the same gives the same numbers'),
  at: z.string().max(20).optional().describe('forecast as of this day, yyyy-mm-dd'),
};
const scenario = z.string().max(200).optional().describe('a scenario of the situation');
const rows = rowsSchema.optional();

/** The tools on a situation: check, forecast, why, compare. */
export function situationTools(workspace: ServedFolder): Tool[] {
  const perform = async <T>(kind: TaskKind, { file, text, ...options }: Given & object, working: Working) => {
    const given = await givenText(workspace, { file, text });
    const own = workspace.ledger.handle();
    const task = { kind, root: workspace.root, situation: given, options };
    const { value, warnings } = await performTask(task, { ...working, ledger: () => own });
    return { value: value as T, said: warnings.map((line) => `${line}\n`).join('') };
  };

  return [
    tool({
      name: 'check',
      title: 'Check a situation',
      description:
        'Names every fault of a situation with its line and column, what was found and what would be right. Check again after each mend, until there is none.',
      input: z.strictObject(situation),
      output: checkedSchema.partial().shape,
      annotations: READS,
      run: async (given, working) => {
        const { value } = await perform<z.infer<typeof checkedSchema>>('check', given, working);
        const plain = withMessage(forAssistants);
        const data = { ...value, faults: value.faults.map(plain), warnings: (value.warnings ?? []).map(plain) };
        const all = [...data.faults, ...data.warnings];
        const count = value.faults.length === 0 ? 'No faults.' : `${countOf(value.faults.length, 'fault')}.`;
        const lines = all.map((fault) => faultText(fault as Fault));
        return { data, text: [...lines, count].join('\n') };
      },
    }),

    tool({
      name: 'forecast',
      title: 'Forecast a situation',
      description:
        'Where each issue settles, how likely each outcome is and who gains, over all that is uncertain in the situation. Positions are on the scale of the issue, probabilities 0-1.',
      input: z.strictObject({ ...situation, ...drawing, scenario }),
      output: { issues: rows, outcomes: rows, actors: rows },
      annotations: READS,
      run: async (given, working) => {
        const { value, said } = await perform<Forecast>('forecast', given, working);
        const data = {
          issues: answerRows(issueTable(value)),
          outcomes: answerRows(outcomeTable(value)),
          actors: answerRows(actorTable(value)),
        };
        return { data, text: said + shortText(value, undefined, { next: nextCall(value), more: 'in the data' }) };
      },
    }),

    tool({
      name: 'why',
      title: 'Why an outcome is as likely as it is',
      description:
        'What moves the forecast, under which conditions an outcome happens, and with `quick: false`, which takes longer, what each actor could do and where the answer tips.',
      input: z.strictObject({
        ...situation,
        ...drawing,
        scenario,
        outcome: z.string().max(200).optional().describe('only this outcome; all by default'),
        quick: z.boolean().default(true).describe('a first answer from few draws, in seconds'),
      }),
      output: { inputs: rows, limits: rows, moves: rows, tippingPoints: rows },
      annotations: READS,
      run: async (given, working) => {
        const { value, said } = await perform<Analysis>('analysis', given, working);
        const data = {
          inputs: answerRows(inputTable(value, given.outcome)),
          limits: answerRows(limitTable(value)),
          ...(value.interventions && {
            moves: answerRows(interventionTable(value)),
            tippingPoints: answerRows(tippingPointTable(value)),
          }),
        };
        return { data, text: said + whyText(value, { outcome: given.outcome }) };
      },
    }),

    tool({
      name: 'compare',
      title: 'Compare scenarios',
      description: 'What scenarios change against the situation as it stands, on the same random numbers.',
      input: z.strictObject({
        ...situation,
        ...drawing,
        scenarios: z.array(z.string().max(200)).max(20).optional().describe('only these; all by default'),
        timeLine: z.boolean().optional().describe('the forecast day by day instead, after each dated shock'),
      }),
      output: { changes: rows },
      annotations: READS,
      run: async (given, working) => {
        if (given.timeLine && given.scenarios)
          throw new UsageError('scenarios: found beside timeLine, which goes by days, expected one of them');
        const { value, said } = await perform<Comparison>('comparison', given, working);
        return { data: { changes: answerRows(changeTable(value)) }, text: said + comparisonText(value) };
      },
    }),
  ];
}

/** What to call next: why the first outcome is as likely as it is. */
const nextCall = ({ outcomes: [asked] }: Forecast): string[] =>
  asked === undefined ? ['Next: why'] : [`Next: why, with outcome: ${asked.id}`];
