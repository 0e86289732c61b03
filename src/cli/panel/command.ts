import { countOf } from '../../numeric/count-of.ts';
import { agreementOf, type Judged, mergedText } from '../../report/panel/merge.ts';
import { judgementsAsked } from '../../report/panel/questions.ts';
import { parseSituation } from '../../situation/read.ts';
import { analyseOnWorkers } from '../../workers/index.ts';
import { readSituationFile, writeAtomically } from '../files.ts';
import { interruptible } from '../interrupt.ts';
import { type AnswerFlags, allAnswersIn } from './said.ts';
import { mattersOf, panelText } from './text.ts';

/** `tightrope panel ask`: writes a questionnaire for experts, each of whom answers alone. */
export async function askCommand(file: string, { output }: { output: string }): Promise<void> {
  const situation = await readSituationFile(file);
  const isPage = /\.html?$/i.test(output);
  const written = isPage
    ? (await import('./page.ts')).questionnairePage(situation)
    : await (await import('./questionnaire.ts')).questionnaire(situation);
  await writeAtomically(output, written, { exclusive: true });
  console.error(`Wrote ${output}: ${countOf(judgementsAsked(situation).length, 'question')}, and nobody's answers`);
}

export interface MergePanelFlags extends AnswerFlags {
  output: string;
  json?: boolean;
  samples?: number;
  seed?: number;
}

/** `tightrope panel merge`: puts what experts answered into a situation, and says where they disagree and which of that matters. */
export async function mergePanelCommand(file: string, files: readonly string[], flags: MergePanelFlags): Promise<void> {
  const { output, json, samples, seed } = flags;
  const { text, situation, answers, isNobodys } = await allAnswersIn(file, files, flags);
  const { judged, kinds } = agreementOf(judgementsAsked(situation), answers);
  const merged = mergedText(text, situation, judged, isNobodys);
  const now = parseSituation(merged, output);
  const { signal, done } = interruptible();
  const settings = { parts: ['sensitivity' as const], quick: true, signal };
  const analysis = await analyseOnWorkers(now, {
    ...settings,
    ...(samples !== undefined && { samples }),
    ...(seed !== undefined && { seed }),
  }).finally(done);
  await writeAtomically(output, merged, { exclusive: true });
  const matters = mattersOf(analysis, judged);
  if (json)
    console.log(
      JSON.stringify(
        {
          experts: answers.map(({ expert }) => expert),
          kinds,
          judged: judged.map(plain),
          matters: matters.map((one) => ({ ...one, judged: plain(one.judged) })),
        },
        null,
        2,
      ),
    );
  else process.stdout.write(panelText(answers, judged, kinds, matters));
  console.error(`Wrote ${output}`);
}

const plain = ({ question: { path, kind, asks }, said, agreement }: Judged) => ({
  id: path.join('.'),
  kind,
  asks,
  said,
  agreement,
});
