import { basename, join, posix, relative, sep } from 'node:path';
import * as z from 'zod';
import { TightropeError } from '../../numeric/errors.ts';
import type { Run } from '../../runs/run.ts';
import { openRun } from '../../runs/run-folder.ts';
import { runStatus } from '../../runs/status.ts';
import { nameFault } from '../folder/paths.ts';
import type { NamedRun } from '../folder/runs.ts';
import { json, route } from '../route.ts';

/** The name of a run in a request. */
export const runAsked = z
  .string()
  .max(400)
  .optional()
  .describe(
    'the name of a run that has it: nothing is computed anew, and options that are not given are those of the run',
  );

const runSchema = z.object({
  name: z.string(),
  of: z.enum(['forecast', 'why', 'report', 'compare', 'backtest']).optional(),
  title: z.string().optional(),
  situation: z.string().optional().describe('the name of its situation in the folder, where it is there'),
  samples: z.number().optional(),
  cases: z.number().optional(),
  pieces: z.number().optional().describe('how many there are to make; of an analysis that is not known beforehand'),
  made: z.number().optional(),
  whole: z.boolean().describe('whether it has what it is for'),
  fault: z.string().optional().describe('why it is of no use here'),
});

export const runRoutes = [
  route({
    ...{ method: 'get', path: '/api/runs', tag: 'Forecasts', summary: 'The runs in pieces, and how far each is' },
    answers: { 200: { description: 'by their names', schema: z.object({ runs: z.array(runSchema) }) } },
    async handle(_, { runs, root }) {
      const all: z.output<typeof runSchema>[] = [];
      for (const one of await runs.list()) all.push(await described(one, root));
      return json({ runs: all });
    },
  }),
];

/** How far a run is, by the lengths of its pieces: their checksums are read when it is merged. */
async function described({ name, folder }: NamedRun, root: string): Promise<z.output<typeof runSchema>> {
  try {
    const run = await openRun(folder);
    const { of, title, samples, cases, pieces, made, missing } = await runStatus(run, false);
    const situation = situationOf(run, root);
    return {
      ...{ name, of, title },
      ...(situation !== undefined && { situation }),
      ...(samples !== undefined && { samples }),
      ...(cases !== undefined && { cases }),
      ...(pieces !== undefined && { pieces }),
      ...{ made, whole: missing.length === 0 },
    };
  } catch (error) {
    if (!(error instanceof TightropeError)) throw error;
    return { name, whole: false, fault: error.message.replaceAll(folder, name) };
  }
}

/** The name in the folder that is served of what a run was planned from, if it lies there. */
function situationOf(run: Run, root: string): string | undefined {
  if (!('situation' in run)) return undefined;
  const { beside, file } = run.plan;
  const name = relative(root, join(run.folder, beside, basename(file))).replaceAll(sep, posix.sep);
  return nameFault(name) === undefined ? name : undefined;
}
