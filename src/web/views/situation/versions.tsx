import { useEffect, useState } from 'react';
import { countOf } from '../../../numeric/count-of.ts';
import { plain, type Table } from '../../../report/table/table.ts';
import { chance, onScale } from '../../../report/words/numbers.ts';
import { difference } from '../../../situation/edit/patch.ts';
import type { Fault } from '../../../situation/fault.ts';
import { Below } from '../../chart/below.tsx';
import { ChartBox, Line, ShapeMark } from '../../chart/marks.tsx';
import { ask } from '../../engine/client.ts';
import type { VersionNumber, VersionsCompared } from '../../engine/protocol.ts';
import { isExample } from '../../home/examples.ts';
import type { EarlierText } from '../../home/home.ts';
import { useView } from '../../state/view.ts';
import { change, useWorkspace } from '../../state/workspace.ts';
import { TextDifference } from './text-difference.tsx';

/** What a situation was before: what changed since, and what that does to the forecast. */
export function Versions() {
  const home = useWorkspace((state) => state.home);
  const id = useWorkspace(({ opened }) => opened?.id);
  const version = useWorkspace(({ opened }) => opened?.version);
  const [versions, setVersions] = useState<EarlierText[] | undefined>();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('now');
  const [trouble, setTrouble] = useState<string | undefined>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a write makes a version
  useEffect(() => {
    if (!home || id === undefined) return;
    const list = isExample(id) ? Promise.resolve([]) : home.versions(id);
    list.then(setVersions, (error: Error) => setTrouble(error.message));
  }, [home, id, version]);
  const textOf = async (which: string) =>
    which === 'now' || !home || id === undefined ? useWorkspace.getState().text : home.version(id, which);
  const restore = async (which: string) => {
    try {
      const text = await textOf(which);
      const patch = difference(useWorkspace.getState().text, text);
      // A restored text is a change like any other: undo brings back what was.
      if (patch) change([patch]);
    } catch (error) {
      setTrouble((error as Error).message);
    }
  };
  if (trouble !== undefined) return <p className="fault">{trouble}</p>;
  if (!versions) return <p className="mu sm">Reading…</p>;
  if (versions.length === 0)
    return (
      <div className="empty">
        <p>No versions yet. What a change replaces is kept here, one text a minute at most.</p>
      </div>
    );
  const chosen = versions.some((one) => one.id === from) ? from : versions[0].id;
  const option = (one: EarlierText) => (
    <option key={one.id} value={one.id}>
      {inWords(one)}
    </option>
  );
  return (
    <section className="section-list" id="versions" aria-label="Versions">
      <div className="versions-pick">
        <label>
          From{' '}
          <select value={chosen} onChange={({ target }) => setFrom(target.value)}>
            {versions.map(option)}
          </select>
        </label>
        <label>
          to{' '}
          <select value={to} onChange={({ target }) => setTo(target.value)}>
            <option value="now">now</option>
            {versions.map(option)}
          </select>
        </label>
        <button type="button" onClick={() => void restore(chosen)}>
          Bring back the earlier text
        </button>
      </div>
      <Changed key={`${chosen} ${to} ${version}`} before={() => textOf(chosen)} after={() => textOf(to)} />
    </section>
  );
}

const inWords = ({ at, by, message }: EarlierText) =>
  [new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' }), by, message]
    .filter((part) => part)
    .join(', ');

interface ChangedProps {
  before: () => Promise<string>;
  after: () => Promise<string>;
}

function Changed({ before, after }: ChangedProps) {
  const [compared, setCompared] = useState<VersionsCompared | undefined>();
  const [trouble, setTrouble] = useState('');
  const [isDone, setDone] = useState(false);
  const seed = useView((state) => state.seed);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another pair is another component
  useEffect(() => {
    let cancel: (() => void) | undefined;
    void (async () => {
      try {
        const [earlier, later] = await Promise.all([before(), after()]);
        const asked = ask('versions', { before: earlier, after: later, seed }, { onPart: setCompared });
        cancel = asked.cancel;
        const answer = await asked.answer;
        if (!answer) return;
        setCompared(answer);
        setDone(true);
      } catch (error) {
        setTrouble((error as Error).message);
      }
    })();
    return () => cancel?.();
  }, [seed]);
  if (trouble)
    return (
      <p className="fault" dir="auto">
        {trouble}
      </p>
    );
  if (!compared) return <p className="mu sm">Both are read…</p>;
  const { faults, numbers, draws, change: text } = compared;
  const isSound = faults.before.length + faults.after.length === 0;
  if (text.stretches.length === 0 && !text.isTooMuch) return <p className="lead">Both texts are the same.</p>;
  return (
    <>
      <h3>What changed in the text</h3>
      <TextDifference change={text} />
      <h3>What changed in the forecast</h3>
      <VersionFaults which="earlier" faults={faults.before} />
      <VersionFaults which="later" faults={faults.after} />
      {!isSound && <p className="lead">A text with faults has no forecast, so there are none to compare.</p>}
      {isSound && !isDone && <p className="mu sm">Both are forecast…</p>}
      {isSound && isDone && (
        <>
          <p className="mu sm">Ring: before, dot: after. {draws} draws of each, with the same seed.</p>
          <div className="rope-fig" id="version-fig">
            {numbers.map((one) => (
              <NumberRow key={`${one.kind} ${one.id}`} number={one} />
            ))}
          </div>
          <Below title="What changed in the forecast" table={numberTable(numbers)} of="#version-fig" />
        </>
      )}
    </>
  );
}

/** What is wrong with a version, with its places there. */
function VersionFaults({ which, faults }: { which: 'earlier' | 'later'; faults: readonly Fault[] }) {
  if (faults.length === 0) return null;
  return (
    <div className="version-faults">
      <p className="fault">
        The {which} version has {countOf(faults.length, 'fault')}:
      </p>
      <ol>
        {faults.map((fault, k) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the faults of a text stay as they are
          <li key={k} dir="auto">
            {fault.place && `Line ${fault.place.line}, column ${fault.place.column}: `}
            {fault.message}
          </li>
        ))}
      </ol>
    </div>
  );
}

function NumberRow({ number: { name, before, after, scale, says } }: { number: VersionNumber }) {
  const said = (value: number | undefined) =>
    value === undefined ? 'not there' : scale ? onScale(value, scale) : chance(value);
  const { low, high } = scale ?? { low: 0, high: 1 };
  const x = (value: number) => (100 * (value - low)) / (high - low);
  const [was, is] = [says?.[0] ?? said(before), says?.[1] ?? said(after)];
  return (
    <div className="r">
      <span className="l sm" dir="auto">
        {name}
      </span>
      <div className="p">
        <ChartBox height={24}>
          <Line from={0} to={100} y={12} kind="gr" />
          {before !== undefined && after !== undefined && <Line from={x(before)} to={x(after)} y={12} kind="rngA" />}
          {before !== undefined && <ShapeMark x={x(before)} y={12} shape="disc" kind="sq" />}
          {after !== undefined && <ShapeMark x={x(after)} y={12} shape="disc" kind="acf" />}
        </ChartBox>
      </div>
      <span className="n sm">{was === is ? is : `${was} → ${is}`}</span>
    </div>
  );
}

const numberTable = (numbers: readonly VersionNumber[]): Table<VersionNumber> => ({
  columns: [
    plain('kind', ({ kind }) => kind),
    plain('id', ({ id }) => id),
    plain('name', ({ name }) => name),
    plain('before', ({ before }) => before),
    plain('after', ({ after }) => after),
  ],
  rows: [...numbers],
});
