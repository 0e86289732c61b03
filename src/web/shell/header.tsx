import { dayInWords } from '../../report/words/names.ts';
import { redo, undo, useWorkspace } from '../state/workspace.ts';
import { Brand } from './brand.tsx';
import { ThemeButton } from './theme-button.tsx';

const SAVED = {
  saved: 'saved',
  saving: 'saving',
  unsaved: 'not saved yet',
  failed: 'not saved',
  conflict: 'changed elsewhere',
};

export function Header({ onOpen, onShare }: { onOpen: () => void; onShare: () => void }) {
  const title = useWorkspace(({ sound, outline, opened }) => (sound ?? outline)?.situation.title ?? opened?.file ?? '');
  const asOf = useWorkspace(({ sound }) => sound?.situation.asOf);
  const isChanged = useWorkspace(({ past }) => past.length > 0);
  const isUndone = useWorkspace(({ future }) => future.length > 0);
  const save = useWorkspace(({ save }) => save.state);
  const isOpen = useWorkspace(({ opened }) => opened !== undefined);
  return (
    <header className="bar">
      <div className="wrap">
        <Brand />
        <div className="case">
          <b dir="auto">{title}</b>
          <span className="mu sm">
            {asOf && `as of ${dayInWords(asOf)}, `}
            {isOpen && SAVED[save]}
          </span>
        </div>
        <div className="tools">
          <button type="button" onClick={undo} disabled={!isChanged}>
            Undo
          </button>
          <button type="button" className="wide" onClick={redo} disabled={!isUndone}>
            Redo
          </button>
          <button type="button" onClick={onOpen}>
            Open
          </button>
          <button type="button" onClick={onShare} disabled={!isOpen}>
            Share
          </button>
          <ThemeButton className="wide" />
        </div>
      </div>
    </header>
  );
}
