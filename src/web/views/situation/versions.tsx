import { useEffect, useState } from 'react';
import { plain, type Table } from '../../../report/table/table.ts';
import { chance, onScale } from '../../../report/words/numbers.ts';
import { difference } from '../../../situation/edit/patch.ts';
import { Below } from '../../chart/below.tsx';
import { Drawing, Line, Shape } from '../../chart/marks.tsx';
import { ask } from '../../engine/client.ts';
import type { VersionNumber, VersionsCompared } from '../../engine/protocol.ts';
import { isExample } from '../../home/examples.ts';
import type { Version } from '../../home/home.ts';
import { useView } from '../../state/view.ts';
import { change, useWorkspace } from '../../state/workspace.ts';

/** What a situation was before: what changed since, and what that does to the forecast. */
export function Versions() {
  const home = useWorkspace((state) => state.home);
  const id = useWorkspace(({ opened }) => opened?.id);
  const version = useWorkspace(({ opened }) => opened?.version);
  const [versions, setVersions] = useState<Version[] | undefined>();
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
  const option = (one: Version) => (
    <option key={one.id} value={one.id}>
      {inWords(one)}
    </option>
  );
  return (
    <section className="section-list" aria-label="Versions">
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
          Restore the first
        </button>
      </div>
      <Changed key={`${chosen} ${to} ${version}`} before={() => textOf(chosen)} after={() => textOf(to)} />
    </section>
  );
}

const inWords = ({ at, by, message }: Version) =>
  [new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' }), by, message]
    .filter((part) => part)
    .join(', ');

interface ChangedProps {
  before: () => Promise<string>;
  after: () => Promise<string>;
}

function Changed({ before, after }: ChangedProps) {
  const [lines, setLines] = useState('');
  const [compared, setCompared] = useState<VersionsCompared | undefined>();
  const seed = useView((state) => state.seed);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another pair is another component
  useEffect(() => {
    let cancel: (() => void) | undefined;
    void (async () => {
      try {
        const [earlier, later] = await Promise.all([before(), after()]);
        setLines(linesInWords(earlier, later));
        const asked = ask('versions', { before: earlier, after: later, seed });
        cancel = asked.cancel;
        setCompared(await asked.answer);
      } catch (error) {
        setCompared({ fault: (error as Error).message, draws: 0, numbers: [] });
      }
    })();
    return () => cancel?.();
  }, [seed]);
  return (
    <>
      <p className="lead">{lines}</p>
      {compared?.fault !== undefined && (
        <p className="fault" dir="auto">
          {compared.fault}
        </p>
      )}
      {!compared && <p className="mu sm">Both are forecast…</p>}
      {compared && compared.fault === undefined && (
        <>
          <p className="mu sm">Ring: before, dot: after. {compared.draws} draws of each, with the same seed.</p>
          <div className="rope-fig" id="version-fig">
            {compared.numbers.map((one) => (
              <NumberRow key={`${one.kind} ${one.id}`} number={one} />
            ))}
          </div>
          <Below title="What changed in the forecast" table={numberTable(compared.numbers)} of="#version-fig" />
        </>
      )}
    </>
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
        <Drawing height={24}>
          <Line from={0} to={100} y={12} kind="gr" />
          {before !== undefined && after !== undefined && <Line from={x(before)} to={x(after)} y={12} kind="rngA" />}
          {before !== undefined && <Shape x={x(before)} y={12} shape="disc" kind="sq" />}
          {after !== undefined && <Shape x={x(after)} y={12} shape="disc" kind="acf" />}
        </Drawing>
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

/** "Lines 12 to 15 differ": from the first to the last that does. */
function linesInWords(before: string, after: string): string {
  const patch = difference(before, after);
  if (!patch) return 'Nothing changed in the text.';
  const first = after.slice(0, patch.from).split('\n').length;
  const last = first + patch.text.split('\n').length - 1;
  return first === last ? `Changed since: line ${first}.` : `Changed since: within lines ${first} to ${last}.`;
}
