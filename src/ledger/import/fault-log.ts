import { type Fault, MOST_FAULTS, type Place, sortFaults } from '../../situation/fault.ts';

/** Where in a file something is wrong: found only if the fault is kept, since in a large file that takes time. */
export type LazyPlace = () => Pick<Fault, 'place' | 'cell'>;

/** In the whole file. */
export const WHOLE_FILE: LazyPlace = () => ({});
/** In JSON, by its path, for example `[3].question`. */
export const atPath =
  (path: string): LazyPlace =>
  () => ({ cell: path });
export const atPlace =
  (place: Place): LazyPlace =>
  () => ({ place });

/** Gathers the faults of a file: the first 1,000, and how many came after. */
export class FaultLog {
  private readonly kept: Fault[] = [];
  private count = 0;
  /** Faults that are not warnings. */
  errors = 0;

  add(file: string, message: string, where: LazyPlace = WHOLE_FILE, severity: Fault['severity'] = 'error'): void {
    this.count++;
    if (severity === 'error') this.errors++;
    if (this.kept.length < MOST_FAULTS) this.kept.push({ file, ...where(), message, severity });
  }

  /** Takes over faults that were found elsewhere. */
  take(faults: readonly Fault[]): void {
    this.count += faults.length;
    this.errors += faults.filter(({ severity }) => severity === 'error').length;
    this.kept.push(...faults.slice(0, MOST_FAULTS - this.kept.length));
  }

  get faults(): Fault[] {
    return sortFaults(this.kept);
  }

  get more(): number {
    return this.count - this.kept.length;
  }
}
