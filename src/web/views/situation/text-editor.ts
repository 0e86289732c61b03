import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, indentLess, indentMore } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { Annotation, EditorState, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { difference, type Patch } from '../../../situation/edit/patch.ts';
import type { TextStretch } from '../../../situation/edit/places.ts';
import type { Fault } from '../../../situation/fault.ts';
import { LONG_TEXT } from '../../engine/long-text.ts';
import type { Suggestion } from './completions.ts';

interface TextEditorOptions {
  parent: HTMLElement;
  text: string;
  onChange: (patches: Patch[]) => void;
  onUndo: () => void;
  onRedo: () => void;
  /** What may be typed at a place, with how much is typed of it. */
  suggest: (text: string, offset: number) => { typed: string; suggestions: Suggestion[] };
}

/** The text of a situation in CodeMirror. Its words are the workspace's: undo is the page's own, and what others change comes in. */
export interface TextEditor {
  setText(text: string): void;
  setFaults(faults: readonly Fault[]): void;
  /** Marks a stretch and brings it into view; with the cursor and the focus too, if asked for. */
  show(stretch: TextStretch | undefined, withFocus?: boolean): void;
  offsetOf(place: { line: number; column: number }): number;
  destroy(): void;
}

const fromOutside = Annotation.define<boolean>();
const markStretch = StateEffect.define<TextStretch | undefined>();

const markedLines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = marks.map(transaction.changes);
    for (const effect of transaction.effects)
      if (effect.is(markStretch)) next = linesOf(transaction.state, effect.value);
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** More lines than this are not marked one by one. */
const MOST_LINES = 60;

function linesOf(state: EditorState, stretch: TextStretch | undefined): DecorationSet {
  if (!stretch) return Decoration.none;
  const [first, last] = [stretch.from, stretch.to].map((at) => state.doc.lineAt(Math.min(at, state.doc.length)).number);
  const lines = Array.from({ length: Math.min(MOST_LINES, last - first + 1) }, (_, k) => state.doc.line(first + k));
  return Decoration.set(lines.map(({ from }) => Decoration.line({ class: 'cm-shown' }).range(from)));
}

/** A command that always applies. */
const always = (run: () => void) => () => {
  run();
  return true;
};

const look = EditorView.theme({
  '&': { fontSize: '12.5px', color: 'var(--ink)', backgroundColor: 'transparent', height: '100%' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.62', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--ink)', padding: '4px 0' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--ink2)', border: '0' },
  '.cm-lineNumbers .cm-gutterElement': { fontSize: '11.5px', minWidth: '30px' },
  '.cm-gutter-lint': { width: '12px' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0' },
  '.cm-shown': { backgroundColor: 'color-mix(in srgb, var(--soft) 55%, transparent)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--soft) !important' },
  '.cm-tooltip': {
    backgroundColor: 'var(--panel)',
    color: 'var(--ink)',
    border: '1px solid var(--mark)',
    borderRadius: '6px',
    fontFamily: 'var(--sans)',
    maxWidth: '420px',
  },
  '.cm-tooltip-autocomplete ul': { fontFamily: 'var(--mono) !important' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--accent)', color: 'var(--paper)' },
  '.cm-completionInfo': { padding: '6px 9px', fontSize: '12.5px' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-diagnostic': { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--fault)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--record)' },
  '.cm-lintRange-error': { backgroundImage: 'none', borderBottom: '2px solid var(--fault)' },
  '.cm-lintRange-warning': { backgroundImage: 'none', borderBottom: '2px solid var(--record)' },
  '.cm-lint-marker': { content: 'none !important', width: '8px', height: '8px', marginTop: '6px', borderRadius: '50%' },
  '.cm-lint-marker-error': { backgroundColor: 'var(--fault)' },
  '.cm-lint-marker-warning': { backgroundColor: 'var(--record)', borderRadius: '0' },
});

const words = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], fontWeight: '600' },
  { tag: tags.comment, color: 'var(--ink2)', fontStyle: 'italic' },
  { tag: [tags.punctuation, tags.separator, tags.bracket, tags.squareBracket, tags.brace], color: 'var(--ink2)' },
]);

/**
 * The editor in a shadow tree: there its styles are sheets of the tree's own, which the page's content security policy allows; in the
 * page itself they would be inline styles.
 */
export function textEditor({ parent, text, onChange, onUndo, onRedo, suggest }: TextEditorOptions): TextEditor {
  const root = parent.shadowRoot ?? parent.attachShadow({ mode: 'open' });
  const complete = (context: CompletionContext): CompletionResult | null => {
    const { typed, suggestions } = suggest(context.state.doc.toString(), context.pos);
    if (suggestions.length === 0 || (typed === '' && !context.explicit)) return null;
    const { replaces = typed } = suggestions[0];
    return {
      from: context.pos - replaces.length,
      options: suggestions.map(({ label, info, apply }) => ({ label, apply, ...(info === undefined ? {} : { info }) })),
      validFor: /^[\p{L}\p{N}_.-]*$/u,
    };
  };
  const view = new EditorView({
    root,
    parent: root as unknown as Element,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        lintGutter(),
        drawSelection(),
        EditorView.lineWrapping,
        // Only line feeds break lines: places are then those of the text as it is.
        EditorState.lineSeparator.of('\n'),
        indentUnit.of('  '),
        text.length > LONG_TEXT ? [] : [yaml(), syntaxHighlighting(words)],
        look,
        markedLines,
        autocompletion({ override: [complete], icons: false }),
        EditorView.contentAttributes.of({ 'aria-label': 'The text of the situation', tabindex: '0' }),
        keymap.of([
          { key: 'Mod-z', run: always(onUndo), preventDefault: true },
          { key: 'Mod-Shift-z', run: always(onRedo), preventDefault: true },
          { key: 'Mod-y', run: always(onRedo), preventDefault: true },
          // Tab leaves the editor, so that the keyboard is never caught in it.
          { key: 'Mod-]', run: indentMore },
          { key: 'Mod-[', run: indentLess },
          ...completionKeymap,
          ...lintKeymap,
          ...defaultKeymap,
        ]),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged || update.transactions.some((one) => one.annotation(fromOutside))) return;
          const patches: Patch[] = [];
          update.changes.iterChanges((from, to, _, __, inserted) => {
            patches.push({ from, to, text: inserted.sliceString(0, inserted.length, '\n') });
          });
          onChange(patches);
        }),
      ],
    }),
  });
  const offsetOf = ({ line, column }: { line: number; column: number }) => {
    const { from, to } = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines));
    return Math.min(to, from + Math.max(0, column - 1));
  };
  return {
    setText(next) {
      const change = difference(view.state.doc.toString(), next);
      if (!change) return;
      const { from, to, text: insert } = change;
      view.dispatch({ changes: { from, to, insert }, annotations: fromOutside.of(true) });
    },
    setFaults(faults) {
      const diagnostics = faults.flatMap(({ place, message, severity }): Diagnostic[] => {
        const from = offsetOf(place ?? { line: 1, column: 1 });
        const rest = view.state.doc.lineAt(from).to;
        const word = /^\s*[^\s,{}[\]]+/.exec(view.state.sliceDoc(from, rest))?.[0].length ?? 0;
        return [{ from, to: Math.min(rest, from + Math.max(1, word)), severity, message, source: 'check' }];
      });
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    show(stretch, withFocus = false) {
      const effects: StateEffect<unknown>[] = [markStretch.of(stretch)];
      const at = stretch && Math.min(stretch.from, view.state.doc.length);
      if (at !== undefined) effects.push(EditorView.scrollIntoView(at, { y: 'center' }));
      view.dispatch({ effects, ...(withFocus && at !== undefined ? { selection: { anchor: at } } : {}) });
      if (withFocus) view.focus();
    },
    offsetOf,
    destroy: () => view.destroy(),
  };
}
