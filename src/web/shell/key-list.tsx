import { Dialog } from './dialog.tsx';
import { useViews } from './views.ts';

const KEYS: [keys: string, does: string][] = [
  ['Ctrl Z', 'Undo, also after the page was loaded again'],
  ['Ctrl Shift Z', 'Redo'],
  ['Tab', 'To the next control; marks on a line are controls'],
  ['← →', 'Move a mark by 1'],
  ['Shift ← →', 'Move a mark by 10'],
  ['Home End', 'Move a mark to the end of the scale'],
  ['Escape', 'Put a mark back; close what is open'],
  ['/', 'Search the ledger there; elsewhere, but for Situation, open another situation'],
  ['?', 'This list'],
];

export function KeyList({ open, onClose }: { open: boolean; onClose: () => void }) {
  const views = useViews();
  const ofViews = [views.map((_, k) => k + 1).join(' '), views.map(({ title }) => title).join(', ')] as const;
  return (
    <Dialog open={open} onClose={onClose} title="Keyboard">
      <dl className="keys">
        {[ofViews, ...KEYS].map(([keys, does]) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
