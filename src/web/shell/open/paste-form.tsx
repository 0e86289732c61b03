import { useState } from 'react';
import { focusAtOnce } from '../focus-at-once.ts';
import { ImportOutcome } from './import-result.tsx';
import { useImport } from './use-import.ts';

const EXAMPLE = 'Actor\tCapability\tPosition\tSalience\nMinistry\t60\t80\t0.9\nUnion\t40-60\t20\t0.7';

/** A table that was copied from a spreadsheet or a page: tabs, commas or semicolons between the cells. */
export function PasteForm() {
  const [text, setText] = useState('');
  const { reading, readBytes, forget } = useImport();
  const read = () => void readBytes('pasted table', new TextEncoder().encode(text));
  return (
    <>
      {reading && (
        <ImportOutcome reading={reading} onAgain={(choices) => void readBytes(reading.file, reading.bytes, choices)} />
      )}
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') read();
        }}
      >
        <label>
          A table with headings in its first row: Actor, Capability, Position, Salience; also Issue, Status quo, Veto,
          Because, Source
          <textarea
            ref={focusAtOnce}
            rows={9}
            className="pasted"
            value={text}
            spellCheck={false}
            placeholder={EXAMPLE}
            onChange={({ target }) => {
              setText(target.value);
              forget();
            }}
          />
        </label>
        <div className="buttons">
          <button type="submit" className="pri" disabled={text.trim() === ''}>
            Read the table
          </button>
          <span className="mu sm">Select the cells in your spreadsheet, copy them, and paste them here.</span>
        </div>
      </form>
    </>
  );
}
