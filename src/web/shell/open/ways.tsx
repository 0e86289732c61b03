import { openDialog, type Way } from './opening.ts';

const WAYS: readonly [way: Way, title: string, says: string][] = [
  ['own', 'Name actors and issues', 'A few questions; then a table to fill in'],
  ['template', 'From a template', 'Two sides and a veto; a vote; a treaty with several issues'],
  ['file', 'Drop or choose a file', 'YAML, CSV, Excel, KTAB or Decide'],
  ['paste', 'Paste a table', 'Actor, capability, position, salience'],
  ['merge', 'Merge coders’ files', 'Several codings of one case, and where they disagree'],
];

/** The ways to begin a situation. */
export const Ways = () => (
  <div className="starts">
    {WAYS.map(([way, title, says]) => (
      <button key={way} type="button" onClick={() => openDialog(way)}>
        <b>{title}</b>
        <span>{says}</span>
      </button>
    ))}
  </div>
);
