import { models as allModels, modelNamed } from '../inside/models.ts';
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
  const decided = issues.filter(
    (issue) =>
      issue.statusQuo !== undefined &&
      (issue.rule !== undefined || Object.values(issue.stances).some((stance) => stance.veto)),
  );
  if (models.includes('veto-players') && decided.length === 0) {
    notes.push(
      'No issue has both a status quo and a veto player or voting rule: “veto players” repeats the weighted mean.',
    );
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
  const idle = forecast.filter(({ id }) => {
    const { rule, stances, statusQuo } = situation.issues[id];
    return statusQuo === undefined && (rule !== undefined || Object.values(stances).some((stance) => stance.veto));
  });
  if (models.includes('veto-players') && idle.length > 0) {
    notes.push(`Without a status quo no veto and no voting rule counts: ${names(idle)}.`);
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
    const open = forecast.filter(({ models: said }) => (said[model]?.unsettled ?? 0) >= 0.005);
    if (open.length === 0) continue;
    const shares = open.map((issue) => `${issue.name} ${roughly(issue.models[model].unsettled)}`);
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
