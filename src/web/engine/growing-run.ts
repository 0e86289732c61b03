import { type Columns, place } from '../../engine/columns.ts';
import { type Prepared, prepare } from '../../engine/prepare.ts';
import type { KeptDraws } from '../../engine/sampling/drawing.ts';
import { CHUNK } from '../../engine/sampling/sampler.ts';
import type { Drawn } from '../../forecast/jobs.ts';
import type { Plan } from '../../forecast/plan.ts';

/** A stretch takes about so long: a newer request waits no longer. */
const STRETCH_MS = 12;

/** Draws of a plan that grow from the first one on; what is drawn is kept. */
export class GrowingRun {
  readonly plan: Plan;
  readonly engine: Prepared;
  #columns: Columns;
  /** Draws of the next stretch. */
  #stretch = 16;

  constructor(plan: Plan, kept?: KeptDraws) {
    this.plan = plan;
    this.engine = prepare(plan.design, kept);
    this.#columns = this.engine.emptyColumns(0);
  }

  get count(): number {
    return this.#columns.count;
  }

  /**
   * Draws until there are so many.
   *
   * @param pause is called between stretches, and may throw to stop
   * @param enough ends it early, between stretches
   */
  async growTo(
    count: number,
    pause: () => Promise<void>,
    onDraws?: (count: number) => void,
    enough: (count: number) => boolean = () => false,
  ): Promise<void> {
    if (count <= this.count) return;
    const parts = [this.#columns];
    let done = this.count;
    const keep = () => {
      const all = this.engine.emptyColumns(done);
      for (const part of parts) {
        if (part.count > 0) place(all, part);
        for (let h = 0; h < part.held.length; h++) all.held[h] += part.held[h];
      }
      this.#columns = all;
    };
    try {
      while (done < count && !enough(done)) {
        const began = performance.now();
        const step = this.#stretch < CHUNK ? this.#stretch : Math.floor(this.#stretch / CHUNK) * CHUNK;
        const part = this.engine.draw(done, Math.min(count, done + step));
        parts.push(part);
        done += part.count;
        const fitting = (part.count * STRETCH_MS) / Math.max(0.1, performance.now() - began);
        this.#stretch = Math.max(1, Math.min(512, 2 * this.#stretch, Math.round(fitting)));
        onDraws?.(done);
        if (done < count) await pause();
      }
    } finally {
      keep();
    }
  }

  /** All draws that there are, to be summarised. */
  get drawn(): Drawn {
    return { plan: this.plan, engine: this.engine, columns: this.#columns };
  }
}
