import { useEffect, useMemo, useState } from 'react';
import type { FearRecord } from '../../../ledger/record/fear-record.ts';
import { countOf } from '../../../numeric/count-of.ts';
import { dayOf } from '../../../numeric/days.ts';
import type { SituationRecord } from '../../../record/record.ts';
import { fearPeriodTable } from '../../../report/record/table.ts';
import { recordInWords, TESTS_IN_WORDS } from '../../../report/record/words.ts';
import { pageNamesOf } from '../../../report/words/names.ts';
import { DataTable } from '../../chart/below.tsx';
import { Waiting } from '../../shell/waiting.tsx';
import { useForecast } from '../../state/forecast.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { TwoViewsSection } from '../forecast/two-views.tsx';
import '../ledger/ledger.css';
import { BaseRates } from './base-rates.tsx';
import { Indicators } from './indicators.tsx';
import { SaidAndCame } from './said-and-came.tsx';
import './record.css';

/** What the record says: what was feared, how often such things happened, and how far that is from the models. */
export default function RecordView() {
  const picture = useForecast((state) => state.picture);
  const record = useForecast((state) => state.record);
  const warnings = useForecast((state) => state.recordWarnings);
  const outside = useWorkspace(({ sound }) => sound?.situation.outside);
  const names = useMemo(() => picture && pageNamesOf(picture.forecast), [picture]);
  const [chosen, setChosen] = useState<string>();
  const fear = record?.records.find(({ family }) => family === chosen) ?? record?.records[0];
  useEffect(() => setChosen(fear?.family), [fear?.family]);
  if (!picture || !names) return <Waiting />;
  const events = record?.speculations.flatMap((one) => one.events) ?? [];
  return (
    <>
      <header className="ledger-head">
        <div className="hd">
          <h1 className="view-title">Record</h1>
          {record && record.records.length > 1 && (
            <label className="pick">
              Fear{' '}
              <select value={fear?.family} onChange={(event) => setChosen(event.target.value)}>
                {record.records.map(({ family }) => (
                  <option key={family}>{family}</option>
                ))}
              </select>
            </label>
          )}
        </div>
        <p className="answer-2">{answerOf(record, fear, outside !== undefined)}</p>
        {fear && (
          <p className="lead" dir="auto">
            {recordInWords(fear)}
          </p>
        )}
      </header>
      {outside === undefined && (
        <div className="empty">
          <p>
            <b>This situation names no record.</b> Under <code>outside</code> it can say which earlier claims, which
            events and which states bear on an outcome; then the record stands here beside the models.
          </p>
        </div>
      )}
      {fear && <SaidAndCame family={fear.family} events={events.map(({ day, what }) => ({ day: dayOf(day), what }))} />}
      <Gaps warnings={warnings} fear={fear} />
      <div className="ledger-cols even">
        <TwoViewsSection forecast={picture.forecast} names={names} />
        {record && <BaseRates rates={record.rates} names={names.outcomes} />}
      </div>
      {fear && fear.periods.length > 0 && (
        <details className="sm more-table">
          <summary>
            By {fear.period}: how much was claimed, how sure, what came true, and the base rate as it stood
          </summary>
          <p className="lead">{TESTS_IN_WORDS}</p>
          <DataTable label={`The fear by ${fear.period}`} table={fearPeriodTable(fear)} />
        </details>
      )}
      <Indicators />
    </>
  );
}

function answerOf(record: SituationRecord | undefined, fear: FearRecord | undefined, isNamed: boolean): string {
  if (!isNamed) return 'No record is named for this situation.';
  if (!record) return 'The record is being read.';
  if (!fear || fear.claims === 0) {
    const n = Object.values(record.rates).flat().length;
    return n === 0
      ? 'The record says nothing yet.'
      : `${countOf(n, 'class', 'classes')} of earlier cases bear on the outcomes.`;
  }
  const { yes, no, overdue } = fear.statuses;
  const said = `It was claimed ${fear.claims === 1 ? 'once' : `${fear.claims} times`}.`;
  const came = yes + no === 0 ? ' Nothing is resolved yet.' : ` It came true in ${yes} of ${yes + no}.`;
  const due = overdue === 0 ? '' : ` ${overdue === 1 ? 'One is' : `${overdue} are`} past the deadline.`;
  return `${said}${came}${due}`;
}

/** What the record could not say, said where it is missing. */
function Gaps({ warnings, fear }: { warnings: readonly string[]; fear: FearRecord | undefined }) {
  const open = fear?.statuses.overdue ?? 0;
  const gaps = [
    ...warnings,
    ...(open > 0
      ? [
          `${countOf(open, 'claim')} past the deadline without a verdict: the base rate does not count ${open === 1 ? 'it' : 'them'}.`,
        ]
      : []),
  ];
  if (gaps.length === 0) return null;
  return (
    <aside className="gaps" aria-label="Gaps in the record">
      <b>Gaps</b>
      <ul>
        {gaps.map((gap) => (
          <li key={gap} dir="auto">
            {gap}
          </li>
        ))}
      </ul>
    </aside>
  );
}
