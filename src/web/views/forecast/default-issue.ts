import type { Forecast } from '../../../forecast/forecast.ts';
import { openOutcomes } from '../../../report/answer/figures.ts';
import { issuesOf } from '../../../report/answer/reason.ts';

/** What is open for dragging at first: the issue of the most open question. */
export function defaultIssue(forecast: Forecast): string | undefined {
  const open = openOutcomes(forecast)[0] ?? forecast.outcomes[0];
  return (open && issuesOf(open)[0]) ?? forecast.issues[0]?.id;
}
