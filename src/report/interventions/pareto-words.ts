import type { Forecast } from '../../forecast/forecast.ts';
import type { ParetoImprovement, ParetoImprovements } from '../../inside/pareto/pareto-improvements.ts';
import { AGREEMENT } from '../../situation/agreement.ts';
import { listInWords } from '../words/list.ts';
import { inSentence, type Names } from '../words/names.ts';
import { points, threeDigits } from '../words/numbers.ts';

/** Whose consent is needed, what they could agree on, and the best exchanges of two: some sentences. */
export function paretoInWords(
  { decisive, efficient, noRoom = [], agreements }: ParetoImprovements,
  names: Names,
  deals: Pick<Forecast, 'agreements'> = {},
): string[] {
  const who = listInWords(decisive.map(({ actor }) => inSentence(names.actors[actor] ?? actor)));
  const named = (id: string) => deals.agreements?.find((one) => one.id === id)?.name ?? id;
  return [
    ...(decisive.length === 0 ? ['No consent is needed.'] : [`Whose consent is needed: ${who}.`]),
    ...noRoom.map(
      (id) =>
        `There is no room for ${id === AGREEMENT ? 'a deal' : named(id)} at the best guesses: nothing in it to improve on.`,
    ),
    ...(efficient === true
      ? ['Nothing is left on the table: nobody whose consent is needed can gain without another losing.']
      : []),
    ...(efficient === undefined && noRoom.length === 0
      ? ['Too many must agree on too many issues to search for a package.']
      : []),
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
  const moves = changes.map(
    ({ issue: id, from, to }) => `${issue(id)} from ${threeDigits(from)} to ${threeDigits(to)}`,
  );
  const sides = parties.map((id) => {
    const on = (parts: { actor: string; issue: string }[]) =>
      listInWords(parts.filter((part) => part.actor === id).map((part) => issue(part.issue)));
    const [gained, given] = [on(gets), on(gives)];
    return `${actor(id)} ${gained ? `gets ${gained}` : 'gets nothing'}${given ? ` and gives way on ${given}` : ''}.`;
  });
  const by = (id: string, gain: number) => `${inSentence(actor(id))} ${points(gain).replace('-', '−')}`;
  const own = gains.filter((one) => parties.includes(one.actor)).map((one) => by(one.actor, one.gain));
  const hurt = gains.filter((one) => !parties.includes(one.actor) && one.gain <= -0.0005);
  return [
    `${kind === 'package' ? 'A package' : `An exchange of ${listInWords(parties.map((id) => inSentence(actor(id))))}`}: ${moves.join('; ')}.`,
    ...sides,
    `What it brings, in points: ${own.join(', ')}.`,
    ...(hurt.length > 0 ? [`Others lose: ${hurt.map((one) => by(one.actor, one.gain)).join(', ')}.`] : []),
  ];
}
