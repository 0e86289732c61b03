import { useState } from 'react';
import { formatFault } from '../../../situation/fault.ts';
import { ask } from '../../engine/client.ts';
import { explanationsOf } from '../../home/examples.ts';
import { edit, useWorkspace } from '../../state/workspace.ts';

/** A first matrix: two explanations and one item, to be named in the file. */
const FIRST_MATRIX = {
  question: 'What explains it?',
  explanations: { first: { name: 'The first explanation' }, second: { name: 'The second explanation' } },
  evidence: { item: { name: 'What was seen', likelihood: { first: 0.7, second: 0.3 } } },
};

/** Puts a matrix into the situation; the view that comes of it takes the focus from the button that is gone. */
async function put(matrix: unknown): Promise<void> {
  document.getElementById('main')?.focus();
  await edit([{ at: ['hypotheses'], put: matrix }]);
}

/** A situation without explanations: where they can come from. */
export function Begin() {
  const opened = useWorkspace((state) => state.opened?.id);
  const [trouble, setTrouble] = useState<string>();
  const bring = async (contents: string | Uint8Array, file: string) => {
    try {
      const found = await ask('section', { contents, file }).answer;
      if (!found) return;
      if (!found.section) return setTrouble(found.faults.slice(0, 3).map(formatFault).join('\n'));
      await put(found.section);
    } catch (error) {
      setTrouble((error as Error).message);
    }
  };
  return (
    <section>
      <h1 className="view-title">Hypotheses</h1>
      <div className="empty">
        <p>
          <b>No explanations yet.</b> Competing explanations of what happened go here, weighed by the evidence. You say
          how likely each item of evidence would be if each were true; Bayes’s rule does the rest, and the counts of ACH
          (analysis of competing hypotheses) stand beside it.
        </p>
        <div className="buttons hyp-begin">
          {opened !== undefined && explanationsOf(opened) && (
            <button
              type="button"
              className="pri"
              onClick={() => void explanationsOf(opened)?.().then((text) => bring(text, 'hypotheses.yaml'))}
            >
              Take the example’s explanations
            </button>
          )}
          <button type="button" onClick={() => void put(FIRST_MATRIX)}>
            Begin with two to fill in
          </button>
          <label className="hyp-file">
            <span className="mu sm">or from a file: YAML, .achz, CSV or .xlsx</span>
            <input
              type="file"
              accept=".yaml,.yml,.json,.achz,.xml,.csv,.tsv,.txt,.xlsx"
              onChange={({ target }) => {
                const file = target.files?.[0];
                if (file && file.size > 10_000_000) setTrouble(`${file.name} is larger than 10 MB.`);
                else if (file) void file.arrayBuffer().then((bytes) => bring(new Uint8Array(bytes), file.name));
              }}
            />
          </label>
        </div>
        {trouble && (
          <p className="fault" role="alert" dir="auto">
            {trouble}
          </p>
        )}
      </div>
    </section>
  );
}
