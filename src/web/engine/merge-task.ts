import { UsageError } from '../../numeric/errors.ts';
import { isQuestionnaire } from '../../report/panel/coders.ts';
import { agreementOf, mergedText } from '../../report/panel/merge.ts';
import { type ExpertPanel, panelIn } from '../../report/panel/panel.ts';
import { judgementsAsked } from '../../report/panel/questions.ts';
import {
  alphaLines,
  alphaText,
  leastAgreed,
  MOST_DISPUTED,
  panelHeading,
  valuesSaid,
  whyNoAgreement,
} from '../../report/panel/words.ts';
import { decodeText } from '../../situation/table/index.ts';
import { CHOOSE, safeFileName } from './import-task.ts';
import type { Tasks } from './protocol.ts';

/**
 * What `tightrope panel merge` does. Coders' own files are put together; questionnaires are answers to the situation that comes with
 * them, or else to the one that is open.
 */
export async function mergeTask({ files, asked, options }: Tasks['merge']['input']): Promise<Tasks['merge']['output']> {
  const isAnswered = files.some(({ bytes, file }) => isQuestionnaire(bytes, file));
  const situations = isAnswered ? files.filter(({ file }) => /\.ya?ml$/i.test(file)) : [];
  if (situations.length > 1) {
    const names = situations.map(({ file }) => file).join(', ');
    throw new UsageError(
      `Choose exactly one situation beside the questionnaires, the one they are about, not ${names}.`,
    );
  }
  const [own] = situations;
  const base = own ? { file: own.file, text: decode(own.bytes, own.file) } : isAnswered ? asked : undefined;
  if (isAnswered && !base)
    throw new UsageError('Questionnaires are answers to a situation: open it, or choose its file with them.');
  const given = files.filter((one) => one !== own);
  if (given.length < (base ? 1 : 2)) throw new UsageError('One file is nothing to merge: choose those of all coders.');
  const { panel, faults } = await panelIn(given, base, { ...options, choose: CHOOSE, decode });
  if (!panel) return { name: '', faults };
  const name = safeFileName(`${panel.situation.title ?? given[0].file} merged`);
  return { ...merged(panel), name, about: base?.file, faults };
}

function merged({
  text,
  situation,
  answers,
  isNobodys,
}: ExpertPanel): Pick<Tasks['merge']['output'], 'text' | 'agreement'> {
  const { judged, kinds } = agreementOf(judgementsAsked(situation), answers);
  const least = leastAgreed(judged);
  const why = whyNoAgreement(answers, judged);
  return {
    text: mergedText(text, situation, judged, isNobodys),
    agreement: {
      heading: panelHeading(answers, judged),
      why,
      kinds: why === undefined ? alphaLines(kinds) : [],
      least: least.slice(0, MOST_DISPUTED).map((one) => ({
        asks: one.question.asks,
        said: valuesSaid(one),
        agreement: alphaText(one.agreement as number),
      })),
      more: Math.max(0, least.length - MOST_DISPUTED),
    },
  };
}

function decode(bytes: Uint8Array, file: string): string {
  const found = decodeText(bytes);
  if (found === undefined || found.guessed) throw new UsageError(`${file}: not a text in UTF-8`);
  return found.text;
}
