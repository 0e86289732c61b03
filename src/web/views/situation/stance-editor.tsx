import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { refuses } from '../../../report/actors/page.ts';
import { NOT_NEGATIVE, SHARE } from '../../../situation/quantity.ts';
import { scaleOf } from '../../../situation/scale.ts';
import type { Situation, Stance } from '../../../situation/situation.ts';
import type { FaultyEntry } from '../../engine/outline.ts';
import { beforeLeaving, pin, undo, useWorkspace } from '../../state/workspace.ts';
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

/** What others may ask of an open editor. */
export interface EditorHandle {
  /**
   * The reader goes elsewhere: what was typed is written. What cannot be written stays open, with what is wrong.
   *
   * @returns whether the editor is closed
   */
  finish(): boolean;
}

interface StanceEditorProps {
  situation: Situation;
  issue: string;
  actor: string;
  stance: Stance | undefined;
  /** A stance with a fault: what can be read of it, and what stands in the file. */
  faulty?: FaultyEntry | undefined;
  beside: DOMRect;
  /** There is a next one to fill in. */
  onNext?: (() => void) | undefined;
  onClose: () => void;
  /** What was typed could not be written, when the editor was closed already. */
  onTrouble: (message: string) => void;
  ref?: Ref<EditorHandle>;
}

/** What one actor wants on one issue. While it is typed, the forecast follows; Escape puts everything back. */
export function StanceEditor(props: StanceEditorProps) {
  const { situation, issue, actor, stance, faulty, beside, onNext, onClose, onTrouble, ref } = props;
  const scale = useMemo(() => scaleOf(situation.issues[issue]), [situation, issue]);
  const cell = cellKey(issue, actor);
  const [read, written] = faulty?.stated ? [faulty.stated.read, faulty.stated.written] : [stance, stance];
  const [start] = useState(() => JSON.stringify(stanceDraft(read)));
  const [draft, setDraft] = useState(() => unfinished.get(cell) ?? stanceDraft(read));
  const [isRefused, setRefused] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const result = stanceOfDraft(draft, scale, read);
  const edits = result ? editsBetween(['issues', issue, 'stances', actor], written, result) : [];
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
  const isClosed = useRef(false);
  const close = () => {
    isClosed.current = true;
    unfinished.delete(cell);
    onClose();
  };
  const cancel = () => {
    preview.takeBack();
    close();
  };
  const write = async (next: Stance | undefined, changes: typeof edits) => {
    preview.takeBack();
    try {
      const written = changes.length > 0 && writeStance(cell, next, changes);
      close();
      await written;
    } catch (error) {
      onTrouble(`${fullActorName(situation, actor)} on ${issueName(situation, issue)}: ${(error as Error).message}`);
    }
  };
  const done = (goOn: (() => void) | undefined) => {
    if (!result) return setRefused(true);
    void write(result, edits);
    goOn?.();
  };
  const box = useRef<HTMLDivElement>(null);
  const isTyped = JSON.stringify(draft) !== start;
  const finish = (): boolean => {
    if (!isTyped) cancel();
    else if (result) void write(result, edits);
    else {
      setRefused(true);
      box.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
    }
    return isClosed.current;
  };
  useImperativeHandle(ref, () => ({ finish }));
  useWhenLeft(() => {
    if (isClosed.current) return Promise.resolve();
    if (isTyped && !result) unfinished.set(cell, draft);
    preview.takeBack();
    return isTyped && result ? write(result, edits) : Promise.resolve();
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event;
    const isField = target instanceof HTMLInputElement && target.type !== 'checkbox' && target.type !== 'range';
    if (event.key !== 'Enter' || !(isField || event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    done(onNext);
  };
  const name = fullActorName(situation, actor);
  return (
    <Floating label={`${name} on ${issueName(situation, issue)}`} beside={beside} onCancel={cancel}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter in any field is Done */}
      <div ref={box} onKeyDown={onKeyDown}>
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
            <details className="more" open={isUnusual(read)}>
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
          cell={cell}
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
        {isRefused && !result && (
          <p className="fault" role="alert">
            This cannot be written yet: mend it, or cancel. What you typed is still here.
          </p>
        )}
        <div className="ef">
          <Effect issue={issue} />
          <span className="buttons">
            {written !== undefined && (
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
            {onNext && (
              <button type="button" disabled={!result || isAsking} onClick={() => done(undefined)}>
                Done
              </button>
            )}
            <button type="button" className="pri" disabled={!result || isAsking} onClick={() => done(onNext)}>
              {onNext ? 'Done, next' : 'Done'}
            </button>
          </span>
        </div>
      </div>
    </Floating>
  );
}

/** What was typed and cannot be written, of editors whose view was left: it is there again when the cell is opened again. */
const unfinished = new Map<string, StanceDraft>();

/** Does something when the view is left, or before another situation is opened. */
function useWhenLeft(leave: () => Promise<void>): void {
  const latest = useRef(leave);
  latest.current = leave;
  useEffect(() => {
    const now = () => latest.current();
    beforeLeaving.add(now);
    return () => {
      beforeLeaving.delete(now);
      void now();
    };
  }, []);
}

const isUnusual = (stance: Partial<Stance> | undefined): boolean =>
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
