import type { ParetoImprovement, ParetoImprovements } from '../../inside/pareto/pareto-improvements.ts';
import { listInWords } from '../words/list.ts';
import { inSentence, type Names } from '../words/names.ts';
import { digits, points } from '../words/numbers.ts';

/** Whose consent is needed, what they could agree on, and the best exchanges of two: some sentences. */
export function paretoInWords({ decisive, efficient, agreements }: ParetoImprovements, names: Names): string[] {
  const who = listInWords(decisive.map(({ actor }) => names.actors[actor] ?? actor));
  return [
    ...(decisive.length === 0 ? ['No actor is decisive.'] : [`Decisive: ${who}.`]),
    ...(efficient === true ? ['Nothing is left on the table: no decisive actor can gain without another losing.'] : []),
    ...(efficient === undefined ? ['Too many actors are decisive on too many issues to search for a package.'] : []),
    ...agreements.flatMap((agreement) => agreementInWords(agreement, names)),
  ];
}

/**
 * An agreement in three or four sentences: what moves, who gives way on what, what it brings the parties, and whom it hurts.
 */
export function agreementInWords(agreement: ParetoImprovement, names: Names): string[] {
  const { kind, changes, gains, gives, gets } = agreement;
  const actor = (id: string) => names.actors[id] ?? id;
  const issue = (id: string) => names.issues[id] ?? id;
  const parties = [...new Set([...gets, ...gives].map((part) => part.actor))].sort();
  const moves = changes.map(({ issue: id, from, to }) => `${issue(id)} from ${digits(from, 3)} to ${digits(to, 3)}`);
  const sides = parties.map((id) => {
    const on = (parts: { actor: string; issue: string }[]) =>
      listInWords(parts.filter((part) => part.actor === id).map((part) => issue(part.issue)));
    const [gained, given] = [on(gets), on(gives)];
    return `${actor(id)} ${gained ? `gets ${gained}` : 'gets nothing'}${given ? ` and gives way on ${given}` : ''}.`;
  });
  const by = (id: string, gain: number) => `${actor(id)} ${points(gain)}`;
  const own = gains.filter((one) => parties.includes(one.actor)).map((one) => by(one.actor, one.gain));
  const hurt = gains.filter((one) => !parties.includes(one.actor) && one.gain <= -0.0005);
  return [
    `${kind === 'package' ? 'A package' : `An exchange of ${listInWords(parties.map((id) => inSentence(actor(id))))}`}: ${moves.join('; ')}.`,
    ...sides,
    `In points: ${own.join(', ')}.`,
    ...(hurt.length > 0 ? [`Others lose: ${hurt.map((one) => by(one.actor, one.gain)).join(', ')}.`] : []),
  ];
}
