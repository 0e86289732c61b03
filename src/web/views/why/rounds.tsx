import { useEffect, useMemo, useState } from 'react';
import type { Trace } from '../../../engine/trace.ts';
import type { Forecast } from '../../../forecast/forecast.ts';
import { actorMarks } from '../../../report/actors/marks.ts';
import { moveTable } from '../../../report/trace/table.ts';
import { circleInWords, circleOf, dealInWords, endInWords } from '../../../report/trace/words.ts';
import { inSentence, type Names } from '../../../report/words/names.ts';
import { sentence } from '../../../report/words/sentence.ts';
import { Below } from '../../chart/below.tsx';
import { ask } from '../../engine/client.ts';
import type { Story } from '../../engine/protocol.ts';
import { useView } from '../../state/view.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { Film } from './film.tsx';
import { Loading } from './movers.tsx';
import { Network } from './network.tsx';
import { dealsOn, roundsOn, shownRounds } from './played.ts';
import { issueOf, type Subject } from './subject.ts';

const STEP_MS = 900;
/** Rounds that are drawn at once, and deals of a round that are told before the others are folded away. */
const [ROWS, DEALS] = [6, 4];

/** The rounds of one model, played step by step: who stands where, who moved whom, and the story. */
export function Rounds({ subject, forecast, names }: { subject: Subject; forecast: Forecast; names: Names }) {
  const revision = useWorkspace((state) => state.sound?.revision);
  const seed = useView((state) => state.seed);
  const [model, setModel] = useState<string | undefined>();
  const [chosen, setIssue] = useState<string | undefined>();
  const asked = issueOf(subject, forecast);
  const issue = forecast.issues.some(({ id }) => id === chosen) && chosen !== undefined ? chosen : asked;
  const { story, models, trouble } = useStory(revision, model, seed);
  // Another question is about another issue.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the question that changes
  useEffect(() => setIssue(undefined), [asked]);
  return (
    <section id="rounds">
      <h2>Round by round</h2>
      <div className="play">
        <label>
          Model
          <select value={model ?? models[0]?.name} onChange={({ target }) => setModel(target.value)}>
            {models.map(({ name, title }) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <label>
          Issue
          <select value={issue} onChange={({ target }) => setIssue(target.value)}>
            {forecast.issues.map(({ id }) => (
              <option key={id} value={id} dir="auto">
                {names.issues[id]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {trouble !== undefined && <p className="fault">{trouble}</p>}
      {!story && trouble === undefined && <Loading />}
      {story && Object.hasOwn(story.trace.issues, issue) && (
        <Played key={`${model} ${issue} ${revision}`} story={story} issue={issue} names={names} />
      )}
    </section>
  );
}

/** What a model does with the text as it is written. */
function useStory(revision: number | undefined, model: string | undefined, seed: number) {
  const [found, setFound] = useState<{ story?: Story; models: Story['models']; trouble?: string }>({ models: [] });
  useEffect(() => {
    if (revision === undefined) return;
    let isWanted = true;
    setFound(({ models }) => ({ models }));
    ask('trace', { revision, model, seed }).answer.then(
      (story) => isWanted && story && setFound({ story, models: story.models }),
      (error: Error) => isWanted && setFound(({ models }) => ({ models, trouble: error.message })),
    );
    return () => {
      isWanted = false;
    };
  }, [revision, model, seed]);
  return found;
}

function Played({ story, issue, names }: { story: Story; issue: string; names: Names }) {
  const full = story.trace;
  // Sentences with the short names of the page.
  const trace = useMemo(() => {
    const actors = Object.keys(full.actors).map((id) => [id, inSentence(names.actors[id] ?? id)]);
    return { ...full, actors: Object.fromEntries(actors) as Trace['actors'] };
  }, [full, names]);
  const rounds = useMemo(() => roundsOn(trace, issue), [trace, issue]);
  const marks = useMemo(() => actorMarks(Object.keys(full.actors)), [full]);
  const last = rounds.length - 1;
  const [step, setStep] = useState(0);
  const [playing, setPlaying] = useState(false);
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  useEffect(() => {
    if (!playing) return;
    if (step >= last) return setPlaying(false);
    const timer = setTimeout(() => setStep(step + 1), STEP_MS);
    return () => clearTimeout(timer);
  }, [playing, step, last]);
  if (last < 1)
    return (
      <p className="lead" dir="auto">
        {full.title} plays no rounds on this issue. It settles at {endInWords(trace, issue)}
      </p>
    );
  const go = (to: number) => {
    setPlaying(false);
    setStep(Math.min(last, Math.max(0, to)));
  };
  const play = () => {
    // Without motion, Play steps.
    if (isStill) return go(step >= last ? 0 : step + 1);
    if (!playing && step >= last) setStep(0);
    setPlaying(!playing);
  };
  const round = rounds[step];
  const deals = step === 0 ? [] : dealsOn(trace, round, issue);
  const circle = circleOf(trace, rounds);
  const told = (deal: (typeof deals)[number]) => sentence(dealInWords(trace, deal));
  return (
    <>
      <p className="lead" dir="auto">
        {full.says} At the best guess of every input. Triangle: where the issue would settle.
      </p>
      <div className="cols">
        <div className="c7">
          <div id="film">
            <Film
              trace={trace}
              issue={issue}
              rounds={shownRounds(rounds, step, ROWS)}
              step={round.number}
              marks={marks}
            />
            <ul className="letters sm">
              {Object.keys(trace.stances[issue]).map((actor) => (
                <li key={actor}>
                  <b>{marks.get(actor)}</b> <bdi>{names.actors[actor]}</bdi>
                </li>
              ))}
            </ul>
          </div>
          <Below title="Round by round" table={moveTable(full, issue)} of="#film" />
        </div>
        <div className="c5">
          <div className="buttons steps">
            <button type="button" disabled={step === 0} onClick={() => go(step - 1)}>
              Back
            </button>
            <button type="button" className="pri" onClick={play} aria-pressed={isStill ? undefined : playing}>
              {playing ? 'Pause' : step >= last ? 'Play again' : 'Play'}
            </button>
            <button type="button" disabled={step >= last} onClick={() => go(step + 1)}>
              Next
            </button>
            <span className="sm mu">
              {step === 0
                ? `Start; ${rounds[last].number} rounds follow`
                : `Round ${round.number} of ${rounds[last].number}`}
            </span>
          </div>
          <div className="told" aria-live="polite">
            {step === 0 && <p>Everyone stands where they say they stand.</p>}
            {step > 0 && deals.length === 0 && <p>Nobody moves far enough to show.</p>}
            {deals.slice(0, DEALS).map((deal) => (
              <p key={JSON.stringify(deal[0])} dir="auto">
                {told(deal)}
              </p>
            ))}
            {deals.length > DEALS && (
              <details>
                <summary>{deals.length - DEALS} more</summary>
                {deals.slice(DEALS).map((deal) => (
                  <p key={JSON.stringify(deal[0])} dir="auto">
                    {told(deal)}
                  </p>
                ))}
              </details>
            )}
            {step >= last && <p dir="auto">It settles at {endInWords(trace, issue)}</p>}
            {step >= last && circle && <p dir="auto">{circleInWords(circle, rounds)}</p>}
          </div>
          <Network trace={trace} issue={issue} rounds={rounds} step={step} marks={marks} />
        </div>
      </div>
      <WholeStory words={story.words.get(issue)} />
    </>
  );
}

/** The whole story as the command tells it. */
function WholeStory({ words }: { words: { wide: string; narrow: string } | undefined }) {
  const isNarrow = matchMedia('(max-width: 760px)').matches;
  return (
    <details className="story">
      <summary>The whole story in words</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="scroll" tabIndex={0} aria-label="The whole story in words">
        <pre>{isNarrow ? words?.narrow : words?.wide}</pre>
      </section>
    </details>
  );
}
