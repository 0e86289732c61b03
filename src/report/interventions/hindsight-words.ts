import type { Reason } from '../../forecast/reason-of.ts';
import type { Hindsight, WrongJudgement } from '../../inside/interventions/hindsight.ts';
import { inSentence, type Names, pathInWords } from '../words/names.ts';
import { chance, errorIfLarge, threeDigits } from '../words/numbers.ts';
import { sentence } from '../words/sentence.ts';
import { stated } from '../words/stated.ts';

/** Which judgement was wrong, in sentences. */
export interface HindsightInWords {
  /** What was wrong, in a sentence; without a judgement, why there is none. */
  answer: string;
  /** Of the judgement in the answer: why it was judged so, and where that stands. */
  reason?: Reason;
  /** Others that alone would have been enough too. */
  others: string[];
  /** What was not tried. */
  limits?: string;
}

/**
 * The judgement that was wrong, in words.
 *
 * @param reasonFor why something was judged as it was, by its path
 */
export function hindsightInWords(
  { happened, probability, judgements, actors }: Hindsight,
  names: Names,
  reasonFor: (path: string) => Reason,
): HindsightInWords {
  const came = happened ? 'it happens' : 'it does not happen';
  const limits =
    actors.tried < actors.of
      ? { limits: `Only what is judged of the ${actors.tried} heaviest of ${actors.of} actors was tried.` }
      : {};
  const now = within(probability.value);
  if (probability.value > 0.5)
    return { answer: `No judgement need have been wrong: the models together gave ${now} that ${came}.`, others: [] };
  const [first, ...rest] = judgements;
  if (first === undefined)
    return {
      answer: `No single judgement, whatever it had been, makes it likely that ${came}: the models together gave ${now}. Several were wrong at once, or something that the file leaves out decided it.`,
      others: [],
      ...limits,
    };
  const would = `the models would have given ${within(first.becomes.value)}${errorIfLarge(first.becomes)} instead of ${now} that ${came}`;
  return {
    answer: `${sentence(wrongInWords(first, names))}: with ${valueInWords(first)} ${would}. ${allowed(first)}`,
    reason: reasonFor(first.path),
    others: rest.map(
      (one) =>
        `${sentence(wrongInWords(one, names))}: ${valueInWords(one)} instead of ${stated(one.from)} gives ${within(one.becomes.value)}. ${allowed(one)}`,
    ),
    ...limits,
  };
}

function wrongInWords({ what, path, actor }: WrongJudgement, names: Names): string {
  if (what !== 'veto') return pathInWords(path, names);
  const issue = path.split('.')[1];
  return `whether ${inSentence(nameIn(names.actors, actor ?? ''))} has a veto on ${inSentence(nameIn(names.issues, issue))}`;
}

function valueInWords({ what, to }: WrongJudgement): string {
  if (what === 'veto') return to ? 'a veto' : 'no veto';
  if (what === 'rule') return to === 1 ? 'a rule that is kept to' : 'a rule that is not kept to';
  return threeDigits(Number(to));
}

const allowed = ({ what, within, from }: WrongJudgement): string => {
  const put = what !== 'veto' ? stated(from) : from === 'false' ? 'no veto' : from === 'true' ? 'a veto' : stated(from);
  return within ? `Its own range, ${put}, allowed for that.` : `It was put at ${put}, which left that out.`;
};

/** All models together never say 0% or 100%. */
const within = (p: number): string => (p <= 0 ? '<0.1%' : p >= 1 ? '>99.9%' : chance(p));

const nameIn = (names: Record<string, string>, id: string): string => (Object.hasOwn(names, id) ? names[id] : id);
