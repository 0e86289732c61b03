import { modelNamed } from '../inside/models.ts';
import { central } from '../situation/quantity.ts';
import { scaleOf } from '../situation/scale.ts';
import type { Situation } from '../situation/schema.ts';
import type { Plan } from './plan.ts';

/** What a reader should know about how the models apply to this situation. */
export function notesOn({ base, design, leftOut, at }: Plan): string[] {
  const { situation, models, randomInputs } = design;
  const issues = Object.values(situation.issues);
  const notes: string[] = [];
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
  const bare = issues.filter((issue) => scaleOf(issue).labels.length === 0);
  if (bare.length > 0) {
    const which =
      bare.length === issues.length ? 'The issues have' : `${bare.length} of the ${issues.length} issues have`;
    notes.push(`${which} no labels: their numbers only say how near an outcome is to one end of the scale.`);
  }
  if (randomInputs.length === 0) {
    notes.push('Every input is certain: the spread is the disagreement between the models alone.');
  }
  const ahead = (base.shocks ?? []).filter((shock) => at === undefined || shock.on > at);
  if (ahead.length > 0) {
    const list = ahead.map((shock) => `${shock.id} (${shock.on})`).join(', ');
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
