import type { ClaimFilter } from '../../../ledger/claim/filter.ts';
import type { YesNoScores } from '../../../ledger/score/group-scores.ts';
import { type NamedGroup, ofKind, scoredGroups, scoresTable } from '../../../report/scores/table.ts';
import { score, scoreInterval } from '../../../report/scores/words.ts';
import { Below } from '../../chart/below.tsx';
import { ChartBox, Line, ShapeMark, Stroke, Words } from '../../chart/marks.tsx';
import { useAnswer } from './use-answer.ts';
import { goToClaims } from './use-place.ts';

/** Rows that are shown; the table has all. */
const MOST = 12;
/** What saying 50% to everything gets. */
const HALF = 0.25;

/** Who was right: the Brier score of each claimant. */
export function TrackRecords({ filter }: { filter: ClaimFilter }) {
  const { value: scores, trouble } = useAnswer(`scores ${JSON.stringify(filter)}`, (ledger) =>
    ledger.scores(filter, 'claimant'),
  );
  if (trouble && !scores) return <p className="fault">{trouble}</p>;
  const grouping = scores?.groupings[0];
  if (!scores || !grouping || scores.all.scored === 0) return null;
  const rows = ofKind(scoredGroups(grouping, scores.all), 'yesNo').filter(({ scored }) => scored > 0);
  const all = rows.at(-1);
  if (!all) return null;
  const shown = [...rows.slice(0, Math.min(MOST, rows.length - 1)), all];
  return (
    <section id="track-records">
      <h2>Who was right</h2>
      <p className="lead">
        Brier score, the mean squared distance between what was said and what came.
        {rows.length - 1 > MOST && ` The ${MOST} with most claims, of ${rows.length - 1}.`}
      </p>
      <div className="rope-fig">
        {shown.map((row) => (
          <TrackRecordRow key={row === all ? ' all' : row.group} row={row} filter={filter} isAll={row === all} />
        ))}
        <div className="r tr axis" aria-hidden="true">
          <span />
          <span className="p">
            <ChartBox height={16}>
              <Words x={0} y={12} anchor="start" kind="mu">
                0 best
              </Words>
              <Words x={100 * HALF} y={12} kind="mu" shift={16}>
                always 50%
              </Words>
              <Words x={100} y={12} anchor="end" kind="mu">
                1 worst
              </Words>
            </ChartBox>
          </span>
          <span />
        </div>
      </div>
      <Below title="Who was right" table={scoresTable(scores)} of="#track-records .rope-fig" />
    </section>
  );
}

function TrackRecordRow({ row, filter, isAll }: { row: NamedGroup<YesNoScores>; filter: ClaimFilter; isAll: boolean }) {
  const { group, close, scored, baseRate, few } = row;
  const name = isAll ? 'All' : group;
  return (
    <div className="r tr">
      <span className="l" dir="auto">
        {isAll ? (
          <b>All</b>
        ) : (
          <button
            type="button"
            className="plain"
            onClick={() => goToClaims({ filter: { ...filter, claimant: group } })}
          >
            {group}
          </button>
        )}
        <span className="mu sm">
          {baseRate?.yes ?? 0} of {scored} came true{few && scored >= 5 ? ', too few to tell' : ''}
        </span>
      </span>
      <span className="p">
        <ChartBox
          height={28}
          says={`${name}: Brier score ${score(close)}${scoreInterval(close) && `, from ${scoreInterval(close)}`}`}
        >
          <Line from={0} to={100} y={14} kind="gr" />
          <Stroke x={100 * HALF} top={5} bottom={23} kind="dash" />
          {close?.low != null && close.high !== null && (
            <Line from={100 * close.low} to={100 * close.high} y={14} kind="rcl" />
          )}
          {close && <ShapeMark x={100 * close.value} y={14} shape="square" kind="rcf" />}
        </ChartBox>
      </span>
      <span className="n">
        <b>{close?.value.toFixed(2) ?? '-'}</b>
        <span className="mu sm">{scoreInterval(close, 2)}</span>
      </span>
    </div>
  );
}
