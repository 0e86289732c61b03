import { useEffect } from 'react';
import { ImportOutcome } from './import-result.tsx';
import { openFiles } from './opening.ts';
import { useImport } from './use-import.ts';

/** A file that is chosen or dropped: known by its contents, whatever it is called. */
export function FileForm({ dropped }: { dropped: File | undefined }) {
  const { reading, readFile, readBytes } = useImport();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a file is read once
  useEffect(() => {
    if (dropped) void readFile(dropped);
  }, [dropped]);
  return (
    <>
      {reading && (
        <ImportOutcome reading={reading} onAgain={(choices) => void readBytes(reading.file, reading.bytes, choices)} />
      )}
      <label className="drop">
        <b>{reading ? 'Choose another file' : 'Drop a file here, or choose one'}</b>
        <span className="mu sm">
          Tightrope’s own YAML; a table with the columns Actor, Capability, Position, Salience as CSV or Excel (.xlsx);
          a workbook with the sheets actors, issues and stances; KTAB’s CSV and XML; Decide’s text; what Share saved, or
          a zip of all data. At most 10 MB. It stays on this machine. If you choose several files, they are merged as
          codings of one case.
        </span>
        <input
          type="file"
          multiple
          accept=".yaml,.yml,.json,.csv,.tsv,.txt,.xml,.xlsx,.zip"
          onChange={({ target }) => {
            const files = [...(target.files ?? [])];
            // The same file may be chosen again after it was mended.
            target.value = '';
            if (files.length > 0) openFiles(files);
          }}
        />
      </label>
    </>
  );
}
