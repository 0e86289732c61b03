import { useEffect, useRef } from 'react';
import { redo, undo } from '../state/workspace.ts';

interface Keys {
  toView: (index: number) => void;
  onHelp: () => void;
  onSearch: () => void;
}

/** Whether letters go into something that takes them. */
function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['range', 'checkbox', 'radio', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}

/** The keys that work everywhere: 1 to 7 for the views, Ctrl-Z and Ctrl-Shift-Z, / for the search, ? for the list. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      // The text editor is a tree of its own: outside of it, its events are those of its host.
      const isEditor = takesText(event.composedPath()[0] ?? event.target);
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !isEditor) {
        const key = event.key.toLowerCase();
        if (key !== 'z' && key !== 'y') return;
        event.preventDefault();
        return key === 'y' || event.shiftKey ? redo() : undo();
      }
      if (isEditor || event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^[1-7]$/.test(event.key)) latest.current.toView(Number(event.key) - 1);
      else if (event.key === '?') latest.current.onHelp();
      else if (event.key === '/') latest.current.onSearch();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
