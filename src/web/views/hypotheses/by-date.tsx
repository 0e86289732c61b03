import type { Weighing } from '../../../hypotheses/weigh.ts';
import { runningTable } from '../../../report/hypotheses/table.ts';
import { dayInWords } from '../../../report/words/names.ts';
import { chance } from '../../../report/words/numbers.ts';
import { Below } from '../../chart/below.tsx';

const MOST_DATES = 8;
const HEIGHT = 64;

/** The posteriors as the evidence came: a small chart for each explanation, all on one scale of time. */
export function ByDateSection({ weighing }: { weighing: Weighing }) {
  const { running, answers, leaves } = weighing;
  if (running.length < 3) return null;
  const steps = running.filter(({ posterior }) => posterior !== undefined);
  const days = steps.map(({ date }) => (date === undefined ? undefined : Date.parse(date)));
  const known = days.filter((day) => day !== undefined);
  if (known.length < 2) return null;
  const [first, last] = [Math.min(...known), Math.max(...known)];
  // What was so before the first day stands a little to the left of it.
  const x = (day: number | undefined) => (day === undefined ? 0 : 6 + (94 * (day - first)) / Math.max(1, last - first));
  const y = (p: number) => 100 * (1 - p);
  const shown = answers
    .map((answer, e) => ({ answer, e }))
    .filter(({ answer }) => leaves.includes(answer.id))
    .toSorted((a, b) => (b.answer.posterior ?? 0) - (a.answer.posterior ?? 0))
    .slice(0, MOST_DATES);
  const begin = new Date(first).toISOString().slice(0, 10);
  const end = new Date(last).toISOString().slice(0, 10);
  return (
    <section id="by-date">
      <h2>As the evidence came</h2>
      <p className="lead">
        From {dayInWords(begin)} to {dayInWords(end)}; each line from 0 to 100%, with 5% to 95%.
      </p>
      <div className="rope-fig hyp-days">
        {shown.map(({ answer: { id, name }, e }) => {
          const points = steps.map(({ posterior }, s) => [x(days[s]), y(posterior?.[e] ?? 0)] as const);
          const path = points.map(([at, p], s) => (s === 0 ? `M${at},${p}` : `H${at}V${p}`)).join('');
          const bands = steps.flatMap(({ intervals }, s) => (intervals ? [{ at: x(days[s]), of: intervals[e] }] : []));
          const last = steps.at(-1)?.posterior?.[e] ?? 0;
          return (
            <div key={id}>
              <h3 dir="auto">
                {name} <span className="acc">{chance(last)}</span>
              </h3>
              <svg
                className="c"
                height={HEIGHT}
                viewBox="0 0 100 100"
                preserveAspectRatio="none"
                role="img"
                aria-label={`${name}: ${steps.map(({ date, posterior }) => `${date ?? 'before'} ${chance(posterior?.[e] ?? 0)}`).join(', ')}`}
              >
                {[0, 50, 100].map((p) => (
                  <line key={p} x1="0" x2="100" y1={p} y2={p} className="gr thin" />
                ))}
                {bands.map(({ at, of }) => (
                  <line key={at} x1={at} x2={at} y1={y(of.high)} y2={y(of.low)} className="band" />
                ))}
                <path d={path} className="run" />
              </svg>
            </div>
          );
        })}
      </div>
      <Below title="By day" table={runningTable(weighing)} of="#by-date .rope-fig" />
    </section>
  );
}
