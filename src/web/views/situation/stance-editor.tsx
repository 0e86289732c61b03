import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { refuses } from '../../../report/actors/page.ts';
import { NOT_NEGATIVE, SHARE } from '../../../situation/quantity.ts';
import { scaleOf } from '../../../situation/scale.ts';
import type { Situation, Stance } from '../../../situation/situation.ts';
import { pin, undo, useWorkspace } from '../../state/workspace.ts';
import { quantityOf } from './draft.ts';
import { editsBetween } from './edits-between.ts';
import { Effect } from './effect.tsx';
import { Experts } from './experts.tsx';
import { Floating } from './floating.tsx';
import { fullActorName, issueName } from './names.ts';
import { cellKey, writeStance } from './pending.ts';
import { PositionLine } from './position-line.tsx';
import { QuantityField } from './quantity-field.tsx';
import { type StanceDraft, stanceDraft, stanceOfDraft } from './stance-draft.ts';

interface StanceEditorProps {
  situation: Situation;
  issue: string;
  actor: string;
  stance: Stance | undefined;
  beside: DOMRect;
  onClose: () => void;
}

/** What one actor wants on one issue. While it is typed, the forecast follows; Escape puts everything back. */
export function StanceEditor({ situation, issue, actor, stance, beside, onClose }: StanceEditorProps) {
  const scale = useMemo(() => scaleOf(situation.issues[issue]), [situation, issue]);
  const [draft, setDraft] = useState(() => stanceDraft(stance));
  const [isAsking, setIsAsking] = useState(false);
  const [trouble, setTrouble] = useState<string | undefined>();
  const result = stanceOfDraft(draft, scale, stance);
  const edits = result ? editsBetween(['issues', issue, 'stances', actor], stance, result) : [];
  const path = `issues.${issue}.stances.${actor}`;
  const preview = usePreview(path, stance);
  const set = (change: Partial<StanceDraft>) => {
    const next = { ...draft, ...change };
    setDraft(next);
    preview.show({
      position: quantityOf(next.position, scale).quantity,
      salience: quantityOf(next.salience, SHARE).quantity,
    });
  };
  const cancel = () => {
    preview.takeBack();
    onClose();
  };
  const write = async (next: Stance | undefined, changes: typeof edits) => {
    preview.takeBack();
    if (changes.length === 0) return onClose();
    try {
      const written = writeStance(cellKey(issue, actor), next, changes);
      onClose();
      await written;
    } catch (error) {
      setTrouble((error as Error).message);
    }
  };
  const done = () => result && void write(result, edits);
  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event;
    const isField = target instanceof HTMLInputElement && target.type !== 'checkbox' && target.type !== 'range';
    if (event.key !== 'Enter' || !(isField || event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    done();
  };
  const name = fullActorName(situation, actor);
  return (
    <Floating label={`${name} on ${issueName(situation, issue)}`} beside={beside} onCancel={cancel}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter in any field is Done */}
      <div onKeyDown={onKeyDown}>
        <div className="eh">
          <b dir="auto">{name}</b>
          <span className="mu sm" dir="auto">
            on {issueName(situation, issue)}
          </span>
        </div>
        {!isAsking && (
          <>
            <PositionLine
              name={name}
              draft={draft.position}
              was={stance?.position}
              scale={scale}
              onChange={(position) => set({ position })}
            />
            <QuantityField
              label="Wants, on the scale"
              draft={draft.position}
              bounds={scale}
              autoFocus
              onChange={(position) => set({ position })}
            />
            <QuantityField
              label="Cares, 0 to 1"
              draft={draft.salience}
              bounds={SHARE}
              onChange={(salience) => set({ salience })}
            />
            <label className="fw">
              Reason
              <textarea
                rows={3}
                maxLength={20_000}
                dir="auto"
                value={draft.because}
                onChange={({ target }) => set({ because: target.value })}
              />
            </label>
            <label className="fw">
              Source
              <input
                dir="auto"
                maxLength={2000}
                placeholder="None given: a link or a title"
                value={draft.source}
                onChange={({ target }) => set({ source: target.value })}
              />
            </label>
            <label className="ck">
              <input type="checkbox" checked={draft.veto} onChange={({ target }) => set({ veto: target.checked })} />
              Nothing is agreed without it (veto)
            </label>
            <details className="more" open={isUnusual(stance)}>
              <summary>More</summary>
              {draft.veto && (
                <QuantityField
                  label="Probability that it would use its veto, 0 to 1; empty: certainly"
                  draft={draft.chance}
                  bounds={SHARE}
                  optional
                  onChange={(chance) => set({ chance })}
                />
              )}
              <QuantityField
                label="Red line: beyond it, losses grow steeply"
                draft={draft.limit}
                bounds={scale}
                optional
                onChange={(limit) => set({ limit })}
              />
              <QuantityField
                label="Can bring to bear on this issue, if that differs"
                draft={draft.capability}
                bounds={NOT_NEGATIVE}
                optional
                onChange={(capability) => set({ capability })}
              />
              <label className="fw">
                Gives way only if
                <input
                  value={draft.asks}
                  maxLength={10_000}
                  placeholder="a condition such as swift >= 40"
                  onChange={({ target }) => set({ asks: target.value })}
                />
              </label>
            </details>
          </>
        )}
        <Experts
          cell={cellKey(issue, actor)}
          scale={scale}
          position={draft.position}
          onAsking={setIsAsking}
          onAllAnswered={(answers) =>
            set({
              position: { kind: 'experts', values: answers.map(({ position }) => String(position)) },
              salience: { kind: 'experts', values: answers.map(({ salience }) => String(salience)) },
            })
          }
        />
        {trouble && (
          <p className="fault" role="alert">
            {trouble}
          </p>
        )}
        <div className="ef">
          <Effect issue={issue} />
          <span className="buttons">
            {stance && (
              <button
                type="button"
                onClick={() => void write(undefined, [{ at: ['issues', issue, 'stances', actor], remove: true }])}
              >
                Remove
              </button>
            )}
            <button type="button" onClick={cancel}>
              Cancel <kbd>Esc</kbd>
            </button>
            <button type="button" className="pri" disabled={!result || isAsking} onClick={done}>
              Done
            </button>
          </span>
        </div>
      </div>
    </Floating>
  );
}

const isUnusual = (stance: Stance | undefined): boolean =>
  stance !== undefined &&
  (stance.limit !== undefined ||
    stance.capability !== undefined ||
    stance.asks !== undefined ||
    (refuses(stance.veto) && stance.veto !== true));

type Shown = { position?: Stance['position'] | undefined; salience?: Stance['salience'] | undefined };

/** Moves the forecast along with what is typed, as one step that is taken back before anything is written. */
function usePreview(path: string, stance: Stance | undefined) {
  const isShown = useRef(false);
  const before = useRef(useWorkspace.getState().pins);
  const takeBack = () => {
    if (isShown.current) undo();
    isShown.current = false;
  };
  // A reader who leaves the view with an open editor has not pressed Done.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only at the end
  useEffect(() => takeBack, []);
  return {
    takeBack,
    show(values: Shown) {
      if (!stance) return;
      for (const part of ['position', 'salience'] as const) {
        const at = `${path}.${part}`;
        const value = values[part];
        const was = before.current.find((one) => one.path === at)?.value;
        const next = value === undefined || JSON.stringify(value) === JSON.stringify(stance[part]) ? was : value;
        const now = useWorkspace.getState().pins.find((one) => one.path === at)?.value;
        if (JSON.stringify(now) === JSON.stringify(next)) continue;
        pin(at, next, isShown.current);
        isShown.current = true;
      }
    },
  };
}
