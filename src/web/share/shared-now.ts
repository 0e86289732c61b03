import { placeIn } from '../shell/address.ts';
import { useView } from '../state/view.ts';
import { useWorkspace } from '../state/workspace.ts';
import type { Shared } from './shared.ts';

/** What is on the screen, to be handed on. */
export function sharedNow(): Shared {
  const { text, pins, opened } = useWorkspace.getState();
  const { view } = placeIn(location.hash);
  return { tightrope: 1, file: opened?.file ?? 'situation.yaml', text, view, ...useView.getState(), pins };
}
