import { applyChange } from '../../situation/change.ts';
import type { Situation } from '../../situation/situation.ts';
import { copyOf } from '../../situation/viewpoint.ts';
import type { Pin } from '../engine/protocol.ts';
import { useView } from '../state/view.ts';
import { newSituation, pinAll, useWorkspace } from '../state/workspace.ts';
import { nameOfCopy } from './name-of-copy.ts';
import { useOffer } from './offer.ts';
import type { Shared } from './shared.ts';

/**
 * Opens what somebody handed on as a new situation of the home, with the view of the sender. Nothing that is there is replaced.
 *
 * @returns its id; undefined if the home refuses, which `useOffer` then says
 */
export async function openShared(shared: Shared): Promise<string | undefined> {
  const id = await newSituation(nameOfCopy(shared.file, shared.text), shared.text);
  if (id === undefined) {
    const { trouble } = useWorkspace.getState();
    useOffer.setState({ refused: `The copy could not be kept. ${trouble ?? ''} Nothing here was changed.` });
    return undefined;
  }
  const { issue, outcome, why, modelsOff, scenariosOn, calibrated, points, seed, samples } = shared;
  useView.setState({ issue, outcome, why, modelsOff, scenariosOn, calibrated, points, seed, samples });
  if (shared.pins.length > 0) void soundText(id).then((situation) => situation && pinKnown(situation, shared.pins));
  return id;
}

/** Moves what the situation has: a path that it does not know would leave it without a forecast. */
function pinKnown(situation: Situation, pins: readonly Pin[]): void {
  const tried = copyOf(situation);
  pinAll(pins.filter(({ path, value }) => applyChange(tried, path, value) === undefined));
}

/** The situation once the engine has read it; undefined if it has faults, or another one is opened meanwhile. */
function soundText(id: string): Promise<Situation | undefined> {
  return new Promise((resolve) => {
    const stop = useWorkspace.subscribe(({ opened, read }) => {
      if (opened?.id === id && read === undefined) return;
      stop();
      resolve(opened?.id === id ? read?.situation : undefined);
    });
  });
}
