import { useEffect, useState } from 'react';
import { onScale } from '../../../report/words/numbers.ts';
import { SHARE } from '../../../situation/quantity.ts';
import type { Scale } from '../../../situation/scale.ts';
import { ScaleWords } from '../../chart/scale-words.tsx';
import { focusAtOnce } from '../../shell/focus-at-once.ts';
import { type QuantityDraft, quantityOf } from './draft.ts';
import { dropPanel, type ExpertAnswer, keepPanel, type Panel, panelKey, panelOf } from './panels.ts';

interface ExpertsProps {
  cell: string;
  scale: Scale;
  /** The position as stated now; if several experts state it, their disagreement is shown. */
  position: QuantityDraft;
  /** While experts answer, nothing else of the stance is shown. */
  onAsking: (isAsking: boolean) => void;
  onAllAnswered: (answers: readonly ExpertAnswer[]) => void;
}

/** Several experts on one stance, each blind to the others until all have answered; then how far apart they are. */
export function Experts({ cell, scale, position, onAsking, onAllAnswered }: ExpertsProps) {
  const [panel, setPanel] = useState<Panel | undefined>();
  const key = panelKey(cell);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an editor is of one cell
  useEffect(() => {
    void panelOf(key).then((found) => {
      setPanel(found);
      onAsking(found !== undefined);
    });
  }, []);
  const keep = (next: Panel | undefined) => {
    setPanel(next);
    onAsking(next !== undefined);
    void (next ? keepPanel(next) : dropPanel(key));
  };
  const seal = (answer: ExpertAnswer) => {
    if (!panel) return;
    const answers = [...panel.answers, answer];
    if (answers.length < panel.experts) return keep({ ...panel, answers });
    keep(undefined);
    onAllAnswered(answers);
  };
  return (
    <div className="exp">
      <b>Several experts</b>
      {panel ? (
        <Asking key={panel.answers.length} panel={panel} scale={scale} onSeal={seal} onStop={() => keep(undefined)} />
      ) : (
        <>
          <Disagreement position={position} scale={scale} />
          <label>
            Ask each by themselves{' '}
            <select
              value=""
              onChange={({ target }) => keep({ key, experts: Number(target.value), answers: [] })}
              aria-label="Ask several experts, each by themselves"
            >
              <option value="">how many?</option>
              {[2, 3, 4, 5, 6, 7, 8, 9, 10, 12].map((many) => (
                <option key={many} value={many}>
                  {many} experts
                </option>
              ))}
            </select>
          </label>
        </>
      )}
    </div>
  );
}

interface AskingProps {
  panel: Panel;
  scale: Scale;
  onSeal: (answer: ExpertAnswer) => void;
  onStop: () => void;
}

function Asking({ panel, scale, onSeal, onStop }: AskingProps) {
  const [position, setPosition] = useState('');
  const [salience, setSalience] = useState('');
  const number = (text: string, bounds: { low: number; high: number }) =>
    quantityOf({ kind: 'range', low: '', mode: text, high: '' }, bounds);
  const [wants, cares] = [number(position, scale), number(salience, SHARE)];
  const turn = panel.answers.length + 1;
  const seal = () => {
    if (typeof wants.quantity === 'number' && typeof cares.quantity === 'number')
      onSeal({ position: wants.quantity, salience: cares.quantity });
  };
  return (
    <>
      <ul className="turns">
        {Array.from({ length: panel.experts }, (_, k) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: experts have no other name
          <li key={k}>
            <i className={k < turn - 1 ? 'done' : 'todo'} aria-hidden="true" />
            Expert {k + 1}: {k < turn - 1 ? 'answered' : k === turn - 1 ? 'answers now' : 'not yet'}
          </li>
        ))}
      </ul>
      <ScaleWords scale={scale} narrowest={340} />
      <div className="f3">
        <label>
          Wants, {onScale(scale.low, scale)} to {onScale(scale.high, scale)}
          <input
            ref={focusAtOnce}
            inputMode="decimal"
            autoComplete="off"
            value={position}
            onChange={({ target }) => setPosition(target.value)}
          />
        </label>
        <label>
          Cares, 0 to 1
          <input
            inputMode="decimal"
            autoComplete="off"
            value={salience}
            onChange={({ target }) => setSalience(target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.stopPropagation();
              event.preventDefault();
              seal();
            }}
          />
        </label>
      </div>
      <p className="fault" aria-live="polite">
        {wants.fault ?? cares.fault ?? ''}
      </p>
      <div className="buttons">
        <button type="button" disabled={wants.quantity === undefined || cares.quantity === undefined} onClick={seal}>
          Seal answer {turn} of {panel.experts}
        </button>
        <button type="button" onClick={onStop}>
          Stop asking, forget the answers
        </button>
      </div>
      <p className="mu sm">All answers open, with their disagreement, once the last is in.</p>
    </>
  );
}

/** How far apart several experts are, as a share of the scale. */
function Disagreement({ position, scale }: { position: QuantityDraft; scale: Scale }) {
  const { quantity } = quantityOf(position, scale);
  if (!Array.isArray(quantity) || quantity.length < 2) return null;
  const [low, high] = [Math.min(...quantity), Math.max(...quantity)];
  const apart = Math.round((100 * (high - low)) / (scale.high - scale.low));
  return (
    <p className="sm">
      {quantity.length} experts, from {onScale(low, scale)} to {onScale(high, scale)}:{' '}
      {low === high ? 'they agree.' : `${apart}% of the scale apart. Each future takes what one of them says.`}
    </p>
  );
}
