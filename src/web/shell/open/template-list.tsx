import { begin } from './begin.ts';
import { TEMPLATES } from './templates.ts';

/** Sound situations to write over: there is a forecast from the first moment. */
export const Templates = () => (
  <ul>
    {TEMPLATES.map(({ title, says, file, text }) => (
      <li key={file}>
        <button type="button" onClick={() => void begin(file, text(new Date()))}>
          <span>{title}</span>
          <span className="mu sm">{says}</span>
        </button>
      </li>
    ))}
  </ul>
);
