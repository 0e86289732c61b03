import { useEffect, useState } from 'react';
import type { Forecast } from '../../../forecast/forecast.ts';
import type { ScenarioLimit } from '../../../inside/discovery/scenario-discovery.ts';
import { limitTable } from '../../../report/discovery/table.ts';
import { conditionsInWords } from '../../../report/discovery/words.ts';
import { happensInWords, type Names, pathInWords } from '../../../report/words/names.ts';
import { count, roughPercent, threeDigits } from '../../../report/words/numbers.ts';
import { sentence } from '../../../report/words/sentence.ts';
import { Below } from '../../chart/below.tsx';
import { Bar, ChartBox, Line, Words } from '../../chart/marks.tsx';
import { Slider } from '../../chart/slider.tsx';
import type { AnswerReasons, Conditions } from '../../engine/protocol.ts';
import { type BoxBounds, boundsOf, boxWithin, HANDLE_STEPS, withBound } from './box-counts.ts';
import { Loading } from './movers.tsx';
import type { Subject } from './subject.ts';
import { aboutIssue } from './words.ts';

interface BoxPart {
  subject: Subject;
  reasons: AnswerReasons | undefined;
  forecast: Forecast;
  names: Names;
}

/** What would have to be true: the bounds of some inputs, which the reader can drag. */
export function Boxes({ subject, reasons, forecast, names }: BoxPart) {
  if (subject.kind === 'issue') return null;
  const conditions = reasons?.conditions;
  const isKnown = conditions !== undefined || reasons?.done === true;
  return (
    <section id="boxes">
      <h2>What would have to be true</h2>
      {!isKnown && <Loading />}
      {isKnown && !conditions && <p className="lead">No small set of inputs tells when.</p>}
      {conditions?.found.counterfactual && (
        <p className="lead" dir="auto">
          {conditionsInWords({ ...conditions.found, boxes: [] }, names)}
        </p>
      )}
      {conditions && conditions.found.boxes.length === 0 && !conditions.found.counterfactual && (
        <p className="lead">{conditionsInWords(conditions.found, names)}</p>
      )}
      {conditions && conditions.found.boxes.length > 0 && (
        <Drag key={subject.id} conditions={conditions} subject={subject} forecast={forecast} names={names} />
      )}
    </section>
  );
}

function Drag({
  conditions,
  subject,
  forecast,
  names,
}: {
  conditions: Conditions;
  subject: Subject;
  forecast: Forecast;
  names: Names;
}) {
  const { found, inputs, draws } = conditions;
  const [which, setWhich] = useState(0);
  const box = found.boxes[Math.min(which, found.boxes.length - 1)];
  const [own, setOwn] = useState<BoxBounds | undefined>();
  // Bounds of inputs that the box of more draws does not limit mean nothing any more.
  const fits = own !== undefined && box.limits.every(({ path }) => own.has(path)) && own.size === box.limits.length;
  useEffect(() => {
    if (own && !fits) setOwn(undefined);
  }, [own, fits]);
  const bounds = fits && own ? own : boundsOf(box, conditions);
  const { density, coverage, mass } = fits ? boxWithin(conditions, bounds) : box;
  const on = aboutIssue(subject);
  const verb = found.fails ? 'fails' : 'happens';
  const futures = found.widened === 1 ? 'all futures' : `all futures with the ranges stretched ${found.widened} times`;
  const limits = box.limits.map((limit): ScenarioLimit => {
    const { low, high } = bounds.get(limit.path) ?? { low: -Infinity, high: Infinity };
    const input = inputs.find(({ path }) => path === limit.path);
    return {
      ...{ path: limit.path, support: limit.support },
      ...(input && low > input.low ? { low } : {}),
      ...(input && high < input.high ? { high } : {}),
    };
  });
  return (
    <>
      <p className="lead" aria-live="polite">
        It {verb} in <b className="acc">{roughPercent(density)}</b> of the futures inside{' '}
        {box.limits.length === 1
          ? 'the box'
          : box.limits.length === 2
            ? 'both boxes'
            : `all ${box.limits.length} boxes`}
        , against {roughPercent(found.rate)} of {futures}. {mass === 0 ? 'No future lies' : `${roughPercent(mass)} lie`}{' '}
        inside, with <b>{roughPercent(coverage)}</b> of its {found.fails ? 'failing' : 'happening'}. Drag an edge.
      </p>
      <div className="rope-fig">
        {box.limits.map(({ path, support }) => (
          <BoxRow
            key={path}
            name={sentence(pathInWords(path, names, on))}
            happens={[0, 1].map((value) => happensInWords(path, value, names))}
            support={support}
            ends={inputs.find((one) => one.path === path) ?? { low: 0, high: 1 }}
            bounds={bounds.get(path) ?? { low: 0, high: 1 }}
            told={`${roughPercent(density)} inside, with ${roughPercent(coverage)} of all`}
            isMoved={fits}
            onMove={(end, to) => setOwn(withBound(bounds, path, end, to))}
            onSet={(low, high) => setOwn(new Map([...bounds, [path, { low, high }]]))}
            onBack={() => setOwn(undefined)}
          />
        ))}
      </div>
      <div className="buttons">
        {fits && (
          <button type="button" onClick={() => setOwn(undefined)}>
            As found
          </button>
        )}
        {found.boxes.length > 1 && (
          <button
            type="button"
            onClick={() => {
              setWhich((which + 1) % found.boxes.length);
              setOwn(undefined);
            }}
          >
            {which === 0 ? 'Another way to it' : 'The most telling way'}
          </button>
        )}
      </div>
      <p className="sm mu">Counted in {count(draws)} futures.</p>
      <Below
        title="What would have to be true"
        table={limitTable({
          ...{ format: 1, forecast, influence: [] },
          scenarioDiscovery: [
            {
              ...found,
              boxes: [{ limits: limits.filter(isLimit), density, mass, coverage }],
            },
          ],
        })}
        of="#boxes .rope-fig"
      />
    </>
  );
}

interface RowProps {
  name: string;
  /** What happens and what does not, of an event. */
  happens: (string | undefined)[];
  support: number;
  ends: { low: number; high: number };
  bounds: { low: number; high: number };
  told: string;
  isMoved: boolean;
  onMove: (end: 'low' | 'high', to: number) => void;
  onSet: (low: number, high: number) => void;
  onBack: () => void;
}

function BoxRow({ name, happens, support, ends, bounds, told, isMoved, onMove, onSet, onBack }: RowProps) {
  const { low, high } = ends;
  const x = (value: number) => (high > low ? (100 * (value - low)) / (high - low) : 50);
  const [from, to] = [bounds.low, bounds.high];
  const said =
    from > low && to < high
      ? `${threeDigits(from)} to ${threeDigits(to)}`
      : from > low
        ? `at least ${threeDigits(from)}`
        : to < high
          ? `at most ${threeDigits(to)}`
          : 'anything';
  const middle = Math.min(
    88,
    Math.max(12, from > low && to < high ? (x(from) + x(to)) / 2 : from > low ? x(from) : x(to)),
  );
  const unsure = support < 0.5 ? `, in ${Math.round(10 * support)} of 10 resamples` : '';
  if (happens[1] !== undefined) {
    const value = from > 0 ? 'yes' : to < 1 ? 'no' : 'any';
    return (
      <label className="bx pick">
        <b className="sm" dir="auto">
          {name}
        </b>
        <select
          value={value}
          onChange={({ target }) => onSet(target.value === 'yes' ? 1 : 0, target.value === 'no' ? 0 : 1)}
        >
          <option value="yes">{happens[1]}</option>
          <option value="no">{happens[0]}</option>
          <option value="any">either</option>
        </select>
      </label>
    );
  }
  return (
    <div className="bx">
      <b className="sm" dir="auto">
        {name}
        <span className="mu">{unsure}</span>
      </b>
      <div className="p">
        <ChartBox height={56} says={`${name}: ${said}, of ${threeDigits(low)} to ${threeDigits(high)}`}>
          <Line from={0} to={100} y={26} kind="rope" />
          <Bar from={x(from)} to={x(to)} y={16} height={20} kind="boxed" />
          <Words x={middle} y={10} anchor={middle < 20 ? 'start' : middle > 80 ? 'end' : 'middle'} kind="acc halo">
            {said}
          </Words>
          <Words x={0} y={52} anchor="start" kind="mu">
            {threeDigits(low)}
          </Words>
          <Words x={100} y={52} anchor="end" kind="mu">
            {threeDigits(high)}
          </Words>
        </ChartBox>
        <div className="points">
          {(['low', 'high'] as const).map((end) => (
            <Slider
              key={end}
              kind="point"
              moved={isMoved}
              label={`${name}, ${end === 'low' ? 'at least' : 'at most'}`}
              says={`${threeDigits(bounds[end])}; it happens in ${told}`}
              value={bounds[end]}
              low={low}
              high={high}
              step={(high - low) / HANDLE_STEPS || 1}
              onMove={(value) => onMove(end, value)}
              onBack={onBack}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

/** What reaches from end to end limits nothing. */
const isLimit = ({ low, high }: ScenarioLimit) => low !== undefined || high !== undefined;
