import type { Trace, TracedRound } from '../../../engine/trace.ts';
import { endsOf, share } from '../../../report/actors/page.ts';
import { onScale } from '../../../report/words/numbers.ts';
import { Line, Words } from '../../chart/marks.tsx';
import { clusters } from './played.ts';

/** Pixels between two rounds, and above the first. */
const [STEP, TOP] = [52, 30];
/** Letters side by side; more are told by their number. */
const BESIDE = 5;
const WIDE = 17;

/** Everyone's place on an issue, a line a round from above: those who moved are joined with where they were. */
export function Film({
  trace,
  issue,
  rounds,
  step,
  marks,
}: {
  trace: Trace;
  issue: string;
  rounds: readonly TracedRound[];
  /** Number of the round that is looked at; later ones are empty lines. */
  step: number;
  marks: ReadonlyMap<string, string>;
}) {
  const { scale, name } = trace.issues[issue];
  // Letters that stand side by side need room at both ends.
  const x = (value: number) => 6 + 0.88 * share(value, scale);
  const y = (row: number) => TOP + row * STEP;
  const [low, high] = endsOf(scale);
  const shown = rounds.filter(({ number }) => number <= step);
  const now = shown.at(-1);
  const says = now
    ? `${name}, ${now.number === 0 ? 'at the start' : `round ${now.number}`}: ${Object.entries(now.positions[issue])
        .map(([actor, at]) => `${trace.actors[actor]} ${onScale(at, scale)}`)
        .join(', ')}; it would settle at ${onScale(now.outcome[issue], scale)}`
    : name;
  return (
    <div className="film">
      <ol className="film-rounds" aria-hidden="true">
        {rounds.map(({ number }) => (
          <li key={number} className={number === step ? 'on' : number > step ? 'later' : undefined}>
            {number === 0 ? 'Start' : `Round ${number}`}
          </li>
        ))}
      </ol>
      <div className="p">
        <svg className="c" height={TOP + (rounds.length - 1) * STEP + 18} role="img" aria-label={says}>
          {rounds.map(({ number }, row) => (
            <Line key={number} from={0} to={100} y={y(row)} kind="gr" />
          ))}
          {shown.slice(1).flatMap((round, k) =>
            Object.entries(round.positions[issue]).map(([actor, at]) => {
              const from = shown[k].positions[issue][actor];
              return (
                <line
                  key={`${round.number} ${actor}`}
                  x1={`${x(from)}%`}
                  x2={`${x(at)}%`}
                  y1={y(k)}
                  y2={y(k + 1)}
                  className={Math.abs(at - from) > 0.005 * (scale.high - scale.low) ? 'stA thin' : 'gr'}
                />
              );
            }),
          )}
          {shown.map((round, row) => (
            <g key={round.number} className={round.number === step ? undefined : 'past'}>
              {clusters(Object.entries(round.positions[issue]).map(([actor, at]) => ({ actor, at: x(at) }))).map(
                ({ at, actors }) => (
                  <svg key={actors.join(' ')} x={`${at}%`} y={y(row)} className="ov" aria-hidden="true">
                    {(actors.length <= BESIDE ? actors : [actors]).map((who, k, all) => {
                      const cx = WIDE * (k - (all.length - 1) / 2);
                      return (
                        <g key={String(who)}>
                          <circle cx={cx} cy={0} r={8.5} className="hol" />
                          <text x={cx} y={4} textAnchor="middle" className="let">
                            {typeof who === 'string' ? marks.get(who) : who.length}
                          </text>
                        </g>
                      );
                    })}
                  </svg>
                ),
              )}
              <svg x={`${x(round.outcome[issue])}%`} y={y(row) - 11} className="ov" aria-hidden="true">
                <path d="M0,0L5,-8.5L-5,-8.5Z" className="acf" />
              </svg>
            </g>
          ))}
          {now && (
            <Words
              x={x(now.outcome[issue])}
              y={y(shown.length - 1) - 14}
              anchor={x(now.outcome[issue]) > 80 ? 'end' : 'start'}
              shift={x(now.outcome[issue]) > 80 ? -9 : 9}
              kind="acc halo"
            >
              {onScale(now.outcome[issue], scale)}
            </Words>
          )}
        </svg>
        <div className="ends sm mu">
          <span dir="auto">{low}</span>
          <span dir="auto">{high}</span>
        </div>
      </div>
    </div>
  );
}
