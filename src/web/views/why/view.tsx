import { useEffect, useMemo } from 'react';
import { pageNamesOf } from '../../../report/words/names.ts';
import { count } from '../../../report/words/numbers.ts';
import type { AnswerReasons } from '../../engine/protocol.ts';
import { Waiting } from '../../shell/waiting.tsx';
import { useForecast } from '../../state/forecast.ts';
import { askReasons, goOn, type ReasonsState, stopReasons, useReasons } from '../../state/reasons.ts';
import { useView } from '../../state/view.ts';
import { unpinAll, useWorkspace } from '../../state/workspace.ts';
import { Boxes } from './boxes.tsx';
import { DealOrNoDeal } from './deal.tsx';
import { Movers } from './movers.tsx';
import { Rounds } from './rounds.tsx';
import { Settling } from './settling.tsx';
import { type Subject, subjectInWords, subjectKey, subjectOf, subjectsOf } from './subject.ts';
import { TippingPoints } from './tipping-points.tsx';
import { whyInWords } from './words.ts';
import './why.css';

/** Why: what moves an answer, under which conditions it comes, what tips it, and how the models get there. */
export default function WhyView() {
  const picture = useForecast((state) => state.picture);
  const models = useForecast((state) => state.models);
  const situation = useWorkspace((state) => state.sound?.situation);
  const { why, modelsOff, calibrated, seed, samples } = useView();
  // Of the situation as the file has it: what the reader only tries is seen on Forecast.
  const forecast = picture?.reference?.forecast ?? picture?.forecast;
  const names = useMemo(() => forecast && pageNamesOf(forecast), [forecast]);
  const subject = forecast && subjectOf(forecast, why);
  const key = subject && subjectKey(subject);
  const on =
    modelsOff.length > 0 ? models.map(({ name }) => name).filter((name) => !modelsOff.includes(name)) : undefined;
  const chosen = on?.join(' ');
  useEffect(() => {
    if (!situation || !key) return;
    // The id may have spaces of its own.
    const [kind, id] = [key.split(' ')[0] as Subject['kind'], key.slice(key.indexOf(' ') + 1)];
    askReasons({ situation, kind, id, models: chosen?.split(' '), calibrated, seed, samples });
  }, [situation, key, chosen, calibrated, seed, samples]);
  useEffect(() => stopReasons, []);
  const found = useReasons((state) => state.reasons);
  if (!forecast || !names || !subject) return <Waiting />;
  const reasons = found && subjectKey(found) === key ? found : undefined;
  return (
    <>
      <div className="hd why-head">
        <h1 className="view-title">Why</h1>
        <label className="pick">
          Question
          <select value={key} onChange={({ target }) => useView.setState({ why: target.value })}>
            {subjectsOf(forecast).map((one) => (
              <option key={subjectKey(one)} value={subjectKey(one)} dir="auto">
                {subjectInWords(one, names)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p className="ans2" dir="auto">
        {whyInWords(subject, reasons, forecast, names)}
      </p>
      <HowFar />
      <div className="cols">
        <Movers subject={subject} reasons={reasons} forecast={forecast} names={names} />
        <div className="c5">
          <Boxes subject={subject} reasons={reasons} forecast={forecast} names={names} />
          <DealOrNoDeal subject={subject} forecast={forecast} assumptions={reasons?.assumptions} />
          <TippingPoints subject={subject} reasons={reasons} forecast={forecast} names={names} />
        </div>
      </div>
      <Rounds subject={subject} forecast={forecast} names={names} />
      <Settling reasons={reasons} forecast={forecast} names={names} />
    </>
  );
}

/** How far the reasons are, with Stop; and what the reader tries, which does not count here. */
function HowFar() {
  const { reasons, share, state, trouble } = useReasons();
  const pins = useWorkspace((one) => one.pins);
  const scenarios = useView((one) => one.scenariosOn);
  const tried = pins.length + scenarios.length;
  return (
    <>
      <p className="how-far sm mu" aria-live="off">
        {state === 'working' && (
          <progress className="prog" value={share} max={1} aria-label="How much of the reasons is done" />
        )}
        <span>{trouble ?? progressInWords(reasons, state)}</span>
        {state === 'working' && (
          <button type="button" onClick={stopReasons}>
            Stop
          </button>
        )}
        {state === 'stopped' && (
          <button type="button" onClick={goOn}>
            Go on
          </button>
        )}
      </p>
      {tried > 0 && (
        <div className="banner">
          <p>These are the reasons of the situation as it is written. What you try on Forecast does not count here.</p>
          {pins.length > 0 && (
            <button type="button" onClick={unpinAll}>
              {pins.length === 1 ? 'Put the change back' : `Put ${pins.length} changes back`}
            </button>
          )}
        </div>
      )}
    </>
  );
}

function progressInWords(reasons: AnswerReasons | undefined, state: ReasonsState['state']): string {
  if (state === 'done') return 'The reasons are complete.';
  const rows = reasons?.rows;
  if (!rows || rows.of === 0) return state === 'working' ? 'Drawing the first futures' : 'Stopped';
  const isSearching = reasons.kind === 'outcome' && !reasons.tippingPoints && rows.done >= 64;
  const doing = state === 'stopped' ? 'stopped' : isSearching ? 'looking for tipping points' : 'refining';
  return `${count(rows.done)} of ${count(rows.of)} comparisons, ${doing}`;
}
