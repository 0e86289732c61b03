import type { Weighing } from '../../hypotheses/index.ts';
import { slug } from '../../ledger/claim/identify.ts';
import { writeMoment } from '../../ledger/claim/moment.ts';
import { POOL } from '../../ledger/claim/our-claimants.ts';
import { claimSchema, forecastSchema } from '../../ledger/claim/schema.ts';
import { UsageError } from '../../numeric/errors.ts';
import { type LedgerFlags, withLedger } from './open.ts';

/** Options that a claim may have. */
const MOST = 200;

/**
 * Writes the posteriors into the ledger as one claim whose options are the explanations without parts: the day that one of them is shown
 * to be true, it can be resolved and is scored. A claim that is there already gets a further forecast.
 */
export async function recordExplanations(title: string, weighing: Weighing, flags: LedgerFlags): Promise<void> {
  const { leaves, answers, question, leader } = weighing;
  if (leader === undefined) throw new UsageError('nothing to record: no explanation is possible');
  if (leaves.length < 2 || leaves.length > MOST)
    throw new UsageError(`nothing to record: ${leaves.length} explanations, expected 2 to ${MOST}`);
  const found = leaves.map((id) => answers.find((one) => one.id === id));
  const names = found.map((one, k) => (one?.name ?? leaves[k]).replace(/\s+/g, ' ').trim().slice(0, 190));
  const options = names.map((name, k) =>
    names.indexOf(name) === k && name !== '' ? name : `${name} (${leaves[k]})`.slice(0, 200),
  );
  const id = `${slug(title, 40) || 'situation'}/explanations`;
  const made = writeMoment(Date.now());
  const text = (question ?? title).replace(/\s+/g, ' ').trim().slice(0, 2000);
  const claim = claimSchema.parse({
    ...{ id, kind: 'one-of', text, options, claimant: POOL, claimantKind: 'model', made },
    criteria: 'Which explanation the evidence that comes later shows to be true.',
    tags: ['explanation'],
  });
  const probabilities = found.map((one) => one?.posterior ?? 0);
  const forecast = forecastSchema.parse({ claim: id, made, probabilities });
  await withLedger(
    flags,
    async ({ db }) => {
      const { append, historyOf } = await import('../../ledger/store/index.ts');
      const there = await historyOf(db, id);
      if (there && JSON.stringify(there.claim.options) !== JSON.stringify(options))
        throw new UsageError(
          `the ledger has ${id} with other explanations; give the file another title, and it is recorded as a claim of its own`,
        );
      const entries = [
        ...(there ? [] : [{ entry: 'claim' as const, ...claim }]),
        { entry: 'forecast' as const, ...forecast },
      ];
      const refused = (await append(db, entries, { lenient: true })).find((outcome) => outcome.state === 'refused');
      if (refused?.state === 'refused') throw new UsageError(refused.message);
    },
    { create: true },
  );
  console.error(`Recorded ${id}: ${options.length} explanations.`);
}
