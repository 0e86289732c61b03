import { krippendorff } from '../../numeric/krippendorff.ts';
import { editText } from '../../situation/edit/edit-text.ts';
import { patched } from '../../situation/edit/patch.ts';
import type { Situation } from '../../situation/situation.ts';
import type { ExpertAnswers } from './accept.ts';
import type { Question } from './questions.ts';

/** A judgement with what each expert said of it. */
export interface Judged {
  question: Question;
  said: { expert: string; value: number; why: string; source: string }[];
  /** 1 where all say the same, 0 as far apart as any two answers to questions of its kind. Missing with one answer alone. */
  agreement?: number;
}

/** How far experts agree over all questions of a kind. */
export interface KindAgreement {
  kind: Question['kind'];
  judgements: number;
  alpha: number | undefined;
  interval: [number, number] | undefined;
}

/** What several experts said, with their agreement, by judgement and by kind. */
export function agreementOf(
  questions: readonly Question[],
  answers: readonly ExpertAnswers[],
): { judged: Judged[]; kinds: KindAgreement[] } {
  const judged = questions.flatMap((question): Judged[] => {
    const id = question.path.join('.');
    const said = answers.flatMap(({ expert, values }) => {
      const one = values.get(id);
      return one ? [{ expert, ...one }] : [];
    });
    return said.length > 0 ? [{ question, said }] : [];
  });
  const kinds = [...new Set(judged.map(({ question }) => question.kind))].map((kind): KindAgreement => {
    const own = judged.filter(({ question }) => question.kind === kind);
    // Positions on scales of all lengths: as shares of the scale.
    const units = own.map(({ question: { bounds, span = 1 }, said }) =>
      said.map(({ value }) => (value - bounds.low) / span),
    );
    const { alpha, interval, units: of } = krippendorff(units);
    for (const { index, agreement } of of) own[index].agreement = agreement;
    return { kind, judgements: own.filter(({ said }) => said.length > 1).length, alpha, interval };
  });
  return { judged, kinds };
}

/**
 * The text of a situation with all values of the experts as it has them, and their reasons; all else stays as it is.
 *
 * @param isNobodys whether the reasons in the text are beside those of the experts; false where it is the file of one of them
 */
export function mergedText(text: string, situation: Situation, judged: readonly Judged[], isNobodys = true): string {
  const values = judged.map(({ question: { path }, said }) => ({
    at: path,
    put: said.length === 1 ? said[0].value : said.map(({ value }) => value),
  }));
  const reasons = new Map<string, { at: string[]; parts: string[] }>();
  for (const { question, said } of judged) {
    const at = [...question.path.slice(0, -1), 'because'];
    const given = said
      .filter(({ why, source }) => why.trim() !== '' || source.trim() !== '')
      .map(
        ({ expert, why, source }) =>
          `${expert} on ${question.kind}: ${[why.trim(), source.trim()].filter(Boolean).join(' - ')}`,
      );
    if (given.length === 0) continue;
    const key = at.join('.');
    const before =
      reasons.get(key)?.parts ??
      [isNobodys ? writtenAt(situation, at) : undefined].filter((one) => one !== undefined && one !== '');
    reasons.set(key, { at, parts: [...(before as string[]), ...given] });
  }
  const words = [...reasons.values()].map(({ at, parts }) => ({ at, put: parts.join('; ').slice(0, 20_000) }));
  // A source that stands for one of them is now told with the reason.
  const sources = [...reasons.values()]
    .map(({ at }) => [...at.slice(0, -1), 'source'])
    .filter((at) => !isNobodys && writtenAt(situation, at) !== undefined)
    .map((at) => ({ at, remove: true as const }));
  return patched(text, editText(text, [...values, ...words, ...sources]));
}

function writtenAt(situation: Situation, path: readonly string[]): string | undefined {
  const found = path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<string, unknown>)[key]
        : undefined,
    situation,
  );
  return typeof found === 'string' ? found : undefined;
}
