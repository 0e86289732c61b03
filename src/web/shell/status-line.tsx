import { useEffect, useRef, useState } from 'react';
import { count } from '../../report/words/numbers.ts';
import type { Progress } from '../engine/protocol.ts';
import { useForecast } from '../state/forecast.ts';
import { useView } from '../state/view.ts';
import { useWorkspace } from '../state/workspace.ts';

/** Spoken at most every so often. */
const SPOKEN_MS = 5000;

/** How far the forecast is, in one line. */
export function StatusLine() {
  const progress = useForecast((state) => state.progress);
  const trouble = useForecast((state) => state.trouble);
  const seed = useView((state) => state.seed);
  const isFaulty = useWorkspace(({ read }) => read !== undefined && read.situation === undefined);
  const isForecast = useWorkspace(({ sound }) => sound !== undefined);
  const isNothing = useWorkspace((state) => state.trouble !== undefined && state.opened === undefined);
  const said = isNothing
    ? 'Nothing is open'
    : isFaulty
      ? isForecast
        ? 'The text has faults: the last sound forecast stays'
        : 'No forecast yet'
      : (trouble ?? (progress ? progressInWords(progress, seed) : 'Reading'));
  const share =
    progress && !progress.done && isForecast ? (progress.quick ? 0 : progress.draws / progress.of) : undefined;
  const spoken = useSeldom(said);
  return (
    <span className="status">
      {share !== undefined && <progress className="prog" value={share} max={1} aria-hidden="true" />}
      <span aria-hidden="true">{said}</span>
      <span className="unseen" role="status" aria-live="polite">
        {spoken}
      </span>
    </span>
  );
}

export function progressInWords({ draws, of, models, quick, done }: Progress, seed: number): string {
  const many = `${count(models)} ${models === 1 ? 'model' : 'models'}`;
  if (done) return `${count(draws)} draws, ${many}, seed ${seed}`;
  if (quick) return `${count(draws)} draws, ${models} quick ${models === 1 ? 'model' : 'models'}, refining`;
  return `${count(draws)} of ${count(of)} draws, ${many}, refining`;
}

/** A text that changes often, as often as it should be spoken. */
function useSeldom(text: string): string {
  const [spoken, setSpoken] = useState(text);
  const last = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, last.current + SPOKEN_MS - performance.now());
    const timer = setTimeout(() => {
      last.current = performance.now();
      setSpoken(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [text]);
  return spoken;
}
