import './open.css';
import { FileForm } from './file-form.tsx';
import { MergeForm } from './merge-form.tsx';
import { chooseWay, useOpening } from './opening.ts';
import { OwnForm } from './own-form.tsx';
import { PasteForm } from './paste-form.tsx';
import { Recent } from './recent.tsx';
import { Templates } from './template-list.tsx';
import { Ways } from './ways.tsx';

/** What the dialog shows. */
export default function ChoiceFields() {
  const { way, files } = useOpening();
  if (way === undefined)
    return (
      <div className="choices">
        <h3>Start your own</h3>
        <Ways />
        <Recent />
      </div>
    );
  return (
    <div className="choices">
      {way === 'own' && <OwnForm />}
      {way === 'template' && <Templates />}
      {way === 'file' && <FileForm dropped={files[0]} />}
      {way === 'paste' && <PasteForm />}
      {way === 'merge' && <MergeForm dropped={files} />}
      <p className="back">
        <button type="button" className="plain" onClick={() => chooseWay(undefined)}>
          Other ways to start, and recent work
        </button>
      </p>
    </div>
  );
}
