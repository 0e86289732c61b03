import type { Forecast, IssueForecast } from '../../forecast/forecast.ts';
import { type StatedStance, stancesOn } from '../../forecast/stated.ts';
import type { Issue, Situation } from '../../situation/situation.ts';
import { isSame } from './value-changes.ts';

/**
 * A forecast as it is sent to the page: without stances that are as the text has them, and which the page knows. Of 200 x 200 they
 * are nearly all of it.
 */
export type SentForecast = Omit<Forecast, 'issues'> & { issues: SentIssue[] };
type SentIssue = Omit<IssueForecast, 'stances'> & Partial<Pick<IssueForecast, 'stances'>>;

/**
 * @param of the situation of the forecast
 * @param text the situation as it is written
 */
export function sentForecast(forecast: Forecast, of: Situation, text: Situation): SentForecast {
  const isOfText = isSame(of.actors, text.actors);
  const issues = forecast.issues.map(({ stances, ...issue }): SentIssue => {
    const isWritten =
      isOfText &&
      Object.hasOwn(text.issues, issue.id) &&
      isSame(of.issues[issue.id].stances, text.issues[issue.id].stances);
    return isWritten ? issue : { ...issue, stances };
  });
  return { ...forecast, issues };
}

/** The forecast whole again. */
export function receivedForecast(forecast: SentForecast, text: Situation): Forecast {
  const issues = forecast.issues.map(
    (issue): IssueForecast => ({ ...issue, stances: issue.stances ?? writtenStances(text, issue.id) }),
  );
  return { ...forecast, issues };
}

/** Stances of issues that an edit leaves alone are the same objects in one text after another. */
const written = new WeakMap<Issue, { actors: Situation['actors']; stances: StatedStance[] }>();

function writtenStances(text: Situation, id: string): StatedStance[] {
  const issue = text.issues[id];
  let found = written.get(issue);
  if (found?.actors !== text.actors) {
    found = { actors: text.actors, stances: stancesOn(text, id) };
    written.set(issue, found);
  }
  return found.stances;
}
