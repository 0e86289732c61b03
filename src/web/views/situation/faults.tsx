import { type Fault, isToFillIn } from '../../../situation/fault.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { goToPlace } from './shown-place.ts';

/** More faults than this are counted. */
const MOST = 100;

/** What is wrong with the text, and what is worth knowing about it; each one leads to its place. */
export function Faults() {
  const read = useWorkspace((state) => state.read);
  const all = read ? [...read.faults, ...read.warnings] : [];
  const words = (n: number, one: string) => (n === 0 ? `No ${one}s` : n === 1 ? `One ${one}` : `${n} ${one}s`);
  if (!read) return <div className="faults mu sm">Reading…</div>;
  const open = read.faults.filter(isToFillIn).length;
  const wrong = read.faults.length - open;
  return (
    <div className="faults">
      <b>
        {open > 0 && `${open === 1 ? 'One number' : `${open} numbers`} still to be filled in${wrong > 0 ? ', ' : ''}`}
        {(open === 0 || wrong > 0) && words(wrong, 'fault')}
        {read.warnings.length > 0 && `, ${words(read.warnings.length, 'warning').toLowerCase()}`}
      </b>
      <ul>
        {all.slice(0, MOST).map((fault) => (
          <li
            key={`${fault.place?.line}:${fault.place?.column}:${fault.message}`}
            className={isToFillIn(fault) ? 'open' : fault.severity}
          >
            <button type="button" className="plain" onClick={() => fault.place && void goToPlace(fault.place)}>
              <span className="where">{whereOf(fault)}</span> <span dir="auto">{fault.message}</span>
            </button>
          </li>
        ))}
      </ul>
      {all.length > MOST && <p className="sm mu">and {all.length - MOST} more</p>}
    </div>
  );
}

const whereOf = ({ place, severity }: Fault) =>
  `${severity === 'warning' ? 'Warning, ' : ''}${place ? `line ${place.line}` : 'the file'}:`;
