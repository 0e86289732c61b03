import { type KeyboardEvent, useReducer, useRef } from 'react';

interface SliderProps {
  /** What is moved, for those who do not see it. */
  label: string;
  /** The value in words: "70, from 50 to 95; exports rerouted 60%". */
  says: string;
  value: number;
  low: number;
  high: number;
  step: number;
  /** A mark in the middle, an end of a range, or a point of the scale. */
  kind: 'mark' | 'end' | 'point';
  /** It differs from what the file says. */
  moved?: boolean;
  /** @param sameStep goes on with the same movement of the hand */
  onMove: (value: number, sameStep: boolean) => void;
  /** A hand takes hold of it. */
  onHold?: () => void;
  /** Escape: back to what was. */
  onBack?: () => void;
}

/**
 * A handle on a line: a slider of the browser's own, of which only the handle is seen. Arrows move it by a step, with Shift by ten,
 * Home and End to the ends, Escape back.
 */
export function Slider({
  label,
  says,
  value,
  low,
  high,
  step,
  kind,
  moved = false,
  onMove,
  onHold,
  onBack,
}: SliderProps) {
  const isHeld = useRef(false);
  // Where a move is refused nothing else would be drawn again, and the handle would stay where the hand has left it.
  const [, drawAgain] = useReducer((moves: number) => moves + 1, 0);
  const onKeyDown = (event: KeyboardEvent) => {
    const way = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    if (event.key === 'Escape' && onBack) onBack();
    else if (way !== undefined && event.shiftKey)
      onMove(Math.min(high, Math.max(low, value + 10 * way * step)), event.repeat);
    else return;
    event.preventDefault();
  };
  return (
    <input
      type="range"
      className={`handle ${kind}${moved ? ' moved' : ''}`}
      aria-label={label}
      aria-valuetext={says}
      min={low}
      max={high}
      step={step}
      value={value}
      onPointerDown={() => {
        isHeld.current = false;
        onHold?.();
      }}
      onPointerUp={() => {
        isHeld.current = false;
      }}
      onKeyDown={onKeyDown}
      onChange={({ target }) => {
        onMove(Number(target.value), isHeld.current);
        isHeld.current = true;
        drawAgain();
      }}
      onKeyUp={() => {
        isHeld.current = false;
      }}
    />
  );
}
