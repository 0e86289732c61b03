import { ALPHA_LEGEND } from '../../../report/panel/words.ts';
import type { Fault } from '../../../situation/fault.ts';
import type { PanelInWords } from '../../engine/protocol.ts';
import { FaultList } from './import-result.tsx';

/** How far several people agree, and on what they do not. */
export function PanelAgreement({
  agreement: { heading, why, kinds, least, more },
  warnings,
}: {
  agreement: PanelInWords;
  warnings: readonly Fault[];
}) {
  return (
    <div className="panel-agreement">
      <h3>{heading}</h3>
      {why !== undefined && <p>{why}</p>}
      {kinds.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {kinds.length > 0 && <p className="mu sm">{ALPHA_LEGEND}</p>}
      {kinds.length > 0 && (
        <>
          <h3>Where they disagree most</h3>
          {least.length === 0 && <p>Nowhere.</p>}
          {least.map(({ asks, said, agreement }) => (
            <div key={asks} className="disagreement">
              <span dir="auto">
                {asks}
                <span className="mu sm">{said}</span>
              </span>
              <span className="mu sm">agreement {agreement}</span>
            </div>
          ))}
          {more > 0 && <p className="mu sm">and {more} more.</p>}
          <p className="mu sm">The Why view shows which of these matter most, once you open the situation.</p>
        </>
      )}
      {warnings.length > 0 && (
        <div className="import-result known">
          <p>
            <b>Worth knowing</b>
          </p>
          <FaultList faults={warnings} withFile />
        </div>
      )}
    </div>
  );
}
