import { useEffect, useState } from 'react';
import { periodTable } from '../../../report/indicator/table.ts';
import {
  changesInWords,
  changesMethodInWords,
  indicatorInWords,
  type ShownIndicator,
} from '../../../report/indicator/words.ts';
import type { Selector } from '../../../situation/selector.ts';
import { Below } from '../../chart/below.tsx';
import { ChartBox, Words } from '../../chart/marks.tsx';
import { indicatorsOfServer } from '../../home/server-home.ts';
import { useWorkspace } from '../../state/workspace.ts';

/** How the sides dealt with each other, period by period, from the store of events of the server. */
export function Indicators() {
  const kind = useWorkspace(({ home }) => home?.kind);
  return (
    <section id="indicators">
      <h2>Cooperation and conflict</h2>
      {kind === 'server' ? (
        <Asked />
      ) : (
        <div className="empty">
          <p>
            <b>A page alone reads no events.</b> With <code>tightrope events import</code> and{' '}
            <code>tightrope serve</code> this chart shows how two sides dealt with each other, and when the level
            changed.
          </p>
          <p className="sm mu">GDELT, ICEWS, POLECAT, ACLED, UCDP, or any table with a date and two parties.</p>
        </div>
      )}
    </section>
  );
}

/** The store of events of the server's folder. */
const EVENTS = 'events.duckdb';

interface Question {
  source: string;
  target: string;
  by: 'week' | 'month' | 'quarter' | 'year';
}

/** The sides of the first class of events that the situation names. */
function firstSides(): Question {
  const classes = useWorkspace.getState().sound?.situation.outside?.classes ?? {};
  const one = Object.values(classes)
    .flat()
    .find((reference) => reference.events)?.events?.outcome;
  const name = (value: Selector['source']) => (Array.isArray(value) ? value[0] : value) ?? '';
  return { source: name(one?.source), target: name(one?.target), by: 'month' };
}

function Asked() {
  const [question, setQuestion] = useState<Question>(firstSides);
  const [asked, setAsked] = useState(question);
  const [shown, setShown] = useState<ShownIndicator[]>();
  const [trouble, setTrouble] = useState<string>();
  const [written, setWritten] = useState(0);
  useEffect(() => {
    const askAgain = () => setWritten((times) => times + 1);
    const watching = { missed: askAgain, beside: (file: string) => file === EVENTS && askAgain() };
    return useWorkspace.getState().home?.watch(watching);
  }, []);
  const key = JSON.stringify([asked, written]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is asked
  useEffect(() => {
    const stop = new AbortController();
    const { source, target, by } = asked;
    const selector = { ...(source && { source }), ...(target && { target }), either: source !== '' && target !== '' };
    indicatorsOfServer({ selector, by }, stop.signal).then(
      (found) => {
        setShown(found);
        setTrouble(undefined);
      },
      (error: Error) => {
        if (stop.signal.aborted) return;
        setShown(undefined);
        setTrouble(error.message);
      },
    );
    return () => stop.abort();
  }, [key]);
  return (
    <>
      <form
        className="sides-form"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(question);
        }}
      >
        {(['source', 'target'] as const).map((name) => (
          <label key={name}>
            {name === 'source' ? 'Between' : 'and'}
            <input
              value={question[name]}
              maxLength={200}
              placeholder="country:Belarus"
              onChange={(event) => setQuestion({ ...question, [name]: event.target.value })}
            />
          </label>
        ))}
        <label>
          by
          <select
            value={question.by}
            onChange={(event) => setQuestion({ ...question, by: event.target.value as Question['by'] })}
          >
            {['week', 'month', 'quarter', 'year'].map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <button type="submit">Show</button>
      </form>
      {trouble && (
        <div className="empty">
          <p dir="auto">{trouble}</p>
        </div>
      )}
      {shown?.map((one) => (
        <IndicatorChart key={one.name} shown={one} />
      ))}
      {shown?.[0] && (
        <>
          <p className="sm mu">{changesMethodInWords(shown[0])}</p>
          <Below title="Cooperation and conflict" table={periodTable(shown)} of="#indicators .rope-fig" />
        </>
      )}
    </>
  );
}

const HALF = 80;

/** Cooperation above the line, conflict below, events a day; the level as a step through each. */
function IndicatorChart({ shown }: { shown: ShownIndicator }) {
  const { periods } = shown.indicator;
  const n = Math.max(1, periods.length);
  const most = Math.max(1e-9, ...periods.map(({ perDay }) => Math.max(perDay.cooperation, perDay.conflict)));
  const y = (value: number, side: 1 | -1) => HALF + 10 - (side * (HALF * value)) / most;
  const changes = changesInWords(shown);
  const ticks = [...new Set([0, Math.floor((n - 1) / 2), n - 1])];
  return (
    <div className="rope-fig">
      <h3 dir="auto">{shown.name}</h3>
      <p className="sm mu" dir="auto">
        {indicatorInWords(shown)}
      </p>
      <ChartBox height={2 * HALF + 44} says={`${shown.name}: ${indicatorInWords(shown)}`}>
        {periods.map(({ name, perDay }, k) => (
          <g key={name}>
            <rect
              x={`${(100 * k) / n}%`}
              width={`${80 / n}%`}
              y={y(perDay.cooperation, 1)}
              height={y(0, 1) - y(perDay.cooperation, 1)}
              className="coop"
            />
            <rect
              x={`${(100 * k) / n}%`}
              width={`${80 / n}%`}
              y={y(0, 1)}
              height={y(perDay.conflict, -1) - y(0, 1)}
              className="rcf"
            />
          </g>
        ))}
        <line x1="0" x2="100%" y1={y(0, 1)} y2={y(0, 1)} className="rope" />
        {(['cooperation', 'conflict'] as const).flatMap((kind) =>
          shown.changes[kind].segments.map(({ from, to, level }) => (
            <line
              key={`${kind} ${from}`}
              x1={`${(100 * from) / n}%`}
              x2={`${(100 * to) / n}%`}
              y1={y(level, kind === 'cooperation' ? 1 : -1)}
              y2={y(level, kind === 'cooperation' ? 1 : -1)}
              className="level"
            />
          )),
        )}
        <Words x={0} y={14} anchor="start" kind="mu halo">
          cooperation
        </Words>
        <Words x={0} y={2 * HALF + 12} anchor="start" kind="mu halo">
          conflict
        </Words>
        {ticks.map((k) => (
          <Words
            key={k}
            x={(100 * (k + 0.4)) / n}
            y={2 * HALF + 34}
            anchor={k === 0 ? 'start' : k === n - 1 ? 'end' : 'middle'}
            kind="mu"
          >
            {periods[k]?.name ?? ''}
          </Words>
        ))}
      </ChartBox>
      {changes.length > 0 && (
        <ul className="changes">
          {changes.map(({ period, text }) => (
            <li key={`${period} ${text}`}>
              <b>{period}</b> {text}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
