import type { MixedOutcome } from '../../../forecast/explained.ts';
import type { Weighing } from '../../../hypotheses/weigh.ts';
import { mixtureTable, openChance } from '../../../report/hypotheses/mixture-table.ts';
import { nameIn } from '../../../report/hypotheses/words.ts';
import { Below } from '../../chart/below.tsx';
import { ChartBox, Dot, Line, Stroke } from '../../chart/marks.tsx';

const MOST_OUTCOMES = 8;

/** The outcomes over all explanations: a stroke for what each explanation would make of it. */
export function MixtureSection({
  mixed,
  weighing,
}: {
  mixed: readonly MixedOutcome[] | undefined;
  weighing: Weighing;
}) {
  if (!mixed || mixed.length === 0) return null;
  return (
    <section id="mixture">
      <h2>What follows for the forecast</h2>
      <p className="lead">Over all explanations, by the models; a stroke for each explanation, if it were true.</p>
      <div className="rope-fig">
        {mixed.slice(0, MOST_OUTCOMES).map(({ id, claim, probability, parts }) => {
          const [least, most] = [
            Math.min(...parts.map((part) => part.probability)),
            Math.max(...parts.map((part) => part.probability)),
          ];
          const highest = parts.find((part) => part.probability === most);
          return (
            <div key={id} className="r hy">
              <div className="l" dir="auto">
                {claim ?? id}
                {highest && most - least > 0.01 && (
                  <span className="mu sm">
                    {openChance(most)} if “{nameIn(weighing, highest.explanation)}”
                  </span>
                )}
              </div>
              <div className="p">
                <ChartBox
                  height={30}
                  says={`${claim ?? id}: ${openChance(probability)} over all explanations, ${openChance(least)} to ${openChance(most)} by explanation`}
                >
                  <Line from={0} to={100} y={15} kind="rope" />
                  {parts.map((part) => (
                    <Stroke key={part.explanation} x={100 * part.probability} top={8} bottom={22} kind="st" />
                  ))}
                  <Dot x={100 * probability} y={15} r={6} kind="mid" />
                </ChartBox>
              </div>
              <div className="n">
                <b>{openChance(probability)}</b>
              </div>
            </div>
          );
        })}
      </div>
      <Below title="Outcomes by explanation" table={mixtureTable(mixed, weighing.leaves)} of="#mixture .rope-fig" />
    </section>
  );
}
