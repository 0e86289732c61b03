import { useMemo } from 'react';
import { pageNamesOf } from '../../../report/words/names.ts';
import { Waiting } from '../../shell/waiting.tsx';
import { useForecast } from '../../state/forecast.ts';
import { AnswerSection } from './answer.tsx';
import { FirstSteps, StartYourOwn } from './first-steps.tsx';
import { IssueCards } from './issue-cards.tsx';
import { OpenIssue } from './open-issue.tsx';
import { Outcomes } from './outcomes.tsx';
import { Scenarios } from './scenarios.tsx';
import { TwoViewsSection } from './two-views.tsx';
import './forecast.css';

/** The forecast: the answer, what people ask, one issue to drag, and all of them. */
export function ForecastView() {
  const picture = useForecast((state) => state.picture);
  const forecast = picture?.forecast;
  const names = useMemo(() => forecast && pageNamesOf(forecast), [forecast]);
  if (!picture || !forecast || !names) return <Waiting />;
  return (
    <>
      <FirstSteps />
      <AnswerSection forecast={forecast} names={names} />
      <div className="cols">
        <OpenIssue picture={picture} names={names} />
        <div className="c5">
          <Outcomes picture={picture} names={names} />
          <TwoViewsSection forecast={forecast} names={names} />
        </div>
      </div>
      <Scenarios forecast={forecast} names={names} />
      <IssueCards picture={picture} names={names} />
      <StartYourOwn />
    </>
  );
}
