import { browserHome } from '../home/browser-home.ts';
import { isOneFile } from '../home/carried.ts';
import { examples, findCarried } from '../home/examples.ts';
import { isServed, serverHome } from '../home/server-home.ts';
import { startForecasting, useForecast } from '../state/forecast.ts';
import { findQueue } from '../state/queue.ts';
import { useView } from '../state/view.ts';
import { openSituation, startWorkspace, useWorkspace } from '../state/workspace.ts';
import { defaultIssue } from '../views/forecast/default-issue.ts';
import { placeIn } from './address.ts';
import { addressOf } from './address-of.ts';

const queryOf = (hash: string) => (hash.includes('?') ? hash.slice(hash.indexOf('?')) : '');

/** From the address to an open situation with its forecast under way. */
export async function startPage(): Promise<void> {
  let missing = '';
  const isCarried = await findCarried().catch((error: Error) => {
    missing = error.message;
    return true;
  });
  // A page that carries its situations has no server of its own.
  const home = !isCarried && (await isServed()) ? serverHome() : await browserHome();
  startWorkspace(home);
  // Most servers have none; the page does not wait to know.
  if (home.kind === 'server') void findQueue().catch(() => undefined);
  startForecasting();
  useForecast.subscribe(({ picture }) => {
    if (picture && useView.getState().issue === undefined) useView.setState({ issue: defaultIssue(picture.forecast) });
  });
  /** @returns whether the address says what to open, and it is open */
  const follow = async () => {
    const { view, situation, copy } = placeIn(location.hash);
    // What others hand on needs code that most visits do not.
    if (copy !== undefined) return (await import('../share/follow-link.ts')).followLink(view, copy);
    if (situation !== undefined) await openSituation(situation);
    return situation !== undefined;
  };
  addEventListener('hashchange', () => void follow());
  const { view, samples, seed } = placeIn(location.hash);
  useView.setState({ ...(samples && { samples }), ...(seed !== undefined && { seed }) });
  if (!(await follow())) {
    const [latest] = isCarried ? [] : await home.list().catch(() => []);
    const id = latest?.id ?? examples.first();
    history.replaceState(null, '', addressOf(view, id));
    await openSituation(id);
  }
  // An example that is changed becomes the reader's own, at an address of its own.
  useWorkspace.subscribe((now, before) => {
    const id = now.opened?.id;
    if (id !== undefined && id !== before.opened?.id && placeIn(location.hash).situation !== id)
      // What a view keeps in the address stays, such as the claim that is open.
      history.replaceState(null, '', addressOf(placeIn(location.hash).view, id) + queryOf(location.hash));
  });
  if (missing !== '') useWorkspace.setState({ trouble: missing });
  if ('serviceWorker' in navigator && !isOneFile())
    navigator.serviceWorker.register('./service-worker.js').catch(() => {});
}
