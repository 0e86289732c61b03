import { memo, useMemo } from 'react';
import { issuesOf } from '../../../report/answer/reason.ts';
import { spreadOf } from '../../../report/issues/spread.ts';
import { modelTable } from '../../../report/issues/table.ts';
import type { Names } from '../../../report/words/names.ts';
import { chance, onScale } from '../../../report/words/numbers.ts';
import { central } from '../../../situation/quantity.ts';
import { Below } from '../../chart/below.tsx';
import type { Picture } from '../../engine/protocol.ts';
import { useView } from '../../state/view.ts';
import { undo, unpinAll, useWorkspace } from '../../state/workspace.ts';
import { BigChart } from './big-chart.tsx';
import { KeepAsScenario } from './keep-as-scenario.tsx';
import { ModelRows } from './model-rows.tsx';
import { type Points, pointsFor } from './points.ts';
import { StancesSection } from './stances.tsx';

/** One issue with its handles: where it settles, who wants what, and what each model says, on one line. */
export function OpenIssue({ picture, names }: { picture: Picture; names: Names }) {
  const { issue: id, outcome: chosen, points: given } = useView();
  const { forecast, reference } = picture;
  const issue = forecast.issues.find((one) => one.id === id) ?? forecast.issues[0];
  const reading = forecast.outcomes.filter((one) => issuesOf(one).includes(issue.id));
  const outcome = reading.find((one) => one.id === chosen) ?? reading[0];
  const points: Points = given ?? pointsFor(outcome?.when, issue);
  const pins = useWorkspace((state) => state.pins);
  const oneIssue = useMemo(
    () => ({ ...forecast, issues: forecast.issues.filter((one) => one.id === issue.id) }),
    [forecast, issue.id],
  );
  return (
    <section className="c7" id="open-issue" aria-labelledby="open-issue-title">
      <div className="hd">
        <h2 id="open-issue-title" dir="auto">
          {names.issues[issue.id]}
        </h2>
        {pins.length > 0 && (
          <div className="pin">
            {pins.length} {pins.length === 1 ? 'judgement' : 'judgements'} changed
            <KeepAsScenario />
            <button type="button" onClick={() => (pins.length === 1 ? undo() : unpinAll())}>
              {pins.length === 1 ? 'Undo' : 'Put all back'}
            </button>
          </div>
        )}
      </div>
      <p className="lead" dir="auto">
        <Lead picture={picture} names={names} issue={issue.id} outcome={outcome?.id} />
      </p>
      <div className="key">
        <span>
          <svg width="22" height="14" aria-hidden="true">
            <path d="M0,14C6,14 6,2 11,2S16,14 22,14Z" className="hill" />
          </svg>
          futures
        </span>
        {reference && (
          <span>
            <svg width="22" height="14" aria-hidden="true">
              <path d="M0,14C6,14 6,2 11,2S16,14 22,14" className="ghost" />
            </svg>
            before your change
          </span>
        )}
        <span>
          <svg width="26" height="12" aria-hidden="true">
            <line x1="0" x2="26" y1="6" y2="6" className="iv" />
            <circle cx="13" cy="6" r="5" className="mid" />
          </svg>
          middle, 5% to 95%
        </span>
        {issue.statusQuo !== undefined && (
          <span>
            <svg width="12" height="12" aria-hidden="true">
              <path d="M6,11L11,2.5L1,2.5Z" className="sq" />
            </svg>
            now
          </span>
        )}
      </div>
      <div className="rope-fig">
        <BigChart picture={picture} issue={issue} name={names.issues[issue.id]} points={points} />
        <StancesSection issue={issue} names={names} />
        <ModelRows picture={picture} issue={issue} points={points} />
      </div>
      <Below title={names.issues[issue.id]} table={modelTable(oneIssue)} of="#open-issue .rope-fig" />
    </section>
  );
}

/** What the reader has moved, and what it does to the question that turns on it. */
const Lead = memo(function Lead({
  picture,
  names,
  issue: id,
  outcome: outcomeId,
}: {
  picture: Picture;
  names: Names;
  issue: string;
  outcome: string | undefined;
}) {
  const { forecast, reference } = picture;
  const pins = useWorkspace((state) => state.pins);
  const situation = useWorkspace((state) => state.sound?.situation);
  const issue = forecast.issues.find((one) => one.id === id);
  const outcome = forecast.outcomes.find((one) => one.id === outcomeId);
  if (!issue) return null;
  if (!reference || pins.length === 0) {
    const { low, middle, high } = spreadOf(issue, forecast.settings);
    return (
      <>
        Drag a mark to see what would follow. It settles at {onScale(middle, issue.scale)}, from{' '}
        {onScale(low, issue.scale)} to {onScale(high, issue.scale)}.
      </>
    );
  }
  const before = reference.forecast.outcomes.find((one) => one.id === outcomeId);
  const moves = pins.flatMap(({ path, value }) => {
    const [, on, , actor] = path.split('.');
    const was = situation?.issues[on]?.stances[actor]?.position;
    return on === id && was !== undefined
      ? [
          `${names.actors[actor]} wanted ${onScale(central(value), issue.scale)} rather than ${onScale(central(was), issue.scale)}`,
        ]
      : [];
  });
  const then =
    outcome && before ? (
      <>
        “{names.outcomes[outcome.id]}” would go from {chance(before.answer.probability)} to{' '}
        <b className="acc">{chance(outcome.answer.probability)}</b>
      </>
    ) : (
      <>
        it would settle at <b className="acc">{onScale(spreadOf(issue, forecast.settings).middle, issue.scale)}</b>
      </>
    );
  const others = pins.length - moves.length;
  return (
    <>
      If {moves.slice(0, 2).join(' and ') || 'what you changed on other issues held'}
      {others > 0 && moves.length > 0 ? ` and ${others} more held` : ''}, {then}.
    </>
  );
});
