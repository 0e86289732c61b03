import fc from 'fast-check';

/**
 * The seed of everything that tests try at random. It is the same in each run, so that a run fails for what was changed and not by
 * chance; `TIGHTROPE_SEED=random` looks for new faults, and a number repeats such a run.
 */
const asked = process.env.TIGHTROPE_SEED ?? '1';
const seed = asked === 'random' ? Date.now() % 2 ** 31 : Number(asked);
if (!Number.isInteger(seed)) throw new Error(`TIGHTROPE_SEED is "${asked}", expected a whole number or "random"`);

fc.configureGlobal({ seed });
