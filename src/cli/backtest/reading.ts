import type { CaseOptions } from '../../situation/cases/read-cases.ts';
import type { Kind } from '../../situation/situation.ts';

/** The flags that say how files of cases are to be read. */
export interface ReadingFlags {
  columns?: CaseOptions['columns'];
  kind?: Kind;
  scale?: [number, number];
  salienceScale?: '1' | '100';
  decimal?: CaseOptions['decimal'];
  capability?: Record<string, number>;
}

/** Those that are given among the flags of a command, as they are written. */
export const readingGiven = (flags: ReadingFlags): string | undefined =>
  (['columns', 'kind', 'scale', 'salienceScale', 'decimal', 'capability'] as const).find(
    (name) => flags[name] !== undefined,
  );

/** The flags as the readers of cases take them. */
export function caseOptionsOf({ columns, kind, scale, salienceScale, decimal, capability }: ReadingFlags): CaseOptions {
  return {
    ...(columns ? { columns } : {}),
    ...(kind ? { kind } : {}),
    ...(scale ? { scale } : {}),
    ...(decimal ? { decimal } : {}),
    ...(capability ? { capability } : {}),
    ...(salienceScale ? { salienceScale: salienceScale === '100' ? 100 : 1 } : {}),
  };
}
