import type { ViewName } from '../shell/address-of.ts';
import { addressOf, samplingOf } from '../shell/address-of.ts';
import { saveNow, useWorkspace } from '../state/workspace.ts';
import { unpacked } from './link.ts';
import { useOffer } from './offer.ts';
import { openShared } from './open-shared.ts';

/**
 * Follows a link that carries a situation: it opens as a copy beside what is here. A folder is asked first, and so is a reader whose
 * open work is not saved.
 *
 * @returns whether the copy is open
 */
export async function followLink(view: ViewName, letters: string): Promise<boolean> {
  // Loaded again, the page is to show the copy as it is then, and not make another.
  history.replaceState(null, '', addressOf(view, useWorkspace.getState().opened?.id));
  const { shared, refused } = unpacked(letters);
  if (!shared) {
    useOffer.setState({ refused });
    return false;
  }
  await saveNow();
  const { home, save } = useWorkspace.getState();
  if (home?.kind === 'server' || save.state !== 'saved') {
    useOffer.setState({ offered: shared });
    return false;
  }
  const id = await openShared(shared);
  if (id !== undefined) history.replaceState(null, '', addressOf(view, id) + samplingOf(shared));
  return id !== undefined;
}
