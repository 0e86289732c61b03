import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Router, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { useOffer } from '../share/offer.ts';
import { useWorkspace } from '../state/workspace.ts';
import { placeIn } from './address.ts';
import { addressOf, type ViewName } from './address-of.ts';
import { Banners } from './banners.tsx';
import { Header } from './header.tsx';
import { KeyList } from './key-list.tsx';
import { useKeys } from './keys.ts';
import { NothingYet } from './nothing-yet.tsx';
import { OpenDialog } from './open/open-dialog.tsx';
import { openDialog } from './open/opening.ts';
import { StatusLine } from './status-line.tsx';
import { ThemeButton } from './theme-button.tsx';
import { useViews } from './views.ts';
import { Waiting } from './waiting.tsx';

export function App() {
  return (
    <Router hook={useHashLocation}>
      <Page />
    </Router>
  );
}

/** Which dialog is open. */
export type DialogName = 'share' | 'data' | 'keys';

const ShareDialog = lazy(() => import('../share/share-dialog.tsx'));
const DataDialog = lazy(() => import('../share/data-dialog.tsx'));
const OfferDialog = lazy(() => import('../share/offer-dialog.tsx'));

function Page() {
  const [location, navigate] = useLocation();
  const { view } = placeIn(`#${location}`);
  const views = useViews();
  const situation = useWorkspace((state) => state.opened?.id);
  const [dialog, setDialog] = useState<DialogName | undefined>();
  const isOffered = useOffer(({ offered }) => offered !== undefined);
  const zip = useOffer((state) => state.zip);
  const closeData = () => {
    setDialog(undefined);
    useOffer.setState({ zip: undefined });
  };
  const entry = views.find(({ name }) => name === view) ?? views[0];
  useKeys({
    toView: (k) => views[k] && navigate(addressOf(views[k].name, situation).slice(1)),
    onHelp: () => setDialog('keys'),
    onSearch: () => search(entry.name),
  });
  const isUnsound = useWorkspace(({ read, outline, sound }) => sound === undefined && (read ?? outline) !== undefined);
  const isNothing = useWorkspace((state) => state.trouble !== undefined && state.opened === undefined);
  const title = useWorkspace((state) => state.sound?.situation.title);
  useEffect(() => {
    document.title = title ? `${title} · ${entry.title} · Tightrope` : 'Tightrope';
  }, [title, entry]);
  const tabs = useRef<HTMLElement>(null);
  // On a narrow page there are more tabs than room.
  useEffect(() => {
    const tab = tabs.current?.querySelector<HTMLElement>(`[href^="#/${entry.name}"]`);
    if (tab && tabs.current) tabs.current.scrollLeft = tab.offsetLeft - (innerWidth - tab.offsetWidth) / 2;
  }, [entry]);
  return (
    <>
      <button type="button" className="skip" onClick={() => document.getElementById('main')?.focus()}>
        Skip to the content
      </button>
      <Header onOpen={() => openDialog()} onShare={() => setDialog('share')} />
      <div className="tabs-bar">
        <div className="wrap tabs">
          <nav
            aria-label="Views"
            ref={tabs}
            onFocus={({ target }) => {
              // A tab that moved away under the pointer would lose its click.
              if (target.matches(':focus-visible')) target.scrollIntoView({ block: 'nearest', inline: 'center' });
            }}
          >
            {views.map(({ name, title }) => (
              <a key={name} href={addressOf(name, situation)} aria-current={name === entry.name ? 'page' : undefined}>
                {title}
              </a>
            ))}
          </nav>
          <StatusLine />
        </div>
      </div>
      <main className="wrap" id="main" tabIndex={-1}>
        <Banners />
        <Suspense fallback={<Waiting />}>
          {isNothing ? null : isUnsound && entry.needsSound ? <NothingYet /> : <entry.View />}
        </Suspense>
      </main>
      <footer className="wrap page-foot">
        <button type="button" className="plain" onClick={() => setDialog('keys')}>
          Keyboard
        </button>
        <ThemeButton className="plain narrow" />
        <button type="button" className="plain" onClick={() => setDialog('data')}>
          All my data
        </button>
        <span>Numbers come from the models that are ticked; the seed makes them come again.</span>
      </footer>
      <OpenDialog />
      <KeyList open={dialog === 'keys'} onClose={() => setDialog(undefined)} />
      <Suspense>
        {dialog === 'share' && <ShareDialog onClose={() => setDialog(undefined)} />}
        {(dialog === 'data' || zip) && <DataDialog given={zip} onClose={closeData} />}
        {isOffered && <OfferDialog />}
      </Suspense>
    </>
  );
}

/** `/` goes to what the view searches in, or to the search for a situation; not over one that is being written. */
function search(view: ViewName): void {
  const field = document.querySelector<HTMLElement>('main [data-search]');
  if (field) field.focus();
  else if (view !== 'situation') openDialog();
}
