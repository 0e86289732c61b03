import { useEffect, useState } from 'react';
import { LARGEST_BYTES } from '../../../situation/yaml-source.ts';
import { ask } from '../../engine/client.ts';
import type { ImportChoices, Merged } from '../../engine/protocol.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { Waiting } from '../waiting.tsx';
import { begin } from './begin.ts';
import { ChoicesOfTable, FaultList } from './import-result.tsx';
import { openFiles } from './opening.ts';
import { PanelAgreement } from './panel-agreement.tsx';

/** Bytes of all files together, as many as of *All my data*. */
const LARGEST_TOGETHER = 6 * LARGEST_BYTES;

/** Files of several coders of one case, or questionnaires about the situation that is open, as one situation. */
export function MergeForm({ dropped }: { dropped: readonly File[] }) {
  const [choices, setChoices] = useState<ImportChoices>({});
  const [merged, setMerged] = useState<Merged | undefined>();
  const [trouble, setTrouble] = useState<string | undefined>();
  useEffect(() => {
    let isLeft = false;
    setMerged(undefined);
    setTrouble(undefined);
    if (dropped.length > 0)
      mergeOf(dropped, choices).then(
        (found) => !isLeft && setMerged(found),
        (error: Error) => !isLeft && setTrouble(error.message),
      );
    return () => {
      isLeft = true;
    };
  }, [dropped, choices]);
  const isWrong = merged !== undefined && merged.text === undefined;
  return (
    <>
      {trouble !== undefined && (
        <p className="fault" role="alert" dir="auto">
          {trouble}
        </p>
      )}
      {dropped.length > 0 && !merged && trouble === undefined && <Waiting />}
      {merged && (
        <div role="status">
          {isWrong && (
            <div className="import-result">
              <p>
                <b>The files cannot be merged yet.</b>
              </p>
              <FaultList faults={merged.faults} withFile />
              <ChoicesOfTable choices={choices} onAgain={setChoices} />
            </div>
          )}
          {merged.about !== undefined && (
            <p>
              Answers to <bdi>{merged.about}</bdi>
            </p>
          )}
          {merged.agreement && <PanelAgreement agreement={merged.agreement} warnings={merged.faults} />}
          {merged.text !== undefined && (
            <div className="buttons">
              <button type="button" className="pri" onClick={() => void begin(merged.name, merged.text ?? '')}>
                Open the merged situation
              </button>
              <span className="mu sm">It opens beside what is there; each value keeps what everybody said.</span>
            </div>
          )}
        </div>
      )}
      <label className="drop">
        <b>{dropped.length > 0 ? 'Choose other files' : 'Drop the files of all coders here, or choose them'}</b>
        <span className="mu sm">
          A situation or a table of each coder, named after the coder: ann.yaml, bob.xlsx. Or the questionnaires that
          experts sent back. Add the situation they are about, or open it first.
        </span>
        <input
          type="file"
          multiple
          accept=".yaml,.yml,.json,.csv,.tsv,.txt,.xml,.xlsx"
          onChange={({ target }) => {
            const files = [...(target.files ?? [])];
            // The same files may be chosen again after they were mended.
            target.value = '';
            if (files.length > 0) openFiles(files, 'merge');
          }}
        />
      </label>
    </>
  );
}

async function mergeOf(files: readonly File[], options: ImportChoices): Promise<Merged | undefined> {
  const large = files.find(({ size }) => size > LARGEST_BYTES);
  if (large) throw new Error(`${large.name} has ${large.size} bytes, expected at most ${LARGEST_BYTES}.`);
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (bytes > LARGEST_TOGETHER)
    throw new Error(`The files have ${bytes} bytes, expected at most ${LARGEST_TOGETHER} together.`);
  const read = await Promise.all(
    files.map(async (file) => ({ file: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
  const { opened, text } = useWorkspace.getState();
  const asked = opened && { file: opened.file, text };
  return ask('merge', { files: read, asked, options }).answer;
}
