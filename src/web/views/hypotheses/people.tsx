import type { Weighing } from '../../../hypotheses/weigh.ts';
import { analystTable, disagreementTable } from '../../../report/hypotheses/people-table.ts';
import { nameIn } from '../../../report/hypotheses/words.ts';
import { chance } from '../../../report/words/numbers.ts';
import { Below } from '../../chart/below.tsx';
import { ChartBox, Dot, Line } from '../../chart/marks.tsx';

const MOST_PEOPLE = 6;

/** Each analyst alone, and the disagreements that move the leader most. */
export function PeopleSection({ weighing }: { weighing: Weighing }) {
  const { analysts: found, answers, leader } = weighing;
  if (!found || leader === undefined) return null;
  const e = answers.findIndex(({ id }) => id === leader);
  const together = answers[e].posterior;
  return (
    <section id="people">
      <h2 dir="auto">Each analyst alone, on “{nameIn(weighing, leader)}”</h2>
      <div className="rope-fig">
        {found.analysts.map(({ id, posterior, judged, priorSum, incoherence = 0 }) => (
          <div key={id} className="r hy">
            <div className="l" dir="auto">
              {id}
              <span className="mu sm">
                {judged} judgements
                {incoherence > 0.01 && `; priors add up to ${priorSum?.toFixed(2)}, expected 1`}
              </span>
            </div>
            <div className="p">
              <ChartBox height={30} says={`${id}: ${posterior ? chance(posterior[e]) : 'impossible'}`}>
                <Line from={0} to={100} y={15} kind="rope" />
                {together !== undefined && <Dot x={100 * together} y={15} r={6} kind="mid" />}
                {posterior && <Dot x={100 * posterior[e]} y={15} r={4.5} kind="inkf" />}
              </ChartBox>
            </div>
            <div className="n">{posterior ? chance(posterior[e]) : '–'}</div>
          </div>
        ))}
      </div>
      <Below title="Each analyst alone" table={analystTable(weighing)} of="#people .rope-fig" />
      {found.disagreements.length > 0 && (
        <>
          <h3>Where they disagree, what moves it most first</h3>
          <ul className="hyp-list">
            {found.disagreements.slice(0, MOST_PEOPLE).map((one) => (
              <li key={`${one.of} ${one.explanation}`} dir="auto">
                {one.of}, if “{nameIn(weighing, one.explanation)}”:{' '}
                {Object.entries(one.said)
                  .map(([who, p]) => `${who} ${chance(p)}`)
                  .join(', ')}
                . It moves the leader by {Math.round(100 * one.matters)} points.
              </li>
            ))}
          </ul>
          <Below title="Where they disagree" table={disagreementTable(weighing)} of="#people .hyp-list" />
        </>
      )}
    </section>
  );
}
