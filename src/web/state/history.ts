import { difference, inversePatches, type Patch, patched } from '../../situation/edit/patch.ts';
import type { Pin } from '../engine/pin.ts';

/** One thing that was done, with how to undo it. Plain data: it is kept over a reload. */
export type EditStep =
  | { kind: 'text'; undo: Patch[]; redo: Patch[]; at: number }
  | { kind: 'pins'; before: Pin[]; after: Pin[]; at: number };

/** What steps are about. */
export interface Document {
  text: string;
  pins: Pin[];
}

export interface EditHistory extends Document {
  past: EditStep[];
  future: EditStep[];
}

/** More steps than this are forgotten, the oldest first. */
const MOST_STEPS = 500;
/** Letters that are typed within this time are one step. */
const TOGETHER_MS = 800;

/** The text with some patches; typing goes on with the step before it. */
export function withPatches(history: EditHistory, patches: Patch[], now: number): EditHistory {
  if (patches.length === 0) return history;
  const text = patched(history.text, patches);
  const last = history.past.at(-1);
  const typed = patches.length === 1 && patches[0].text.length <= 1 && patches[0].to - patches[0].from <= 1;
  if (typed && last?.kind === 'text' && now - last.at < TOGETHER_MS && history.future.length === 0) {
    const before = patched(history.text, last.undo);
    const change = difference(before, text);
    const whole = change ? [change] : [];
    const step: EditStep = { kind: 'text', redo: whole, undo: inversePatches(before, whole), at: now };
    return { ...history, text, past: [...history.past.slice(0, -1), step] };
  }
  const step: EditStep = { kind: 'text', redo: patches, undo: inversePatches(history.text, patches), at: now };
  return { ...history, text, past: [...history.past, step].slice(-MOST_STEPS), future: [] };
}

/** Other pins. While one of them is dragged, all its moves are one step. */
export function withPins(history: EditHistory, pins: Pin[], now: number, sameStep: boolean): EditHistory {
  const last = history.past.at(-1);
  if (sameStep && last?.kind === 'pins')
    return { ...history, pins, past: [...history.past.slice(0, -1), { ...last, after: pins, at: now }] };
  const step: EditStep = { kind: 'pins', before: history.pins, after: pins, at: now };
  return { ...history, pins, past: [...history.past, step].slice(-MOST_STEPS), future: [] };
}

export function undone(history: EditHistory): EditHistory {
  const step = history.past.at(-1);
  if (!step) return history;
  const rest = { past: history.past.slice(0, -1), future: [step, ...history.future] };
  if (step.kind === 'pins') return { ...history, ...rest, pins: step.before };
  return { ...history, ...rest, text: patched(history.text, step.undo) };
}

export function redone(history: EditHistory): EditHistory {
  const [step, ...future] = history.future;
  if (!step) return history;
  const rest = { past: [...history.past, step], future };
  if (step.kind === 'pins') return { ...history, ...rest, pins: step.after };
  return { ...history, ...rest, text: patched(history.text, step.redo) };
}
