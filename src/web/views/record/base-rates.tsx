import { useState } from 'react';
import type { BaseRate } from '../../../outside/base-rate/base-rate.ts';
import { tooFew } from '../../../outside/base-rate/credibility.ts';
import type { SituationRecord } from '../../../record/record.ts';
import { rateTable, windowTable } from '../../../report/base-rate/table.ts';
import { baseRateNotes, lengthInWords, rateInTable } from '../../../report/base-rate/words.ts';
import { count, percent } from '../../../report/words/numbers.ts';
import { Below, DataTable } from '../../chart/below.tsx';
import { ChartBox, Line, ShapeMark } from '../../chart/marks.tsx';
import { PercentAxis } from '../../chart/percent-axis.tsx';
import { Dialog } from '../../shell/dialog.tsx';

/** Each class once, with the outcomes that it bears on. */
function classesOf(rates: SituationRecord['rates']): { rate: BaseRate; outcomes: string[] }[] {
  const classes = new Map<string, { rate: BaseRate; outcomes: string[] }>();
  for (const [outcome, list] of Object.entries(rates)) {
    for (const rate of list) {
      const key = `${rate.name}\n${rate.definition}`;
      const one = classes.get(key) ?? { rate, outcomes: [] };
      classes.set(key, one);
      one.outcomes.push(outcome);
    }
  }
  return [...classes.values()];
}

/** How often such things happened, each class with its rows. */
export function BaseRates({ rates, names }: { rates: SituationRecord['rates']; names: Record<string, string> }) {
  const [shown, setShown] = useState<BaseRate>();
  const classes = classesOf(rates);
  if (classes.length === 0) return null;
  const most = Math.min(1, 1.1 * Math.max(...classes.map(({ rate }) => rate.frequency.high)));
  const x = (p: number) => (100 * p) / most;
  return (
    <section id="base-rates">
      <h2>How often such things happened</h2>
      <p className="lead">In how many of the windows or tests of each class it happened, with 90% intervals.</p>
      <div className="rope-fig">
        {classes.map(({ rate, outcomes }) => (
          <div key={`${rate.name} ${rate.definition}`} className="r br">
            <div className="l" dir="auto">
              {rate.name}
              <span className="mu sm">
                {count(rate.k)} of {count(rate.n)} {rate.source === 'claims' ? 'tests' : 'windows'}
                {lengthInWords(rate) && ` of ${lengthInWords(rate)}`}
              </span>
            </div>
            <div className="p">
              <ChartBox
                height={28}
                says={`${rate.name}: ${count(rate.k)} of ${count(rate.n)}, ${rateInTable(rate.n, rate.frequency)}`}
              >
                <Line from={0} to={100} y={14} kind="gr" />
                <Line from={x(rate.frequency.low)} to={x(rate.frequency.high)} y={14} kind="rcl" />
                <ShapeMark x={x(rate.frequency.mean)} y={14} shape="square" kind="rcf" />
              </ChartBox>
            </div>
            <div className="n">
              <b>{tooFew(rate.n) ? 'too few' : percent(rate.frequency.mean)}</b>
              <span className="mu sm">
                {percent(rate.frequency.low)} to {percent(rate.frequency.high)}
              </span>
            </div>
            <p className="sm mu about-rate">
              <span dir="auto">Bears on {outcomes.map((id) => names[id] ?? id).join(' and ')}. </span>
              {baseRateNotes(rate).join(' ')}{' '}
              {rate.windows.length > 0 && (
                <button type="button" className="plain" onClick={() => setShown(rate)}>
                  {count(rate.windows.length)} rows
                </button>
              )}
            </p>
          </div>
        ))}
        <PercentAxis kind="br" most={most} />
      </div>
      <Below title="Base rates" table={rateTable(classes.map(({ rate }) => rate))} of="#base-rates .rope-fig" />
      <Dialog open={shown !== undefined} onClose={() => setShown(undefined)} title={shown?.name ?? ''}>
        {shown && (
          <>
            <p className="sm" dir="auto">
              {shown.definition}
            </p>
            <DataTable label={shown.name} table={windowTable(shown)} />
          </>
        )}
      </Dialog>
    </section>
  );
}
