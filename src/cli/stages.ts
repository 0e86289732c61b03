import { Presets, SingleBar } from 'cli-progress';
import type { Stage } from '../forecast/analysis.ts';

/** A run is given this long before its progress shows. */
const PATIENCE_MS = 2000;

const WORDS: Record<Stage, string> = {
  draws: 'Drawing',
  reasons: 'What moves it, and when',
  levers: 'What anybody could do',
  timeLine: 'Time line',
  scenarios: 'Scenarios',
};

/** Progress of an analysis by stage, on the standard error of a terminal, once it takes longer than two seconds. */
export function stageProgress() {
  const started = Date.now();
  let bar: SingleBar | undefined;
  let shown: Stage | undefined;
  const end = () => {
    bar?.stop();
    bar = undefined;
  };
  return {
    report(stage: Stage, done: number, planned: number) {
      if (!process.stderr.isTTY || Date.now() - started < PATIENCE_MS) return;
      if (stage !== shown) {
        end();
        const format = `${WORDS[stage].padEnd(27)} {bar} {percentage}% {value}/{total} {eta_formatted} left`;
        bar = new SingleBar({ format, stream: process.stderr, hideCursor: true, clearOnComplete: true }, Presets.rect);
        bar.start(planned, done);
        shown = stage;
      }
      bar?.update(done);
    },
    end,
  };
}
