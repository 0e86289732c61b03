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
        const measured = `${what} {bar} {percentage}% {value}/{total}{left}`;
        const format = planned === undefined ? `${what} {value} {duration_formatted}` : measured;
        bar = new SingleBar({ format, stream: process.stderr, hideCursor: true, clearOnComplete: true }, Presets.rect);
        bar.start(planned ?? 0, done, { left: '' });
      }
      bar?.update(done, { left: timeLeftInWords(Date.now() - started, planned ? done / planned : 0) });
    },
    end: () => bar?.stop(),
  };
}

/**
 * ", 40 s left", ", 3 min left" of a run; nothing before any of it is done.
 *
 * @param ms that it has taken so far
 * @param share that is done, 0-1
 */
export function timeLeftInWords(ms: number, share: number): string {
  if (share <= 0) return '';
  const left = (ms * (1 - share)) / share;
  return `, ${left < 90_000 ? `${Math.ceil(left / 1000)} s` : `${Math.round(left / 60_000)} min`} left`;
}
