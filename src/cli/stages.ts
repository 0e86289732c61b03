import { Presets, SingleBar } from 'cli-progress';
import type { Stage } from '../forecast/analysis.ts';
import { timeLeftInWords } from './progress.ts';

/** A run is given this long before its progress shows. */
const PATIENCE_MS = 2000;

const WORDS: Record<Stage, string> = {
  draws: 'drawing',
  reasons: 'what moves it, and when',
  interventions: 'what anybody could do',
  timeLine: 'time line',
  scenarios: 'scenarios',
};

/** Progress of a whole analysis in percent, on the standard error of a terminal, once it takes longer than two seconds. */
export function stageProgress() {
  const started = Date.now();
  let bar: SingleBar | undefined;
  return {
    report(stage: Stage, _done: number, _planned: number, share: number) {
      if (!process.stderr.isTTY || Date.now() - started < PATIENCE_MS) return;
      const format = '{bar} {percentage}%{left}: {stage}';
      if (!bar) {
        bar = new SingleBar({ format, stream: process.stderr, hideCursor: true, clearOnComplete: true }, Presets.rect);
        bar.start(100, 0, { left: '', stage: '' });
      }
      bar.update(Math.floor(100 * share), { left: timeLeftInWords(Date.now() - started, share), stage: WORDS[stage] });
    },
    end() {
      bar?.stop();
      bar = undefined;
    },
  };
}
