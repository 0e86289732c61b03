import { useEffect, useState } from 'react';
import type { OutcomeForecast } from '../../../forecast/forecast.ts';
import type { History } from '../../../ledger/claim/history.ts';
import { statusOf } from '../../../ledger/claim/history.ts';
import { momentMs } from '../../../ledger/claim/moment.ts';
import { claimScore } from '../../../ledger/score/claim-score.ts';
import { resolvedOf } from '../../../ledger/score/resolved-of.ts';
import { dayInWords } from '../../../report/words/names.ts';
import { answered, chance, modelsSay } from '../../../report/words/numbers.ts';
import { useForecast } from '../../state/forecast.ts';
import { useView } from '../../state/view.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { asItStood, type ForecastMade, type StoodForecast } from './as-it-stood.ts';
import { resolutionInWords, saidInWords, stoodInWords } from './words.ts';
import { WrongJudgementNote } from './wrong-judgement.tsx';

/** What was said beside what came, and beside what the situation as it stood says; and which of its judgements was wrong. */
export function PostMortem({ history }: { history: History }) {
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
  // The forecast that is scored; where none was in time, the day of the claim.
  const scored = forecasts.findLast(({ made }) => momentMs(made) === standing?.at) ?? { made: claim.made };
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
      {claim.outcome !== undefined && (
        <AsItStood outcome={claim.outcome} forecast={scored} came={last.outcome} isYesNo={claim.kind === 'yes-no'} />
      )}
    </div>
  );
}

interface AsItStoodProps {
  outcome: string;
  forecast: ForecastMade;
  came: unknown;
  isYesNo: boolean;
}

/** What the situation of the day of a forecast says of an outcome that is known by now. */
function AsItStood({ outcome: id, forecast, came, isYesNo }: AsItStoodProps) {
  const stood = useStood(id, forecast);
  const open = useForecast(({ picture }) => picture?.forecast.outcomes.find((one) => one.id === id));
  const turnsOn = () => open && useView.setState({ outcome: open.id });
  if (typeof stood === 'string') return <p className="fault">{stood}</p>;
  if (!stood) return <p className="sm mu">Looking for the situation as it stood…</p>;
  const { situation, outcome, settings } = stood;
  if (!outcome && !open)
    return (
      <p className="sm mu" dir="auto">
        It is about the outcome {id}, which is none of the situation that is open.
      </p>
    );
  return (
    <>
      <p className="sm mu" dir="auto">
        {stoodInWords(stood, forecast)}
      </p>
      {!situation && <p className="sm">That text has faults, so there is no forecast of it.</p>}
      {situation && !outcome && (
        <p className="sm mu" dir="auto">
          It is about the outcome {id}, which that situation does not name.
        </p>
      )}
      {situation && outcome && settings && (
        <>
          <p className="sm" dir="auto">
            {situation.asOf && `As of ${dayInWords(situation.asOf)}, the`}
            {!situation.asOf && 'The'} situation gives “{outcome.claim ?? outcome.id}”
            {outcome.by && ` by ${dayInWords(outcome.by)}`} {answered(outcome, settings)}
            {modelsSay(outcome) && ` (models ${modelsSay(outcome)})`}. {modelsWrong(outcome, came)}
          </p>
          {typeof came === 'boolean' && isYesNo && (
            <WrongJudgementNote situation={situation} outcome={outcome.id} happened={came} />
          )}
        </>
      )}
      <p className="sm">
        {open && (
          <>
            <a href={other('why')} onClick={turnsOn}>
              The judgements that it turns on now, and its tipping points
            </a>
            {' · '}
          </>
        )}
        <a href={other('situation')}>The situation as it is now</a>
      </p>
    </>
  );
}

/** @returns what was found, why nothing was, or undefined while it is looked for */
function useStood(outcome: string, { made, inputsHash }: ForecastMade): StoodForecast | string | undefined {
  const home = useWorkspace((state) => state.home);
  const id = useWorkspace(({ opened }) => opened?.id);
  const file = useWorkspace(({ opened }) => opened?.file);
  const revision = useWorkspace(({ sound }) => sound?.revision);
  const seed = useView((state) => state.seed);
  const [found, setFound] = useState<StoodForecast | string>();
  useEffect(() => {
    if (!home || id === undefined || file === undefined || revision === undefined) return;
    let isMeant = true;
    setFound(undefined);
    const { text } = useWorkspace.getState();
    asItStood(home, { id, file, text }, { made, inputsHash, outcome, seed }).then(
      (stood) => isMeant && setFound(stood),
      (error: Error) => isMeant && setFound(`The situation as it stood could not be read: ${error.message}`),
    );
    return () => {
      isMeant = false;
    };
  }, [home, id, file, revision, seed, outcome, made, inputsHash]);
  return found;
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
