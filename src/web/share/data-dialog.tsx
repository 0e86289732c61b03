import { useEffect, useState } from 'react';
import { count } from '../../report/words/numbers.ts';
import { download } from '../chart/download.ts';
import { addressOf } from '../shell/address-of.ts';
import { Dialog } from '../shell/dialog.tsx';
import { useWorkspace } from '../state/workspace.ts';
import type { AllData } from './all-data.ts';
import { collected } from './collect.ts';
import { dataIn } from './data-in-zip.ts';
import { zipOf } from './data-zip.ts';
import { type Restored, restored } from './restore.ts';
import { LARGEST_ZIP } from './unzip.ts';

/** All data as one zip, and back. @param given a zip that the reader opened */
export default function DataDialog({ given, onClose }: { given: File | undefined; onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title="All my data">
      <Data given={given} onClose={onClose} />
    </Dialog>
  );
}

const aTurn = () => new Promise<void>((resolve) => setTimeout(resolve));
const many = (n: number, one: string, more: string) => (n === 1 ? `one ${one}` : `${count(n)} ${more}`);

const withVersions = (n: number) => (n > 0 ? ` with ${many(n, 'kept version', 'kept versions')}` : '');

function Data({ given, onClose }: { given: File | undefined; onClose: () => void }) {
  const home = useWorkspace((state) => state.home);
  const [said, setSaid] = useState<string[]>([]);
  const [waiting, setWaiting] = useState<{ data: AllData; name: string } | undefined>();
  const [back, setBack] = useState<Restored | undefined>();
  const [isBusy, setBusy] = useState(false);
  const isServer = home?.kind === 'server';

  const save = async () => {
    if (!home) return;
    setBusy(true);
    try {
      const { data, left } = await collected(home, (done, of) => setSaid([`${done} of ${of} read`]));
      if (data.situations.length === 0 && data.ledger === undefined) {
        setSaid(['There is nothing of yours here yet. Examples come with the page.']);
        return setBusy(false);
      }
      setSaid(['Packing']);
      await aTurn();
      const now = new Date();
      const zip = zipOf(data, now);
      download(
        `tightrope-${now.toISOString().slice(0, 10)}.zip`,
        new Blob([zip as BlobPart], { type: 'application/zip' }),
      );
      const versions = data.situations.reduce((sum, one) => sum + one.versions.length, 0);
      setSaid([
        `Saved ${many(data.situations.length, 'situation', 'situations')}${withVersions(versions)}: ${count(Math.ceil(zip.length / 1000))} kB.`,
        ...(left > 0 ? [`${many(left, 'older version', 'older versions')} did not fit, and stay here.`] : []),
      ]);
    } catch (error) {
      setSaid([`Nothing was saved. ${(error as Error).message}`]);
    }
    setBusy(false);
  };
  const bring = async (data: AllData) => {
    if (!home) return;
    setBusy(true);
    setWaiting(undefined);
    const result = await restored(home, data, (done, of) => setSaid([`${done} of ${of} brought back`]));
    setSaid(inWords(result));
    setBack(result);
    setBusy(false);
  };
  const take = async (file: File) => {
    setBusy(true);
    setBack(undefined);
    setWaiting(undefined);
    setSaid(['Reading']);
    const bytes = file.size <= LARGEST_ZIP ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array(LARGEST_ZIP + 1);
    const { data, odd, refused } = await dataIn(bytes, aTurn);
    setBusy(false);
    if (!data) return setSaid([`${file.name} is not opened: ${refused}. Nothing here was changed.`]);
    setSaid(odd);
    setWaiting({ data, name: file.name });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a zip is taken once
  useEffect(() => {
    if (given) void take(given);
  }, [given]);

  return (
    <div className="share">
      <p>
        {isServer ? 'Every situation of this folder' : 'Every situation of this browser'} with its kept versions, the
        ledger, and your settings, as one zip. It is made on this machine and goes nowhere else.
      </p>
      <div className="buttons">
        <button type="button" className={waiting ? '' : 'pri'} disabled={isBusy} onClick={() => void save()}>
          Save all as one zip
        </button>
      </div>
      <label className="file">
        Bring it back from a zip: as copies beside what is here
        <input
          type="file"
          accept=".zip"
          disabled={isBusy}
          onChange={({ target }) => {
            const file = target.files?.[0];
            if (file) void take(file);
          }}
        />
      </label>
      <div role="status">
        {said.map((line) => (
          <p key={line} className="sm" dir="auto">
            {line}
          </p>
        ))}
      </div>
      {waiting && (
        <>
          <p>
            <b dir="auto">{waiting.name}</b> holds {contents(waiting.data)}.{' '}
            {isServer && 'They are written into this folder as new files; no file that is there is replaced.'}
          </p>
          <div className="buttons">
            <button type="button" className="pri" disabled={isBusy} onClick={() => void bring(waiting.data)}>
              Bring back as copies
            </button>
          </div>
        </>
      )}
      {back?.ids[0] !== undefined && (
        <div className="buttons">
          <button
            type="button"
            className="pri"
            onClick={() => {
              location.hash = addressOf('forecast', back.ids[0]);
              onClose();
            }}
          >
            Open the first
          </button>
        </div>
      )}
    </div>
  );
}

function contents({ situations, ledger, settings }: AllData): string {
  const versions = situations.reduce((sum, one) => sum + one.versions.length, 0);
  const ledgers = situations.filter((one) => one.ledger !== undefined).length + (ledger === undefined ? 0 : 1);
  return [
    many(situations.length, 'situation', 'situations'),
    ...(versions > 0 ? [many(versions, 'kept version', 'kept versions')] : []),
    ...(ledgers > 0 ? [many(ledgers, 'ledger', 'ledgers')] : []),
    ...(settings.size > 0 ? ['settings'] : []),
  ].join(', ');
}

function inWords({ ids, of, versions, left, ledger, failed }: Restored): string[] {
  const situations =
    ids.length < of ? `${count(ids.length)} of ${count(of)} situations` : many(of, 'situation', 'situations');
  const said = [`Back here: ${situations}${withVersions(versions)}.`];
  if (ledger)
    said.push(
      `Ledger: ${count(ledger.added)} entries added, ${count(ledger.known)} known already, ${count(ledger.refused)} refused.`,
    );
  if (left.length > 0) said.push(`Only in the zip: ${left.join(', ')}.`);
  if (failed !== undefined) said.push(`The rest did not come back. ${failed}`);
  return said;
}
