import { useEffect, useMemo, useRef, useState } from 'react';
import { countOf } from '../../../numeric/count-of.ts';
import { ask } from '../../engine/client.ts';
import { LONG_TEXT } from '../../engine/long-text.ts';
import type { ReadText } from '../../engine/protocol.ts';
import { Waiting } from '../../shell/waiting.tsx';
import { change, redo, undo, useWorkspace } from '../../state/workspace.ts';
import { suggestionsAt } from './completions.ts';
import { Faults } from './faults.tsx';
import { useShownPlace } from './shown-place.ts';
import type { TextEditor } from './text-editor.ts';
import { contextAt } from './yaml-context.ts';

const SAVED = {
  saved: 'saved',
  saving: 'saving',
  unsaved: 'not saved yet',
  failed: 'not saved',
  conflict: 'changed elsewhere',
};

/** The text of the situation beside its table: what is changed in one is changed in the other. */
export function YamlPane() {
  const place = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<TextEditor | undefined>();
  const file = useWorkspace(({ opened }) => opened?.file ?? 'situation.yaml');
  const save = useWorkspace((state) => state.save.state);
  const text = useWorkspace((state) => state.text);
  const lines = useMemo(() => text.split('\n').length, [text]);
  useEffect(() => {
    let made: TextEditor | undefined;
    let isGone = false;
    void Promise.all([import('./text-editor.ts'), ask('schema', undefined).answer]).then(
      ([{ textEditor }, schema = {}]) => {
        if (isGone || !place.current) return;
        made = textEditor({
          parent: place.current,
          text: useWorkspace.getState().text,
          onChange: change,
          onUndo: undo,
          onRedo: redo,
          suggest(text, offset) {
            const context = contextAt(text, offset);
            const { sound } = useWorkspace.getState();
            return { typed: context.typed, suggestions: suggestionsAt(context, schema, sound?.situation) };
          },
        });
        setEditor(made);
      },
    );
    return () => {
      isGone = true;
      made?.destroy();
    };
  }, []);
  useEffect(() => {
    if (!editor) return;
    const { text: first, read } = useWorkspace.getState();
    editor.setText(first);
    const show = (read: ReadText | undefined) => read && editor.setFaults([...read.faults, ...read.warnings]);
    show(read);
    return useWorkspace.subscribe((now, before) => {
      if (now.text !== before.text) editor.setText(now.text);
      if (now.read !== before.read || now.text !== before.text) show(now.read);
    });
  }, [editor]);
  useShown(editor);
  return (
    <section className="yamlw" aria-label="The text">
      <div className="yh">
        <b dir="auto">{file}</b>
        <span className="mu sm">
          {countOf(lines, 'line')}, {SAVED[save]}
        </span>
      </div>
      <div className="yaml" ref={place}>
        {!editor && <Waiting />}
      </div>
      <Faults />
    </section>
  );
}

/** Follows what the table looks at. */
function useShown(editor: TextEditor | undefined): void {
  const { path, at, wish, withFocus } = useShownPlace();
  const seen = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a wish says that the rest changed
  useEffect(() => {
    if (!editor || wish === seen.current) return;
    seen.current = wish;
    if (at) {
      const from = editor.offsetOf(at);
      return editor.show({ from, to: from }, withFocus);
    }
    if (!path) return;
    let isGone = false;
    const look = async (): Promise<void> => {
      const { text } = useWorkspace.getState();
      if (text.length > LONG_TEXT) return;
      const found = await ask('places', { text, offsets: [], paths: [path] }).answer;
      if (isGone) return;
      // What was written in the meantime may have moved the place.
      if (useWorkspace.getState().text !== text) return look();
      if (found) editor.show(found.stretches[0]);
    };
    const timer = setTimeout(look, 120);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [editor, wish]);
}
