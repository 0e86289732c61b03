import { Presets, SingleBar } from 'cli-progress';

/** A run is given this long before its progress shows. */
const PATIENCE_MS = 2000;

/** Progress on the standard error, shown on a terminal once a run takes longer than two seconds. */
export function progress(what: string) {
  const started = Date.now();
  let bar: SingleBar | undefined;
  return {
    /** @param planned how many there will be, if that is known */
    report(done: number, planned?: number) {
      if (!process.stderr.isTTY) return;
      if (!bar && Date.now() - started > PATIENCE_MS) {
        const measured = `${what} {bar} {percentage}% {value}/{total} {eta_formatted} left`;
        const format = planned === undefined ? `${what} {value} {duration_formatted}` : measured;
        bar = new SingleBar({ format, stream: process.stderr, hideCursor: true, clearOnComplete: true }, Presets.rect);
        bar.start(planned ?? 0, done);
      }
      bar?.update(done);
    },
    end: () => bar?.stop(),
  };
}
