import type { OutcomeForecast } from '../../../forecast/forecast.ts';
import type { History } from '../../../ledger/claim/history.ts';
import { statusOf } from '../../../ledger/claim/history.ts';
import { claimScore } from '../../../ledger/score/claim-score.ts';
import { resolvedOf } from '../../../ledger/score/resolved-of.ts';
import { dayInWords } from '../../../report/words/names.ts';
import { answered, chance, modelsSay } from '../../../report/words/numbers.ts';
import { useForecast } from '../../state/forecast.ts';
import { useView } from '../../state/view.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { resolutionInWords, saidInWords } from './words.ts';
import { WrongJudgementNote } from './wrong-judgement.tsx';

/** What was said beside what came, and beside what the situation as it stood says; and which of its judgements was wrong. */
export function PostMortem({ history }: { history: History }) {
  const picture = useForecast((state) => state.picture);
  const situation = useWorkspace(({ sound }) => sound?.situation);
  const { claim, forecasts, resolutions } = history;
  const last = resolutions.at(-1);
  if (statusOf(history) !== 'resolved' || !last) return null;
  const resolved = resolvedOf(history);
  const standing = resolved?.forecasts.at(-1);
  const score = resolved && standing ? claimScore(resolved, standing) : Number.NaN;
  const first = forecasts.reduce<History['forecasts'][number] | undefined>(
    (early, one) => (early && early.made <= one.made ? early : one),
    undefined,
  );
  const outcome = picture?.forecast.outcomes.find((one) => one.id === claim.outcome);
  const turnsOn = () => outcome && useView.setState({ outcome: outcome.id });
  return (
    <div className="pm">
      <b>Now that it is resolved</b>
      <p className="sm" dir="auto">
        {first ? `Said ${saidInWords(first, claim)}; ` : 'Nothing was said in numbers; '}
        {resolutionInWords(last, claim)}.{' '}
        {claim.kind === 'yes-no' &&
          !Number.isNaN(score) &&
          `Brier score ${score.toFixed(2)}; 0 is best, and saying 50% gets 0.25.`}
      </p>
      {outcome && picture && situation && (
        <>
          <p className="sm" dir="auto">
            The situation as it stands in the file{situation.asOf && `, as of ${dayInWords(situation.asOf)},`} gives “
            {outcome.claim ?? outcome.id}”{outcome.by && ` by ${dayInWords(outcome.by)}`}{' '}
            {answered(outcome, picture.forecast.settings)}
            {modelsSay(outcome) && ` (models ${modelsSay(outcome)})`}. {modelsWrong(outcome, last.outcome)}
          </p>
          {typeof last.outcome === 'boolean' && claim.kind === 'yes-no' && (
            <WrongJudgementNote situation={situation} outcome={outcome.id} happened={last.outcome} />
          )}
          <p className="sm">
            <a href={other('why')} onClick={turnsOn}>
              The judgements that it turns on, and its tipping points
            </a>
            {' · '}
            <a href={other('situation')}>The situation</a>
          </p>
        </>
      )}
      {claim.outcome !== undefined && picture && !outcome && (
        <p className="sm mu" dir="auto">
          It is about the outcome {claim.outcome}, which is none of the situation that is open.
        </p>
      )}
    </div>
  );
}

/** The address of another view of the same situation. */
const other = (view: string) => location.hash.split('?')[0].replace(/^#\/\w+/, `#/${view}`);

/** Which models were on the wrong side of one half. */
function modelsWrong({ models }: OutcomeForecast, came: unknown): string {
  if (typeof came !== 'boolean') return '';
  const all = Object.entries(models);
  const wrong = all.filter(([, { value }]) => value !== 0.5 && value > 0.5 !== came);
  if (wrong.length === 0) return `All ${all.length} models were on the right side of one half.`;
  if (wrong.length === all.length) return `All ${all.length} models were on the wrong side of one half.`;
  const named = wrong.map(([name, { value }]) => `${name} ${chance(value)}`).join(', ');
  return `${wrong.length} of ${all.length} models ${wrong.length === 1 ? 'was' : 'were'} on the wrong side of one half: ${named}.`;
}
