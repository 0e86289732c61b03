import { models as allModels, modelNamed } from '../models/models.ts';
import { isPossible, saysWhoRefuses, vetoChance } from '../situation/chance.ts';
import { central } from '../situation/quantity.ts';
import { scaleOf } from '../situation/scale.ts';
import type { Situation } from '../situation/schema.ts';
import type { IssueForecast } from './forecast.ts';
import type { Plan } from './plan.ts';

/** What the inside view tells and what not: every forecast says so. */
export const IF_STRUCK =
  'The models tell where the bargain settles if it is struck, not whether or when: the day of `by` changes nothing in what they say.';

/** What a reader should know about how the models apply to this situation. */
export function notesOn({ base, design, leftOut, certain, at }: Plan, forecast: IssueForecast[]): string[] {
  const { situation, models } = design;
  const issues = Object.values(situation.issues);
  const notes: string[] = [IF_STRUCK];
  const proposed = issues.some(({ statusQuo, agendaSetter }) => statusQuo !== undefined && agendaSetter !== undefined);
  if (models.includes('veto-players') && !proposed) {
    notes.push('No issue has an agenda setter: “veto players” repeats the weighted mean.');
  }
  const open = forecast.filter(({ id, statusQuo }) => statusQuo !== undefined && !saysWhoRefuses(situation.issues[id]));
  if (models.includes('nash') && open.length > 0) {
    notes.push(
      `Where the file does not say who can refuse, by “veto” or “rule”, Nash bargaining asks everyone with any weight for consent: ${names(open)}.`,
    );
  }
  const without = weightless(situation);
  if (without.length > 0) {
    notes.push(`A veto without any weight (capability and salience) counts for nothing: ${without.join(', ')}.`);
  }
  if (models.includes('nash') && issues.some((issue) => issue.statusQuo === undefined)) {
    const which = issues.every((issue) => issue.statusQuo === undefined) ? 'No issue has' : 'Some issues have no';
    notes.push(
      `${which === 'No issue has' ? 'No issue has a' : which} status quo: there Nash bargaining takes no agreement as the worst for everyone.`,
    );
  }
  if (leftOut.length > 0) {
    const titles = leftOut.map((name) => `“${modelNamed(name)?.title ?? name}”`).join(', ');
    notes.push(`Too slow for a situation of this size and left out unless asked for by name: ${titles}.`);
  }
  const attention = mostAttention(situation);
  if (models.includes('spatial') && attention > 1) {
    const most = Number(attention.toPrecision(3));
    notes.push(
      `The spatial model takes saliences as shares of one whole: it divides all by ${most}, the largest sum of an actor's.`,
    );
  }
  const [nobody, alone, agreed] = [0, 1, 2].map((many) => forecast.filter(({ id }) => contest(situation, id) === many));
  if (nobody.length > 0) {
    notes.push(
      `Nobody has any weight, so the status quo stands, or the plain mean where there is none: ${names(nobody)}.`,
    );
  }
  if (alone.length > 0) notes.push(`Only one actor has any weight, and gets what it wants: ${names(alone)}.`);
  if (agreed.length > 0) notes.push(`Everyone with any weight wants the same: ${names(agreed)}.`);
  for (const { name: model, title } of allModels) {
    const broken = forecast.filter(({ models: said }) => (said[model]?.unsettled ?? 0) >= 0.005);
    if (broken.length === 0) continue;
    const shares = broken.map((issue) => `${issue.name} ${roughly(issue.models[model].unsettled)}`);
    notes.push(`“${title}” was broken off before it had settled, in this share of the draws: ${shares.join(', ')}.`);
  }
  const bare = issues.filter((issue) => scaleOf(issue).labels.length === 0);
  if (bare.length > 0) {
    const which =
      bare.length === issues.length ? 'The issues have' : `${bare.length} of the ${issues.length} issues have`;
    notes.push(`${which} no labels: their numbers only say how near an outcome is to one end of the scale.`);
  }
  if (certain) {
    notes.push('Every input is certain: the spread is the disagreement between the models alone.');
  }
  const ahead = (base.shocks ?? []).filter((shock) => at === undefined || shock.on > at);
  if (ahead.length > 0) {
    const list = ahead.map((shock) => `${shock.name ?? shock.id} (${shock.on})`).join(', ');
    notes.push(`Shocks not yet part of this forecast: ${list}.`);
  }
  return notes;
}

/** The largest sum of one actor's saliences, at the best guesses. */
function mostAttention({ actors, issues }: Situation): number {
  const sums = Object.keys(actors).map((id) =>
    Object.values(issues).reduce(
      (sum, { stances }) => sum + (Object.hasOwn(stances, id) ? central(stances[id].salience) : 0),
      0,
    ),
  );
  return Math.max(...sums);
}

/** Whose vetoes, at the best guesses, have no weight behind them. */
function weightless({ actors, issues }: Situation): string[] {
  return Object.entries(issues).flatMap(([id, issue]) =>
    Object.entries(issue.stances).flatMap(([actor, { veto, salience, capability }]) => {
      const has = central(salience) > 0 && central(capability ?? actors[actor].capability) > 0;
      return has || !isPossible(vetoChance(veto)) ? [] : [`${actors[actor].name ?? actor} on ${issue.name ?? id}`];
    }),
  );
}

const names = (issues: IssueForecast[]) => issues.map(({ name }) => name).join(', ');
const roughly = (share: number) => `${Math.round(100 * share)}%`;

/** How much of a contest an issue is at the best guesses: 0 nobody has weight, 1 one actor, 2 all want the same, 3 they differ. */
function contest({ actors, issues }: Situation, issue: string): number {
  const stances = Object.entries(issues[issue].stances).filter(
    ([id, { salience, capability }]) => central(salience) > 0 && central(capability ?? actors[id].capability) > 0,
  );
  if (stances.length < 2) return stances.length;
  return new Set(stances.map(([, { position }]) => JSON.stringify(position))).size === 1 ? 2 : 3;
}
