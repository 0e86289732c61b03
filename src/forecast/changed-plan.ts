import { withLearnedRules } from '../calibration/learned-rules.ts';
import { withNoDeal } from '../situation/no-deal.ts';
import type { Step } from '../situation/situation.ts';
import { seenFrom } from '../situation/viewpoint.ts';
import { pastSpans } from './past-spans.ts';
import type { Plan } from './plan.ts';

/** A plan, and the same with some changes, both on the same random numbers. */
export interface ChangedPlan {
  reference: Plan;
  changed: Plan;
}

/**
 * A plan with some changes on top, as a scenario of these steps would have them: the forecast is the same to the bit as that of the
 * scenario, once it stands in the file.
 *
 * @param plan of the situation as it stands, without a scenario
 * @param steps in the order in which they are made
 * @throws UsageError if a change names nothing, or a value that cannot be
 */
export function changedPlan(plan: Plan, steps: readonly Step[]): ChangedPlan {
  if (steps.length === 0) return { reference: plan, changed: plan };
  const { base, design, at } = plan;
  const scenario = 'changes';
  const with_ = { ...base, scenarios: { ...base.scenarios, [scenario]: [...steps] } };
  const paths = new Set(design.randomInputs);
  for (const { change } of steps) for (const path of Object.keys(change ?? {})) paths.add(path);
  // Inputs that only these changes make random have numbers of their own from now on, in both plans.
  const randomInputs = paths.size === design.randomInputs.length ? design.randomInputs : [...paths].sort();
  const ruled = withLearnedRules(with_, design.calibration);
  const situation = seenFrom(ruled, { scenario, at });
  // What is changed holds from the day of looking on.
  const past = design.past ? pastSpans(ruled, situation, at) : {};
  const certain = plan.certain && paths.size === 0;
  return {
    reference: randomInputs === design.randomInputs ? plan : { ...plan, design: { ...design, randomInputs } },
    changed: { ...plan, certain, design: { ...design, ...past, randomInputs, situation: withNoDeal(situation) } },
  };
}
