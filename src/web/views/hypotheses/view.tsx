import { useEffect, useState } from 'react';
import {
  achInWords,
  differencesInWords,
  findings,
  HOW_IT_IS_WEIGHED,
  weighingInWords,
} from '../../../report/hypotheses/words.ts';
import type { ItemSupposed } from '../../engine/protocol.ts';
import { Waiting } from '../../shell/waiting.tsx';
import { askHypotheses, goOnWeighing, stopHypotheses, useHypotheses } from '../../state/hypotheses.ts';
import { useView } from '../../state/view.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { Begin } from './begin.tsx';
import { ByDateSection } from './by-date.tsx';
import { EvidenceSection } from './evidence.tsx';
import { Explanations } from './explanations.tsx';
import { ListDialog, type Listed } from './list-dialog.tsx';
import { MatrixSection } from './matrix.tsx';
import { MixtureSection } from './mixture.tsx';
import { Next } from './next.tsx';
import { PeopleSection } from './people.tsx';
import './hypotheses.css';

/** Competing explanations: what the evidence says of each, what the answer rests on, and what to look at next. */
export default function HypothesesView() {
  const situation = useWorkspace((state) => state.sound?.situation);
  const seed = useView((state) => state.seed);
  const samples = useView((state) => state.samples);
  const weighed = useHypotheses((state) => state.weighed);
  const [supposed, setSupposed] = useState<ReadonlyMap<string, ItemSupposed>>(new Map());
  useEffect(() => {
    if (situation?.hypotheses) askHypotheses({ situation, seed, samples, supposed: [...supposed] });
  }, [situation, seed, samples, supposed]);
  useEffect(() => stopHypotheses, []);
  const [list, setList] = useState<Listed>();
  if (!situation) return <Waiting />;
  const section = situation.hypotheses;
  if (!section) return <Begin />;
  // The picture of another text may still stand for a moment.
  const isOld = weighed?.weighing.items.some(({ id }) => !Object.hasOwn(section.evidence ?? {}, id));
  const lists = list && <ListDialog list={list} section={section} onClose={() => setList(undefined)} />;
  if (!weighed || isOld)
    return (
      <>
        {lists}
        <Waiting />
      </>
    );
  const { weighing } = weighed;
  return (
    <>
      {lists}
      <h1 className="view-title hyp-head" dir="auto">
        {weighing.question ?? 'Hypotheses'}
      </h1>
      <p className="ans2" dir="auto">
        {weighingInWords(weighing)}
      </p>
      <HowFar done={weighed.done} />
      <div className="buttons hyp-lists">
        <button type="button" onClick={() => setList('explanations')}>
          Add or rename explanations
        </button>
        <button type="button" onClick={() => setList('evidence')}>
          Add or rename evidence
        </button>
      </div>
      <div className="cols">
        <div className="c7">
          <Explanations weighed={weighed} supposed={supposed.size} onBack={() => setSupposed(new Map())} />
          <section className="hyp-found">
            {findings(weighing).map((text) => (
              <p key={text} dir="auto">
                {text}
              </p>
            ))}
          </section>
        </div>
        <div className="c5">
          <Next weighing={weighing} />
          <MixtureSection mixed={weighed.mixed} weighing={weighing} />
        </div>
      </div>
      <MatrixSection weighing={weighing} section={section} />
      <EvidenceSection
        weighing={weighing}
        supposed={supposed}
        onSuppose={(item, state) => {
          const next = new Map(supposed);
          if (state) next.set(item, state);
          else next.delete(item);
          setSupposed(next);
        }}
      />
      <ByDateSection weighing={weighing} />
      <PeopleSection weighing={weighing} />
      {weighing.items.length > 0 && (
        <section>
          <h2>Counted as ACH does</h2>
          {differencesInWords(weighing).map((text) => (
            <p key={text} dir="auto">
              {text}
            </p>
          ))}
          <p className="sm mu note">
            {HOW_IT_IS_WEIGHED} {achInWords(weighing)}
          </p>
        </section>
      )}
    </>
  );
}

function HowFar({ done }: { done: boolean }) {
  const { state, trouble } = useHypotheses();
  if (!trouble && (done || state === 'done')) return null;
  return (
    <p className="how-far sm mu">
      <span>{trouble ?? (state === 'working' ? 'Weighing, refining' : 'Stopped')}</span>
      {state === 'working' ? (
        <button type="button" onClick={stopHypotheses}>
          Stop
        </button>
      ) : (
        <button type="button" onClick={goOnWeighing}>
          Go on
        </button>
      )}
    </p>
  );
}
