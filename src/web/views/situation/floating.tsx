import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';

interface FloatingProps {
  label: string;
  /** What it belongs to, in the window; on a narrow page it fills the page. */
  beside: DOMRect;
  onCancel: () => void;
  children: ReactNode;
}

/** Pixels that an editor is wide, and where the page begins below its bar. */
const [WIDTH, BAR] = [400, 60];

/** An editor that floats beside what is edited. Escape closes it, and the focus goes back to where it was. */
export function Floating({ label, beside, onCancel, children }: FloatingProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    const before = document.activeElement as HTMLElement | null;
    if (matchMedia('(max-width: 760px)').matches) element.showModal();
    else {
      const around = (element.offsetParent ?? document.body).getBoundingClientRect();
      // To open it takes the focus, and would scroll to where it stands before it has a place.
      const scrolled = scrollY;
      element.show();
      scrollTo({ top: scrolled });
      const right = beside.right - around.left + 8;
      const left = right + WIDTH <= around.width ? right : beside.left - around.left - WIDTH - 8;
      element.style.left = `${Math.max(0, left)}px`;
      // As far down as the cell, where the window has room for all of it.
      const lowest = Math.max(BAR, innerHeight - element.offsetHeight - 8);
      element.style.top = `${Math.min(beside.top, lowest) - around.top}px`;
    }
    element.querySelector<HTMLElement>('[data-best]')?.focus({ preventScroll: true });
    return () => {
      // While it is open on a narrow page, nothing outside of it takes the focus.
      element.close();
      before?.focus({ preventScroll: true });
    };
  }, [beside]);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.matches(':modal')) element.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <dialog
      ref={dialog}
      className="editor"
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
    >
      {children}
    </dialog>
  );
}
