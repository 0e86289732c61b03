import { lazy, Suspense, useEffect } from 'react';
import { Dialog } from '../dialog.tsx';
import { Waiting } from '../waiting.tsx';
import { closeDialog, openFiles, useOpening } from './opening.ts';

const Choices = lazy(() => import('./choices.tsx'));

const TITLES = {
  own: 'Start your own',
  template: 'From a template',
  file: 'From a file',
  paste: 'Paste a table',
  merge: 'Merge coders’ files',
};

/** Recent work, what can be recovered, the examples, and ways to begin. Files that are dropped anywhere on the page come here. */
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
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) openFiles(files);
    };
    addEventListener('dragover', onDragOver);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragover', onDragOver);
      removeEventListener('drop', onDrop);
    };
  }, []);
}
