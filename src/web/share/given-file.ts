import { addressOf, samplingOf } from '../shell/address-of.ts';
import { useOffer } from './offer.ts';
import { openShared } from './open-shared.ts';
import { sharedOf } from './shared.ts';

/** No file that the page hands on is larger. */
const LARGEST_FILE = 10_000_000;

/**
 * Opens a file that the page made: what somebody saved with Share, as a copy with the view of the sender, or a zip of all data.
 *
 * @returns whether it is such a file; what is wrong with it is said by `useOffer`
 */
export async function openGiven(file: File): Promise<boolean> {
  if (/\.zip$/i.test(file.name)) {
    useOffer.setState({ zip: file });
    return true;
  }
  const start = await file.slice(0, 200).text();
  if (!/^\s*\{\s*"tightrope"\s*:/.test(start)) return false;
  const shared = file.size <= LARGEST_FILE ? sharedOf(parsed(await file.text())) : undefined;
  if (!shared) {
    useOffer.setState({
      refused: `${file.name}: not whole, or not a file that Share saved: it was cut or changed on its way. Nothing here was changed.`,
    });
    return true;
  }
  const id = await openShared(shared);
  if (id !== undefined) location.hash = addressOf(shared.view, id) + samplingOf(shared);
  return true;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
