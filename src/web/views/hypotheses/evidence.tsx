import { useState } from 'react';
import type { Otherwise } from '../../../hypotheses/robustness.ts';
import type { Weighing } from '../../../hypotheses/weigh.ts';
import { itemRows, itemTable } from '../../../report/hypotheses/table.ts';
import { nameIn, ratioInWords } from '../../../report/hypotheses/words.ts';
import { dayInWords } from '../../../report/words/names.ts';
import { chance } from '../../../report/words/numbers.ts';
import { Below } from '../../chart/below.tsx';
import { Bar, ChartBox, Stroke } from '../../chart/marks.tsx';
import type { ItemSupposed } from '../../engine/protocol.ts';

const FIRST_ITEMS = 12;
const MORE = 100;

/** What each item does for the leader, and a switch that supposes it away, false or planted. */
export function EvidenceSection({
  weighing,
  supposed,
  onSuppose,
}: {
  weighing: Weighing;
  supposed: ReadonlyMap<string, ItemSupposed>;
  onSuppose: (item: string, state: ItemSupposed | undefined) => void;
}) {
  const [shown, setShown] = useState(FIRST_ITEMS);
  const { leader } = weighing;
  if (leader === undefined || weighing.items.length === 0) return null;
  const rows = itemRows(weighing);
  const e = weighing.answers.findIndex(({ id }) => id === leader);
  const oddsOf = (row: (typeof rows)[number]) => row.contribution.logOdds[e];
  const most = Math.max(1e-9, ...rows.map((row) => Math.abs(oddsOf(row) ?? 0)));
  const then = (one: Otherwise | undefined) =>
    one?.probability === undefined ? '–' : `${chance(one.probability)}${one.leader === leader ? '' : '*'}`;
  return (
    <section id="evidence">
      <h2 dir="auto">What each item does for “{nameIn(weighing, leader)}”</h2>
      <p className="lead">
        To the right it speaks for it, to the left against. A star: another explanation leads then. Suppose an item
        false, and the explanations above are weighed again.
      </p>
      <div className="rope-fig">
        {rows.slice(0, shown).map((row) => {
          const { item, name, ratio } = row.contribution;
          const odds = oddsOf(row);
          const width = odds === null || odds === undefined ? 50 : (50 * odds) / most;
          return (
            <div key={item} className="r ev">
              <div className="l" dir="auto">
                <span className="mu">{row.code}</span> {name}
                {row.date !== undefined && <span className="mu sm">{dayInWords(row.date)}</span>}
              </div>
              <div className="p">
                <ChartBox height={26} says={`${name}: ratio ${ratioInWords(ratio[e])}`}>
                  <Bar from={50} to={50 + width} y={6} height={14} kind={width < 0 ? 'ink2f' : 'acf'} />
                  <Stroke x={50} top={0} bottom={26} kind="tk" />
                </ChartBox>
              </div>
              <div className="n">
                <b>{ratioInWords(ratio[e])}</b>
              </div>
              <div className="ifs sm mu">
                without {then(row.reliance?.out)}, if false {then(row.reliance?.ifFalse)}, if planted{' '}
                {then(row.reliance?.planted)}
              </div>
              <label className="sup">
                <span className="sr">Suppose of {name}</span>
                <select
                  value={supposed.get(item) ?? ''}
                  onChange={({ target }) => onSuppose(item, (target.value || undefined) as ItemSupposed | undefined)}
                >
                  <option value="">as stated</option>
                  <option value="out">left out</option>
                  <option value="false">false</option>
                  <option value="planted">planted</option>
                </select>
              </label>
            </div>
          );
        })}
      </div>
      {rows.length > shown && (
        <button type="button" onClick={() => setShown(shown + MORE)}>
          {Math.min(MORE, rows.length - shown)} more of {rows.length}
        </button>
      )}
      <Below title="Evidence" table={itemTable(weighing)} of="#evidence .rope-fig" />
    </section>
  );
}
