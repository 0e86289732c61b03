import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import * as z from 'zod';
import type { Analysis } from '../../forecast/analysis.ts';
import type { Comparison } from '../../forecast/compare.ts';
import type { Forecast } from '../../forecast/forecast.ts';
import { countOf } from '../../numeric/count-of.ts';
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
import { formatFault } from '../../situation/fault.ts';
import { answeredCall, answerRows, READS, rowsSchema, type Working, wrong } from './answer.ts';
import { type Given, givenText, type ServedFolder } from './workspace.ts';

const situation = {
  file: z.string().max(400).optional().describe('a situation file, by its path in the folder'),
  text: z.string().max(10_000_000).optional().describe('the text of a situation (YAML), in place of `file`'),
};
const drawing = {
  samples: z.number().int().min(1).max(1_000_000).optional().describe('number of draws'),
  seed: z.number().int().min(0).optional().describe('seed of the draws; the same gives the same numbers'),
  at: z.string().max(20).optional().describe('forecast as of this day, yyyy-mm-dd'),
};
const scenario = z.string().max(200).optional().describe('a scenario of the situation');
const rows = rowsSchema.optional();

/** Adds the tools on a situation: check, forecast, why, compare. */
export function situationTools(server: McpServer, workspace: ServedFolder): void {
  const perform = async <T>(kind: TaskKind, { file, text, ...options }: Given & object, working: Working) => {
    const given = await givenText(workspace, { file, text });
    const own = workspace.ledger.handle();
    const task = { kind, root: workspace.root, situation: given, options };
    const { value, warnings } = await performTask(task, { ...working, ledger: () => own });
    return { value: value as T, said: warnings.map((line) => `${line}\n`).join('') };
  };

  server.registerTool(
    'check',
    {
      title: 'Check a situation',
      description:
        'Names every fault of a situation with its line and column, what was found and what would be right. Check again after each mend, until there is none.',
      inputSchema: z.strictObject(situation),
      outputSchema: { ...wrong, ...checkedSchema.partial().shape },
      annotations: READS,
    },
    (given, call) =>
      answeredCall(workspace, call, async (working) => {
        const { value } = await perform<z.infer<typeof checkedSchema>>('check', given, working);
        const all = [...value.faults, ...(value.warnings ?? [])];
        const count = value.faults.length === 0 ? 'No faults.' : `${countOf(value.faults.length, 'fault')}.`;
        const lines = all.map((fault) => formatFault(fault as Parameters<typeof formatFault>[0]));
        return { data: value, text: [...lines, count].join('\n') };
      }),
  );

  server.registerTool(
    'forecast',
    {
      title: 'Forecast a situation',
      description:
        'Where each issue settles, how likely each outcome is and who gains, over all that is uncertain in the situation. Positions are on the scale of the issue, probabilities 0-1.',
      inputSchema: z.strictObject({ ...situation, ...drawing, scenario }),
      outputSchema: { ...wrong, issues: rows, outcomes: rows, actors: rows },
      annotations: READS,
    },
    (given, call) =>
      answeredCall(workspace, call, async (working) => {
        const { value, said } = await perform<Forecast>('forecast', given, working);
        const data = {
          issues: answerRows(issueTable(value)),
          outcomes: answerRows(outcomeTable(value)),
          actors: answerRows(actorTable(value)),
        };
        return { data, text: said + shortText(value, undefined, { file: given.file ?? 'FILE' }) };
      }),
  );

  server.registerTool(
    'why',
    {
      title: 'Why an outcome is as likely as it is',
      description:
        'What moves the forecast, under which conditions an outcome happens, and with `quick: false`, which takes longer, what each actor could do and where the answer tips.',
      inputSchema: z.strictObject({
        ...situation,
        ...drawing,
        scenario,
        outcome: z.string().max(200).optional().describe('only this outcome; all by default'),
        quick: z.boolean().default(true).describe('a first answer from few draws, in seconds'),
      }),
      outputSchema: { ...wrong, inputs: rows, limits: rows, moves: rows, tippingPoints: rows },
      annotations: READS,
    },
    (given, call) =>
      answeredCall(workspace, call, async (working) => {
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
      }),
  );

  server.registerTool(
    'compare',
    {
      title: 'Compare scenarios',
      description: 'What scenarios change against the situation as it stands, on the same random numbers.',
      inputSchema: z.strictObject({
        ...situation,
        ...drawing,
        scenarios: z.array(z.string().max(200)).max(20).optional().describe('only these; all by default'),
        timeLine: z.boolean().optional().describe('the forecast day by day instead, after each dated shock'),
      }),
      outputSchema: { ...wrong, changes: rows },
      annotations: READS,
    },
    (given, call) =>
      answeredCall(workspace, call, async (working) => {
        const { value, said } = await perform<Comparison>('comparison', given, working);
        return { data: { changes: answerRows(changeTable(value)) }, text: said + comparisonText(value) };
      }),
  );
}
