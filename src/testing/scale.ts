/**
 * How much a test tries. `npm test` uses a scale that still finds faults; CI sets `TIGHTROPE_TESTS=full` for the whole of it.
 *
 * @param usual number of runs, rows or kills of `npm test`
 * @param full the same in CI
 * @example fc.assert(property, { numRuns: atScale(200, 5000) })
 */
export const atScale = (usual: number, full: number): number => (process.env.TIGHTROPE_TESTS === 'full' ? full : usual);
