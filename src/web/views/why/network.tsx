import { useMemo } from 'react';
import type { Trace, TracedRound } from '../../../engine/trace.ts';
import { plain, type Table } from '../../../report/table/table.ts';
import { Below } from '../../chart/below.tsx';
import { layout, type Tie } from './network-layout.ts';
import { tiesIn } from './played.ts';

const HEIGHT = 230;
/** A network of more actors than this is a tangle. */
const MOST = 60;

/** Who gave way to whom: those who move each other lie near each other; what happened in this round in blue. */
export function Network({
  trace,
  issue,
  rounds,
  step,
  marks,
}: {
  trace: Trace;
  issue: string;
  rounds: readonly TracedRound[];
  step: number;
  marks: ReadonlyMap<string, string>;
}) {
  const all = useMemo(() => tiesIn(trace, rounds, issue), [trace, rounds, issue]);
  const places = useMemo(() => layout([...new Set(all.flatMap(({ from, to }) => [from, to]))].sort(), all), [all]);
  if (all.length === 0) return null;
  if (places.size > MOST)
    return (
      <p className="sm mu">{places.size} actors moved each other: too many for a picture. The table has every move.</p>
    );
  const before = tiesIn(trace, rounds.slice(0, step), issue);
  const now = step === 0 ? [] : tiesIn(trace, [rounds[step]], issue);
  const at = (id: string) => {
    const { x, y } = places.get(id) ?? { x: 50, y: 50 };
    return { x: 6 + 0.88 * x, y: 16 + (y / 100) * (HEIGHT - 32) };
  };
  const arrow = ({ from, to }: { from: string; to: string }, kind: string) => {
    const [a, b] = [at(from), at(to)];
    const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    return (
      <g key={`${kind} ${from} ${to}`}>
        <line
          x1={`${a.x}%`}
          y1={a.y}
          x2={`${middle.x}%`}
          y2={middle.y}
          className={kind}
          markerEnd={`url(#tip-${kind})`}
        />
        <line x1={`${middle.x}%`} y1={middle.y} x2={`${b.x}%`} y2={b.y} className={kind} />
      </g>
    );
  };
  const name = (id: string) => trace.actors[id];
  const says =
    now.length === 0
      ? 'Who gave way to whom: nobody in this round'
      : `Who gave way to whom in this round: ${now.map(({ from, to }) => `${name(from)} to ${name(to)}`).join(', ')}`;
  return (
    <>
      <figure className="network" id="network">
        <figcaption className="sm mu">
          Who gave way to whom: an arrow runs to the one who moved it; blue in this round, grey before.
        </figcaption>
        <svg className="c net" height={HEIGHT} role="img" aria-label={says}>
          <defs>
            {['stA', 'st'].map((kind) => (
              <marker
                key={kind}
                id={`tip-${kind}`}
                viewBox="0 0 10 10"
                refX="6"
                refY="5"
                markerWidth="9"
                markerHeight="9"
                markerUnits="userSpaceOnUse"
                orient="auto"
              >
                <path d="M0,0L10,5L0,10Z" className={kind === 'stA' ? 'acf' : 'markf'} />
              </marker>
            ))}
          </defs>
          {before.map((tie) => arrow(tie, 'st'))}
          {now.map((tie) => arrow(tie, 'stA'))}
          {[...places.keys()].map((id) => {
            const { x, y } = at(id);
            const isMoving = now.some(({ from, to }) => from === id || to === id);
            return (
              <svg key={id} x={`${x}%`} y={y} className="ov" aria-hidden="true">
                <circle r={10} className={isMoving ? 'acf' : 'hol'} />
                <text y={4} textAnchor="middle" className={isMoving ? 'let on' : 'let'}>
                  {marks.get(id)}
                </text>
              </svg>
            );
          })}
        </svg>
      </figure>
      <Below title="Who gave way to whom" table={tieTable(all)} of="#network" />
    </>
  );
}

/** Over all rounds: how often one gave way to the other. */
const tieTable = (rows: readonly Tie[]): Table<Tie> => ({
  columns: [
    plain('actor', ({ from }) => from),
    plain('gave_way_to', ({ to }) => to),
    plain('times', ({ times }) => times),
  ],
  rows,
});
