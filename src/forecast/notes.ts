import { issuesByLearnedRule, learnedBinds } from '../calibration/learned-rules.ts';
import { modelsOf } from '../engine/models-of.ts';
import type { Note } from '../models/model.ts';
import { models as builtIn, modelNamed, settingsOf } from '../models/models.ts';
import type { Problem } from '../models/problem.ts';
import { agreementsOf } from '../situation/agreement.ts';
import { isPossible, vetoChance } from '../situation/chance.ts';
import { central } from '../situation/quantity.ts';
import { scaleOf } from '../situation/scale.ts';
import type { Situation } from '../situation/schema.ts';
import type { IssueForecast } from './forecast.ts';
import type { Plan } from './plan.ts';

/** What the inside view answers and what it does not; part of every forecast. */
export const IF_STRUCK =
  'The models tell where the bargain settles if it is struck, not whether or when: for that, state an `agreement`.';

/** The same where the situation states an agreement. */
export const GIVEN_A_DEAL =
  'Room and pace of the agreement say whether there is a deal and by when. What the models say of its issues assumes a deal.';

/**
 * What a reader should know about how the models apply to this situation.
 *
 * @param problem the situation at its best guesses
 */
export function notesOn(
  { base, design, leftOut, certain, uncertain, at }: Plan,
  forecast: IssueForecast[],
  problem: Problem,
): string[] {
  const { situation } = design;
  const models = modelsOf(design);
  const issues = Object.values(situation.issues);
  const issueNames = forecast.map(({ name }) => name);
  const told = models.flatMap(
    (model) => model.notes?.({ problem, issueNames, settings: settingsOf(model, situation.models) }) ?? [],
  );
  const about = (subject: Note['about']) => told.filter((note) => note.about === subject).map(({ text }) => text);
  const struck = agreementsOf(situation).length > 0 ? GIVEN_A_DEAL : IF_STRUCK;
  const notes = [struck, ...calibrationNotes(base, design), ...about('agenda'), ...about('consent')];
  const without = weightless(situation);
  if (without.length > 0) {
    notes.push(`A veto without any weight (capability and salience) counts for nothing: ${without.join(', ')}.`);
  }
  notes.push(...about('status quo'));
  if (leftOut.length > 0) {
    const titles = leftOut.map((name) => `“${modelNamed(name)?.title ?? name}”`).join(', ');
    notes.push(`Too slow for a situation of this size and left out unless asked for by name: ${titles}.`);
  }
  notes.push(...about('salience'), ...about('other'));
  const [nobody, alone, agreed] = [0, 1, 2].map((many) => forecast.filter(({ id }) => contest(situation, id) === many));
  if (nobody.length > 0) {
    notes.push(
      `Nobody has any weight, so the status quo stands, or the plain mean where there is none: ${names(nobody)}.`,
    );
  }
  if (alone.length > 0) notes.push(`Only one actor has any weight, and gets what it wants: ${names(alone)}.`);
  if (agreed.length > 0) notes.push(`Everyone with any weight wants the same: ${names(agreed)}.`);
  for (const { name: model, title } of [...builtIn, ...(design.own ?? [])]) {
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
  } else if (!uncertain) {
    notes.push(
      'Every input is certain: each model says one number, and the spread is what was learned from resolved cases.',
    );
  }
  const ahead = (base.shocks ?? []).filter((shock) => at === undefined || shock.on > at);
  if (ahead.length > 0) {
    const list = ahead.map((shock) => `${shock.name ?? shock.id} (${shock.on})`).join(', ');
    notes.push(`Shocks not yet part of this forecast: ${list}.`);
  }
  return notes;
}

/** Which rules hardly bind because those of resolved cases did not. */
function ruleNotes(base: Situation, calibration: Plan['design']['calibration']): string[] {
  const by = issuesByLearnedRule(base, calibration);
  const binds = learnedBinds(calibration);
  if (by.length === 0 || binds === undefined) return [];
  const named = by.map((id) => base.issues[id].name ?? id).join(', ');
  const how = binds < 0.1 ? 'hardly binds' : `binds in ${roughly(binds)} of the draws`;
  return [
    `The voting rule ${how} (probability ${binds < 0.01 ? '<0.01' : binds.toFixed(2)}), as rules did in ${calibration?.learned.ruled ?? 0} resolved issues of the kind; state \`binds: 1\` where it does: ${named}.`,
  ];
}

/** What the answers are calibrated by, and what that leaves of the models. */
function calibrationNotes(base: Situation, { calibration }: Plan['design']): string[] {
  if (!calibration) return [];
  const { kind, learnedFrom, learned, exchange } = calibration;
  const { issues, cases } = learned;
  const whose =
    learnedFrom === kind
      ? `of the kind ${kind}`
      : `of all kinds, because there are none of the kind ${kind}: the spread is wide and plain`;
  const around = exchange ? 'the weighted mean and the exchange model' : 'the weighted mean';
  return [
    `Calibrated by ${issues} issues of ${cases} resolved cases ${learnedFrom === 'other' && kind === 'other' ? 'of all kinds: the spread is wide and plain' : whose}. Answers lie around ${around} as outcomes did there, whatever models are shown; the models' rows are not calibrated.`,
    ...ruleNotes(base, calibration),
  ];
}

/** Actors with a veto but no weight at the best guesses. */
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

/** How much of a contest an issue is at the best guesses: 0 no actor has weight, 1 one has, 2 all want the same, 3 they differ. */
function contest({ actors, issues }: Situation, issue: string): number {
  const stances = Object.entries(issues[issue].stances).filter(
    ([id, { salience, capability }]) => central(salience) > 0 && central(capability ?? actors[id].capability) > 0,
  );
  if (stances.length < 2) return stances.length;
  return new Set(stances.map(([, { position }]) => JSON.stringify(position))).size === 1 ? 2 : 3;
}
