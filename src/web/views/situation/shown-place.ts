import { create } from 'zustand';
import type { Path } from '../../../situation/source.ts';
import { ask } from '../../engine/client.ts';
import { offsetIn } from '../../engine/text-offset.ts';
import { useWorkspace } from '../../state/workspace.ts';

/** What the table and the text both look at. */
interface ShownPlace {
  /** An entry of the situation. */
  path: Path | undefined;
  /** A place in the text, of a fault. */
  at: { line: number; column: number } | undefined;
  /** Counts the wishes to go there: the same place can be asked for again. */
  wish: number;
  /** Whether the text takes the focus. */
  withFocus: boolean;
}

export const useShownPlace = create<ShownPlace>(() => ({ path: undefined, at: undefined, wish: 0, withFocus: false }));

/** The text shows where an entry stands. */
export const showPath = (path: Path): void =>
  useShownPlace.setState(({ wish }) => ({ path, at: undefined, wish: wish + 1, withFocus: false }));

/** Text and table go to a place of the text, such as that of a fault. */
export async function goToPlace(at: { line: number; column: number }): Promise<void> {
  const { text } = useWorkspace.getState();
  const offset = offsetIn(text, at);
  useShownPlace.setState(({ wish }) => ({ path: undefined, at, wish: wish + 1, withFocus: true }));
  const found = await ask('places', { text, offsets: [offset], paths: [] }).answer;
  const path = found?.paths[0];
  if (path && useShownPlace.getState().at === at) useShownPlace.setState({ path });
}
