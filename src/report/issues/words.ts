import type { IssueForecast } from '../../forecast/forecast.ts';
import { listInWords } from '../words/list.ts';
import { roughPercent } from '../words/numbers.ts';
import { sentence } from '../words/sentence.ts';

/** Who holds an issue back, with the verb: "The veto of Minsk holds", "The vetoes of A and B and the voting rule hold". */
export function holdersInWords(vetoes: readonly string[], rule: boolean): string {
  const who = [
    ...(vetoes.length > 0 ? [`${vetoes.length === 1 ? 'the veto' : 'the vetoes'} of ${listInWords(vetoes)}`] : []),
    ...(rule ? ['the voting rule'] : []),
  ];
  return `${sentence(listInWords(who))} ${vetoes.length + Number(rule) === 1 ? 'holds' : 'hold'}`;
}

/**
 * In what share of all futures somebody who can refuse holds an issue at or near its status quo, and who:
 * "held back by a veto or the voting rule in 71% of all: Minsk 71%, the voting rule 20%".
 *
 * @returns undefined if nobody can refuse
 */
export function heldInWords({ held }: Pick<IssueForecast, 'held'>): string | undefined {
  if (!held) return undefined;
  const kinds = [
    ...(held.by.some(({ actor }) => actor !== undefined) ? ['a veto'] : []),
    ...(held.by.some(({ actor }) => actor === undefined) ? ['the voting rule'] : []),
  ].join(' or ');
  if (held.share === 0) return `never held back by ${kinds}`;
  const [first, ...rest] = held.by.filter(({ share }) => share > 0).toSorted((a, b) => b.share - a.share);
  const name = ({ name: who, actor }: typeof first) => (actor === undefined ? 'the voting rule' : who);
  if (rest.length === 0) {
    const whose = first.actor === undefined ? 'the voting rule' : `the veto of ${first.name}`;
    return `held back by ${whose} in ${roughPercent(held.share)} of all futures`;
  }
  const list = [first, ...rest].map((one) => `${name(one)} ${roughPercent(one.share)}`).join(', ');
  return `held back by ${kinds} in ${roughPercent(held.share)} of all futures: ${list}`;
}
