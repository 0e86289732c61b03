import type { AssumptionSensitivity } from '../../../forecast/deal-assumptions.ts';
import type { Forecast } from '../../../forecast/forecast.ts';
import {
  assumptionsInWords,
  factorsInWords,
  paceGuessInWords,
  roomInWords,
  swingsInWords,
} from '../../../report/agreement/words.ts';
import type { Subject } from './subject.ts';

/** What an answer that takes a deal is made of, and who is in the way. */
export function DealOrNoDeal({
  subject,
  forecast,
  assumptions,
}: {
  subject: Subject;
  forecast: Forecast;
  assumptions: readonly AssumptionSensitivity[] | undefined;
}) {
  if (subject.kind === 'issue' || !subject.outcome.deal) return null;
  const { outcome } = subject;
  const agreement = forecast.agreements?.find(({ id }) => id === outcome.deal?.agreement);
  const told = [
    `${factorsInWords(outcome)} ${paceGuessInWords(outcome, forecast)}`.trim(),
    ...swingsInWords(outcome).map((swing) => `With ${swing}.`),
    ...assumptionsInWords(outcome, assumptions),
    ...(agreement ? roomInWords(agreement, forecast) : []),
  ];
  return (
    <section id="deal">
      <h2>Deal or no deal</h2>
      {told.map((text) => (
        <p key={text} className="lead" dir="auto">
          {text}
        </p>
      ))}
    </section>
  );
}
