import type { Weighing } from '../../../hypotheses/weigh.ts';
import { learningTable } from '../../../report/hypotheses/table.ts';
import { nameIn } from '../../../report/hypotheses/words.ts';
import { chance } from '../../../report/words/numbers.ts';
import { Below } from '../../chart/below.tsx';
import { Bar, ChartBox } from '../../chart/marks.tsx';

const MOST_NEXT = 6;

/** What to look at next: the expected bits of each look, and the leader's probability if it is seen and if not. */
export function Next({ weighing }: { weighing: Weighing }) {
  const { learning, answers, leader } = weighing;
  if (learning.length === 0 || leader === undefined) return null;
  const most = Math.max(1e-9, ...learning.map(({ gain }) => gain));
  const e = answers.findIndex(({ id }) => id === leader);
  const told = (posterior: number[] | undefined) => (posterior ? chance(posterior[e]) : '–');
  return (
    <section id="look-next">
      <h2>What to look at next</h2>
      <p className="lead" dir="auto">
        Expected bits about which explanation is true, and “{nameIn(weighing, leader)}” then.
      </p>
      <div className="rope-fig">
        {learning.slice(0, MOST_NEXT).map((one) => (
          <div key={one.id} className="r nx">
            <div className="l" dir="auto">
              {one.name}
              <span className="mu sm">
                {told(one.ifSeen)} if seen ({chance(one.chance)}), {told(one.ifNot)} if not
                {one.cost !== undefined && `; costs ${one.cost}`}
              </span>
            </div>
            <div className="p">
              <ChartBox height={14}>
                <Bar from={0} to={(100 * one.gain) / most} y={2} height={10} kind="acf" />
              </ChartBox>
            </div>
            <div className="n">{one.gain.toFixed(3)}</div>
          </div>
        ))}
      </div>
      <Below title="What to look at next" table={learningTable(weighing)} of="#look-next .rope-fig" />
    </section>
  );
}
