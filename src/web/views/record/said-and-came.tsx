import { dateOf, MS_A_DAY } from '../../../numeric/days.ts';
import { plain, type Table } from '../../../report/table/table.ts';
import { chance } from '../../../report/words/numbers.ts';
import { Below } from '../../chart/below.tsx';
import { Bar, ChartBox, Dot, Line, ShapeMark, Sign, Stroke, Words } from '../../chart/marks.tsx';
import type { HomeLedger } from '../../home/ledger.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { useAnswer } from '../ledger/use-answer.ts';
import { shortDay } from '../ledger/words.ts';
import { type CameOnAxis, type SaidOnAxis, type TimeAxis, timeAxisOf } from './time-axis.ts';

/** Claims that are drawn; more are in the ledger. */
const MOST = 24;
const ROW = 22;

async function historiesOf(ledger: HomeLedger, tag: string) {
  const { claims, total } = await ledger.list({ tag }, { page: 1, limit: MOST });
  const found = await Promise.all(claims.map(({ id }) => ledger.history(id)));
  return { total, histories: found.flatMap((one) => one ?? []) };
}

const CAME: Record<SaidOnAxis['came'], string> = {
  yes: 'happened',
  no: 'did not happen',
  open: 'open',
  due: 'past its deadline',
  other: 'judged otherwise',
};

/** Speculation above, events below, on one time axis. */
export function SaidAndCame({ family, events }: { family: string; events: readonly CameOnAxis[] }) {
  const asOf = useWorkspace(({ sound }) => sound?.situation.asOf);
  const { value, trouble } = useAnswer(`axis ${family}`, (ledger) => historiesOf(ledger, family));
  if (trouble) return <p className="fault">{trouble}</p>;
  const axis = value && timeAxisOf(value.histories, events, { asOf, now: Date.now() });
  if (!axis) return null;
  const more = value.total - value.histories.length;
  return (
    <section id="said-and-came">
      <h2>What was said, and what came</h2>
      <div className="key">
        <span>
          <svg width="34" height="12" aria-hidden="true">
            <line x1="4" x2="29" y1="6" y2="6" className="st3" />
            <circle cx="4" cy="6" r="4" className="inkf" />
            <path d="M24,1L34,11M24,11L34,1" className="rcs" />
          </svg>
          said, until its deadline; did not happen
        </span>
        <span>
          <Sign shape="square" kind="rcf" /> what happened
        </span>
        <span>
          <svg width="12" height="12" aria-hidden="true">
            <circle cx="6" cy="6" r="4.5" className="hol" />
          </svg>
          not resolved
        </span>
        {asOf && (
          <span>
            <svg width="18" height="12" aria-hidden="true">
              <rect width="18" height="12" className="sunkf" />
            </svg>
            later than the situation: never an input to it
          </span>
        )}
      </div>
      <div className="rope-fig axis">
        <AxisDrawing axis={axis} asOf={asOf} />
      </div>
      <ol className="came-list said" type="A">
        {axis.said.map(({ id, text, probability, came }) => (
          <li key={id}>
            <span dir="auto">{text}</span>
            {probability !== undefined && `, said ${chance(probability)}`}: <b>{CAME[came]}</b>
          </li>
        ))}
      </ol>
      <ol className="came-list">
        {axis.came.map(({ day, what }) => (
          <li key={`${day} ${what}`}>
            <time dateTime={dateOf(day)}>{shortDay(dateOf(day))}</time> <span dir="auto">{what}</span>
          </li>
        ))}
      </ol>
      {axis.came.length === 0 && <p className="sm mu">Nothing is known to have come: no verdict gives its evidence.</p>}
      {more > 0 && (
        <p className="sm mu">
          {value.histories.length} of {value.total} claims are drawn; the ledger has all.
        </p>
      )}
      <Below title="What was said, and what came" table={axisTable(axis)} of="#said-and-came .rope-fig" />
    </section>
  );
}

function AxisDrawing({ axis, asOf }: { axis: TimeAxis; asOf: string | undefined }) {
  const { first, last, said, came, years } = axis;
  const x = (day: number) => (100 * (day - first)) / (last - first);
  const base = 20 + ROW * said.length + 14;
  const height = base + (came.length > 0 ? 74 : 30);
  const cut = asOf === undefined ? undefined : Date.parse(asOf) / MS_A_DAY;
  const no = said.filter(({ came: how }) => how === 'no').length;
  return (
    <ChartBox
      height={height}
      says={`Above the axis ${said.length} claims, of which ${no} did not happen; below it ${came.length} things that came`}
    >
      {cut !== undefined && <Bar from={x(cut)} to={100} y={base + 20} height={height - base - 20} kind="sunkf" />}
      {years.map(({ day, year }) => (
        <g key={year}>
          <Stroke x={x(day)} top={12} bottom={height} kind="gr" />
          <Words x={x(day)} y={base + 15} kind="mu halo">
            {year}
          </Words>
        </g>
      ))}
      {cut !== undefined && asOf !== undefined && (
        <>
          <Stroke x={x(cut)} top={14} bottom={base} kind="dashA" />
          <Words x={x(cut)} y={10} anchor={x(cut) > 60 ? 'end' : 'start'} kind="acc halo">
            the situation, {shortDay(asOf)}
          </Words>
        </>
      )}
      {said.map((one, k) => (
        <SaidRow key={one.id} one={one} letter={letterOf(k)} x={x} y={base - ROW * (k + 0.8)} />
      ))}
      <Line from={0} to={100} y={base} kind="rope" />
      {lanesOf(came, x).map(({ one, lane }, k) => (
        <g key={`${one.day} ${one.what}`}>
          <Stroke x={x(one.day)} top={base} bottom={base + 28 + 15 * lane} kind="ld" />
          <ShapeMark x={x(one.day)} y={base + 30 + 15 * lane} shape="square" kind="rcf" />
          <Words x={x(one.day)} y={base + 34 + 15 * lane} anchor="start" shift={9} kind="halo">
            {k + 1}
          </Words>
        </g>
      ))}
    </ChartBox>
  );
}

/** What a claim is called where there is no room for its words. */
const letterOf = (k: number) => String.fromCharCode(65 + (k % 26));

/** Percent of the axis that a mark and its number take on a narrow page. */
const NEAR = 6.5;

/** Marks that are close to each other hang in different lanes. */
function lanesOf(came: readonly CameOnAxis[], x: (day: number) => number) {
  const ends = [-Infinity, -Infinity, -Infinity];
  return came.map((one) => {
    const at = x(one.day);
    const free = ends.findIndex((end) => at - end > NEAR);
    const lane = free < 0 ? 2 : free;
    ends[lane] = at;
    return { one, lane };
  });
}

function SaidRow({ one, letter, x, y }: { one: SaidOnAxis; letter: string; x: (day: number) => number; y: number }) {
  const { from, to, came, label, probability } = one;
  const said = `${label}${probability === undefined ? '' : `, said ${chance(probability)}`}`;
  // The words go where there is room.
  const after = 100 - x(to) > x(from);
  return (
    <>
      <Line from={x(from)} to={x(to)} y={y} kind="st3" />
      <Dot x={x(from)} y={y} r={4} kind="inkf" />
      {came === 'no' && <ShapeMark x={x(to)} y={y} shape="cross" kind="rcs" />}
      {came === 'yes' && <ShapeMark x={x(to)} y={y} shape="square" kind="rcf" />}
      {came !== 'yes' && came !== 'no' && <Dot x={x(to)} y={y} r={4.5} kind="hol" />}
      <Words
        x={x(after ? to : from)}
        y={y + 4}
        anchor={after ? 'start' : 'end'}
        shift={after ? 11 : -9}
        kind="halo wide"
      >
        {said}
      </Words>
      <Words
        x={x(after ? to : from)}
        y={y + 4}
        anchor={after ? 'start' : 'end'}
        shift={after ? 11 : -9}
        kind="halo narrow"
      >
        {letter}
      </Words>
    </>
  );
}

type SaidOrCame = { what: string; kind: string; from: number; to: number; said?: number | undefined; came: string };

function axisTable({ said, came }: TimeAxis): Table<SaidOrCame> {
  const rows: SaidOrCame[] = [
    ...said.map(({ text, from, to, probability, came: how }) => ({
      ...{ what: text, kind: 'said', from, to, said: probability, came: CAME[how] },
    })),
    ...came.map(({ day, what }) => ({ what, kind: 'came', from: day, to: day, came: '' })),
  ];
  return {
    columns: [
      plain('kind', ({ kind }) => kind),
      plain('what', ({ what }) => what),
      plain('from', ({ from }) => dateOf(from)),
      plain('to', ({ to }) => dateOf(to)),
      plain('said', ({ said: p }) => p),
      plain('came', ({ came: how }) => how),
    ],
    rows: rows.sort((a, b) => a.from - b.from),
  };
}
