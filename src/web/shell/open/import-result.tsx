import { type Fault, withoutSigns } from '../../../situation/fault.ts';
import type { ImportChoices } from '../../engine/protocol.ts';
import { Waiting } from '../waiting.tsx';
import { begin } from './begin.ts';
import type { ImportReading } from './use-import.ts';

/** More faults than this are counted. */
const MOST = 50;

interface ImportResultProps {
  reading: ImportReading;
  onAgain: (choices: ImportChoices) => void;
}

/** What was wrong with a file, each fault with its place, and what can be done about it. */
export function ImportOutcome({ reading: { file, choices, result, trouble }, onAgain }: ImportResultProps) {
  if (trouble !== undefined)
    return (
      <p className="fault" role="alert" dir="auto">
        {file}: {trouble}
      </p>
    );
  if (!result) return <Waiting />;
  const { text, name, isSound, faults } = result;
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  // Nothing to say: it is being opened.
  if (faults.length === 0) return null;
  const isOurs = text !== undefined && !isSound;
  return (
    <div className="import-result" role="alert">
      <p>
        <b dir="auto">{file}</b>{' '}
        {errors === 0 ? 'can be opened.' : isOurs ? 'is a situation with faults.' : 'cannot be read as a situation.'}{' '}
        {errors > 0 && (errors === 1 ? 'One thing is wrong:' : `${errors} things are wrong:`)}
        {errors === 0 && (faults.length === 1 ? 'One thing to know:' : `${faults.length} things to know:`)}
      </p>
      <FaultList faults={faults} />
      {text !== undefined && (
        <div className="buttons">
          <button type="button" className="pri" onClick={() => void begin(name, text)}>
            {isSound ? 'Open it' : 'Open it, to mend it here'}
          </button>
        </div>
      )}
      {text === undefined && <ChoicesOfTable choices={choices} onAgain={onAgain} />}
    </div>
  );
}

/** Faults with their places; with the file of each where there are several. */
export const FaultList = ({ faults, withFile = false }: { faults: readonly Fault[]; withFile?: boolean }) => (
  <>
    <ul>
      {faults.slice(0, MOST).map((fault, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: faults have no other name, and the list never changes
        <li key={k} dir="auto">
          {withFile && <b>{fault.file} </b>}
          <span className="where">{whereOf(fault)}</span> {withoutSigns(fault.message)}
        </li>
      ))}
    </ul>
    {faults.length > MOST && <p className="mu sm">and {faults.length - MOST} more</p>}
  </>
);

/** "line 3, column 7:" or "cell C2 of stances:". */
function whereOf({ place, cell }: Fault): string {
  if (place) return `Line ${place.line}, column ${place.column}:`;
  const [, sheet, at] = /^(.*)!([A-Z]+\d+)$/.exec(cell ?? '') ?? [];
  return at === undefined ? (cell === undefined ? '' : `${cell}:`) : `Sheet “${sheet}”, cell ${at}:`;
}

/** What a table leaves open: the reader says it, and the table is read again. */
export function ChoicesOfTable({
  choices,
  onAgain,
}: {
  choices: ImportChoices;
  onAgain: (choices: ImportChoices) => void;
}) {
  const { decimal = '', dates = '', salienceScale = 1 } = choices;
  return (
    <div className="form table-choices">
      <label>
        Decimal sign
        <select
          value={decimal}
          onChange={({ target }) =>
            onAgain({ ...choices, decimal: (target.value || undefined) as ImportChoices['decimal'] })
          }
        >
          <option value="">as the numbers tell</option>
          <option value=".">point: 0.5</option>
          <option value=",">comma: 0,5</option>
        </select>
      </label>
      <label>
        Salience (how much each cares)
        <select
          value={salienceScale}
          onChange={({ target }) => onAgain({ ...choices, salienceScale: target.value === '100' ? 100 : 1 })}
        >
          <option value="1">from 0 to 1</option>
          <option value="100">from 0 to 100</option>
        </select>
      </label>
      <label>
        Order of dates
        <select
          value={dates}
          onChange={({ target }) =>
            onAgain({ ...choices, dates: (target.value || undefined) as ImportChoices['dates'] })
          }
        >
          <option value="">year first</option>
          <option value="dmy">day, month, year</option>
          <option value="mdy">month, day, year</option>
        </select>
      </label>
    </div>
  );
}
