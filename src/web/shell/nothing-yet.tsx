import { isToFillIn, withoutSigns } from '../../situation/fault.ts';
import { useWorkspace } from '../state/workspace.ts';
import { addressOf } from './address-of.ts';
import { asSentence, missingInWords } from './missing-in-words.ts';

/** Faults that are listed; the Situation view lists all. */
const MOST_MISSING = 5;

/** A situation that cannot be forecast yet: what is missing, and where to write it. */
export function NothingYet() {
  const faults = useWorkspace(({ read }) => read?.faults) ?? [];
  const opened = useWorkspace((state) => state.opened?.id);
  const isIncomplete = faults.some(isToFillIn);
  return (
    <section>
      <h1 className="view-title">No forecast yet</h1>
      <div className="empty">
        <p>
          <b>{asSentence(missingInWords(faults))}.</b> The forecast comes by itself once the last of it is there.
        </p>
        <ul className="what-is-open">
          {faults.slice(0, MOST_MISSING).map((fault) => (
            <li key={`${fault.place?.line}:${fault.place?.column}:${fault.message}`} dir="auto">
              {fault.place && <span className="mu">Line {fault.place.line}: </span>}
              {withoutSigns(fault.message)}
            </li>
          ))}
          {faults.length > MOST_MISSING && <li className="mu">and {faults.length - MOST_MISSING} more</li>}
        </ul>
        <p>
          <a className="pri" href={addressOf('situation', opened)}>
            {isIncomplete ? 'Fill in the table' : 'Mend it in the Situation view'}
          </a>
        </p>
      </div>
    </section>
  );
}
