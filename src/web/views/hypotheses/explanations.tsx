import { answerTable } from '../../../report/hypotheses/table.ts';
import { chance } from '../../../report/words/numbers.ts';
import { Below } from '../../chart/below.tsx';
import { ChartBox, Dot, Line, Stroke } from '../../chart/marks.tsx';
import type { Weighed } from '../../engine/protocol.ts';

/** Rows that are drawn; the rest is in the table. */
const MOST_EXPLANATIONS = 30;

/** A line for each explanation: hollow before the evidence, full now with its range; ACH's count beside it. */
export function Explanations({
  weighed: { weighing, supposed },
  supposed: count,
  onBack,
}: {
  weighed: Weighed;
  supposed: number;
  onBack: () => void;
}) {
  const table = answerTable(weighing);
  const inconsistent = new Map(weighing.ach.explanations.map(({ id, heuer }) => [id, heuer]));
  const place = new Map(weighing.answers.map(({ id }, e) => [id, e]));
  const now = supposed && count > 0 ? supposed : undefined;
  return (
    <section id="explanations">
      <h2>Which explanation</h2>
      <div className="key">
        <Key kind="hol" says="before the evidence" />
        <Key kind="mid" says="now, with 5% to 95%" />
        {now && <Key kind="inkf" says="as supposed below" />}
      </div>
      {count > 0 && (
        <div className="banner">
          <p>
            {now
              ? `${count === 1 ? 'One item is' : `${count} items are`} not taken as stated: see under Evidence.`
              : 'No explanation is possible then.'}
          </p>
          <button type="button" onClick={onBack}>
            As stated
          </button>
        </div>
      )}
      <div className="rope-fig">
        {table.rows.slice(0, MOST_EXPLANATIONS).map(({ id, name, prior, posterior, interval, partOf }) => {
          const then = now?.[place.get(id) ?? -1];
          const count = inconsistent.get(id);
          return (
            <div key={id} className="r hy">
              <div className={partOf === undefined ? 'l' : 'l part'} dir="auto">
                {id === weighing.leader ? <b>{name}</b> : name}
                {count !== undefined && (
                  <span className="mu sm">
                    ACH counts {count} {count === 1 ? 'inconsistency' : 'inconsistencies'}
                  </span>
                )}
              </div>
              <div className="p">
                <ChartBox
                  height={30}
                  says={`${name}: before the evidence ${chance(prior)}, now ${posterior === undefined ? 'impossible' : chance(posterior)}${interval ? `, ${chance(interval.low)} to ${chance(interval.high)}` : ''}${then === undefined ? '' : `; as supposed ${chance(then)}`}`}
                >
                  {[0, 50, 100].map((at) => (
                    <Stroke key={at} x={at} top={4} bottom={26} kind="gr" />
                  ))}
                  <Line from={0} to={100} y={15} kind="rope" />
                  {interval && <Line from={100 * interval.low} to={100 * interval.high} y={15} kind="iv" />}
                  <Dot x={100 * prior} y={15} r={4.5} kind="hol" />
                  {posterior !== undefined && <Dot x={100 * posterior} y={15} r={6} kind="mid" />}
                  {then !== undefined && <Dot x={100 * then} y={15} r={4.5} kind="inkf" />}
                </ChartBox>
              </div>
              <div className="n">
                <b className="acc">{posterior === undefined ? '–' : chance(posterior)}</b>
                <span className="mu sm">
                  {then === undefined
                    ? interval && `${Math.round(100 * interval.low)}–${Math.round(100 * interval.high)}%`
                    : `then ${chance(then)}`}
                </span>
              </div>
            </div>
          );
        })}
      </div>
      {table.rows.length > MOST_EXPLANATIONS && (
        <p className="sm mu">and {table.rows.length - MOST_EXPLANATIONS} more in the table</p>
      )}
      <Below title="Explanations" table={table} of="#explanations .rope-fig" />
    </section>
  );
}

const Key = ({ kind, says }: { kind: string; says: string }) => (
  <span>
    <svg width="12" height="12" aria-hidden="true">
      <circle cx="6" cy="6" r="4.5" className={kind} />
    </svg>
    {says}
  </span>
);
