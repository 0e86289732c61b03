import { TO_FILL_IN, withoutSigns } from '../../../situation/fault.ts';
import type { FaultyEntry } from '../../engine/outline.ts';

/** A dash where a number is still to be filled in, a sign where something is wrong; in words for those who do not see it. */
export function FaultSign({ faulty }: { faulty: FaultyEntry | undefined }) {
  if (!faulty) return null;
  const isOpen = faulty.says.every((message) => message.includes(TO_FILL_IN));
  const says = withoutSigns(faulty.says.join('; '));
  return (
    <span className={isOpen ? 'to-fill' : 'wrong'} title={says}>
      {isOpen ? 'fill in' : 'fault'}
      <span className="unseen">: {says}</span>
    </span>
  );
}
