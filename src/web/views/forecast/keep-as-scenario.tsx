import { useState } from 'react';
import { Dialog } from '../../shell/dialog.tsx';
import { useView } from '../../state/view.ts';
import { edit, unpinAll, useWorkspace } from '../../state/workspace.ts';

/** Writes what is moved into the file: as a scenario of its own, or in place of what stands there. */
export function KeepAsScenario() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Keep…
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Keep what you changed">
        <Keep onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function Keep({ onDone }: { onDone: () => void }) {
  const pins = useWorkspace((state) => state.pins);
  const scenarios = useWorkspace((state) => state.sound?.situation.scenarios) ?? {};
  const [name, setName] = useState(() => freeName(Object.keys(scenarios)));
  const [because, setBecause] = useState('');
  const taken = Object.hasOwn(scenarios, name.trim());
  const asScenario = async () => {
    const id = name.trim();
    const change = Object.fromEntries(pins.map(({ path, value }) => [path, value]));
    await edit([{ at: ['scenarios', id], put: [{ ...(because.trim() && { because: because.trim() }), change }] }]);
    unpinAll();
    useView.setState(({ scenariosOn }) => ({ scenariosOn: [...scenariosOn, id] }));
    onDone();
  };
  const intoFile = async () => {
    await edit(pins.map(({ path, value }) => ({ at: path.split('.'), put: value })));
    unpinAll();
    onDone();
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '' && !taken) void asScenario();
      }}
    >
      <label>
        Name of the scenario
        <input
          value={name}
          maxLength={80}
          onChange={({ target }) => setName(target.value)}
          aria-invalid={taken}
          aria-describedby="taken"
        />
      </label>
      <p id="taken" className="fault">
        {taken ? 'There is a scenario of this name, expected another name.' : ''}
      </p>
      <label>
        Why it could come to that
        <input value={because} maxLength={2000} onChange={({ target }) => setBecause(target.value)} />
      </label>
      <div className="buttons">
        <button type="submit" className="pri" disabled={taken || name.trim() === ''}>
          Keep as scenario
        </button>
        <button type="button" onClick={() => void intoFile()}>
          Write into the situation instead
        </button>
      </div>
    </form>
  );
}

function freeName(taken: readonly string[]): string {
  for (let k = 1; ; k++) {
    const name = k === 1 ? 'my-change' : `my-change-${k}`;
    if (!taken.includes(name)) return name;
  }
}
