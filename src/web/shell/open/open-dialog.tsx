import { lazy, Suspense, useEffect } from 'react';
import { Dialog } from '../dialog.tsx';
import { Waiting } from '../waiting.tsx';
import { closeDialog, openFile, useOpening } from './opening.ts';

const Choices = lazy(() => import('./choices.tsx'));

const TITLES = {
  own: 'Start your own',
  template: 'From a template',
  file: 'From a file',
  paste: 'Paste a table',
};

/** Recent work, what can be recovered, the examples, and ways to begin. A file that is dropped anywhere on the page comes here. */
export function OpenDialog() {
  const { isOpen, way } = useOpening();
  useDroppedFiles();
  return (
    <Dialog open={isOpen} onClose={closeDialog} title={way ? TITLES[way] : 'Open a situation'}>
      <Suspense fallback={<Waiting />}>
        <Choices />
      </Suspense>
    </Dialog>
  );
}

/** Without this the browser would leave the page for a file that is dropped on it. */
function useDroppedFiles(): void {
  useEffect(() => {
    const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
    const onDragOver = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault();
    };
    const onDrop = (event: DragEvent) => {
      // Another dialog may have a place of its own for files.
      if (event.defaultPrevented || !hasFiles(event)) return;
      event.preventDefault();
      const [file] = event.dataTransfer?.files ?? [];
      if (file) openFile(file);
    };
    addEventListener('dragover', onDragOver);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragover', onDragOver);
      removeEventListener('drop', onDrop);
    };
  }, []);
}
