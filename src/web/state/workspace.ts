import { create } from 'zustand';
import type { Edit } from '../../situation/edit/edit-text.ts';
import { difference, type Patch } from '../../situation/edit/patch.ts';
import type { Situation } from '../../situation/situation.ts';
import { ask } from '../engine/client.ts';
import type { Outline } from '../engine/outline.ts';
import type { Pin, ReadText } from '../engine/protocol.ts';
import { readText } from '../engine/read-text.ts';
import { type KeptDraft, refusal } from '../home/database.ts';
import { examples, isExample } from '../home/examples.ts';
import type { Home, OpenSituation } from '../home/home.ts';
import { UNREACHED } from '../home/server-home.ts';
import { titleIn } from '../home/title.ts';
import { dropDraft, keepDraft, keptDraftOf } from './drafts.ts';
import { type EditHistory, type EditStep, redone, undone, withPatches, withPins } from './history.ts';
import { resetView } from './view.ts';

/** Whether the home has what is on the screen. */
export type SaveState =
  | { state: 'saved' | 'saving' | 'unsaved' }
  /** @param isUnreached nobody answered: it is tried again by itself */
  | { state: 'failed'; why: string; isUnreached?: boolean }
  | { state: 'conflict'; theirs: OpenSituation | undefined };

export interface Workspace extends EditHistory {
  home: Home | undefined;
  /** The situation that is open. */
  opened: Pick<OpenSituation, 'id' | 'file' | 'version'> | undefined;
  /** Counts the texts: what the engine read is of this one or an older one. */
  revision: number;
  /** What the engine read of the text as it is now; missing while it reads. */
  read: ReadText | undefined;
  /** What can be shown of a text with faults; missing where the text as it was read last has none, or cannot be read at all. */
  outline: Outline | undefined;
  /** The last text without a fault: forecasts are of this one. */
  sound: { revision: number; situation: Situation } | undefined;
  save: SaveState;
  /** Why nothing is open. */
  trouble: string | undefined;
}

export const useWorkspace = create<Workspace>(() => ({
  home: undefined,
  opened: undefined,
  text: '',
  pins: [],
  past: [],
  future: [],
  revision: 0,
  read: undefined,
  outline: undefined,
  sound: undefined,
  save: { state: 'saved' },
  trouble: undefined,
}));

const { getState: getWorkspace, setState: setWorkspace } = useWorkspace;

/** What is still to be written before another situation takes the place of this one, such as a stance that is being typed. */
export const beforeLeaving = new Set<() => Promise<void>>();

const leave = async (): Promise<void> => {
  for (const write of beforeLeaving) await write();
  await finishSaving();
};

/** Opens a situation of the home, or an example; what was not saved the last time comes back. */
export async function openSituation(id: string): Promise<void> {
  const { home, opened } = getWorkspace();
  if (!home || opened?.id === id) return;
  await leave();
  try {
    const draft = await keptDraftOf(home.kind, id);
    let isUnreached = false;
    const found = isExample(id)
      ? await examples.open(id)
      : await home.open(id).catch((error) => {
          isUnreached = true;
          return openDraft(error, draft);
        });
    const kept = draft && (draft.text === found.text || !draft.saved) ? draft : undefined;
    const { past = [], future = [] } = kept ?? {};
    resetView();
    const changedElsewhere = kept !== undefined && kept.text !== found.text && kept.version !== found.version;
    setWorkspace({
      opened: { id, file: found.file, version: kept?.version ?? found.version },
      ...{ text: kept?.text ?? found.text, pins: [], past, future, trouble: undefined },
      ...{ sound: undefined, outline: undefined },
      save: changedElsewhere
        ? { state: 'conflict', theirs: found }
        : isUnreached
          ? { state: 'failed', why: UNREACHED, isUnreached }
          : { state: kept && kept.text !== found.text ? 'unsaved' : 'saved' },
    });
    readAgain();
    if (isUnreached) tryAgain();
    if (kept && kept.text !== found.text && !changedElsewhere) saveSoon();
  } catch (error) {
    setWorkspace({
      opened: undefined,
      sound: undefined,
      outline: undefined,
      read: undefined,
      trouble: (error as Error).message,
    });
  }
}

/** What is kept in this browser of a situation whose server does not answer. @throws the error, if nothing is kept or the server refuses */
function openDraft(error: unknown, draft: KeptDraft | undefined): OpenSituation {
  // What fetch throws where nobody answers.
  if (!(error instanceof TypeError) || !draft) throw error;
  const { key, file, text, version } = draft;
  return { id: key.slice(key.indexOf(':') + 1), file, text, version };
}

/** Makes a new situation of a text, and opens it. */
export async function newSituation(file: string, text: string): Promise<string | undefined> {
  const { home } = getWorkspace();
  if (!home) return undefined;
  await leave();
  let made: OpenSituation;
  try {
    made = await home.create(file, text);
  } catch (error) {
    setWorkspace({ trouble: error instanceof DOMException ? refusal(error) : (error as Error).message });
    return undefined;
  }
  resetView();
  setWorkspace({
    opened: made,
    text,
    pins: [],
    past: [],
    future: [],
    sound: undefined,
    outline: undefined,
    trouble: undefined,
    save: { state: 'saved' },
  });
  readAgain();
  return made.id;
}

/** Changes the text by the paths of what is changed: comments and layout stay. @throws what the engine refuses */
export async function edit(edits: readonly Edit[]): Promise<void> {
  const { text } = getWorkspace();
  const patches = (await ask('edit', { text, edits }).answer) ?? [];
  // What was typed in the meantime is not overwritten.
  if (getWorkspace().text !== text) return edit(edits);
  change(patches);
}

/** Changes the text as an editor does. */
export function change(patches: Patch[]): void {
  if (patches.length === 0) return;
  setWorkspace((now) => withPatches(now, patches, Date.now()));
  textChanged();
}

export const undo = () => go(undone);
export const redo = () => go(redone);

function go(way: (history: EditHistory) => EditHistory): void {
  const { text } = getWorkspace();
  setWorkspace((now) => way(now));
  if (getWorkspace().text !== text) textChanged();
  else keepDraftSoon();
}

/**
 * Moves a judgement without writing it into the file.
 *
 * @param value undefined: as the file has it
 * @param sameStep it is the same movement of the hand as before, and is undone with it
 */
export function pin(path: string, value: Pin['value'] | undefined, sameStep = false): void {
  const { pins: before, future } = getWorkspace();
  const others = before.filter((one) => one.path !== path);
  const pins = value === undefined ? others : [...others, { path, value }];
  setWorkspace((now) => withPins(now, pins, Date.now(), sameStep));
  // What is moved is not kept, but what could be done again is gone.
  if (future.length > 0) keepDraftSoon();
}

/** Moves several judgements at once. */
export function pinAll(pins: Pin[]): void {
  if (pins.length > 0) setWorkspace((now) => withPins(now, pins, Date.now(), false));
}

/** Lets go of all that is moved. */
export function unpinAll(): void {
  if (getWorkspace().pins.length > 0) setWorkspace((now) => withPins(now, [], Date.now(), false));
}

/** What was changed elsewhere: theirs in place of ours, or ours over theirs, or ours as a copy beside theirs. */
export async function settleConflict(choice: 'theirs' | 'mine' | 'both'): Promise<string | undefined> {
  const { save, opened, text } = getWorkspace();
  if (save.state !== 'conflict' || !opened) return undefined;
  const { theirs } = save;
  if (choice === 'both') {
    const copy = await newSituation(copyName(opened.file), text);
    // What was not saved is the copy's now.
    if (copy !== undefined) await dropDraft(getWorkspace().home?.kind, opened.id);
    return copy;
  }
  setWorkspace({ opened: { ...opened, version: theirs?.version ?? opened.version }, save: { state: 'unsaved' } });
  const patch = theirs && choice === 'theirs' ? difference(text, theirs.text) : undefined;
  if (patch) {
    setWorkspace((now) => ({ ...withPatches(now, [patch], 0), save: { state: 'saved' } }));
    readAgain();
    await keepDraftNow();
  } else await saveNow();
  return opened.id;
}

const copyName = (file: string) => file.replace(/(\.ya?ml)?$/, ' (copy)$1');

function textChanged(): void {
  setWorkspace({ save: { state: 'unsaved' } });
  readAgain();
  keepDraftSoon();
  saveSoon();
}

function readAgain(): void {
  const { text, opened, sound } = getWorkspace();
  const revision = getWorkspace().revision + 1;
  setWorkspace({ revision, read: undefined });
  void readText({ revision, text, file: opened?.file ?? 'situation.yaml' }, sound).then((read) => {
    if (!read || read.revision !== getWorkspace().revision) return;
    const { situation, outline } = read;
    setWorkspace({ read, outline, ...(situation && { sound: { revision, situation } }) });
  });
}

let timer: ReturnType<typeof setTimeout> | undefined;
let draftTimer: ReturnType<typeof setTimeout> | undefined;

function saveSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void saveNow(), 500);
}

function keepDraftSoon(): void {
  clearTimeout(draftTimer);
  draftTimer = setTimeout(() => void keepDraftNow(), 150);
}

async function keepDraftNow(atOnce = false): Promise<void> {
  clearTimeout(draftTimer);
  const { home, opened, save } = getWorkspace();
  if (home && opened) await keepDraftAs(home, opened, save.state === 'saved', atOnce);
}

/** Keeps the text and its steps under the name of a situation of the home. */
async function keepDraftAs(
  home: Home,
  { id, file, version }: Omit<OpenSituation, 'text'>,
  saved: boolean,
  atOnce = false,
): Promise<void> {
  const { text, past, future } = getWorkspace();
  const textSteps = (steps: EditStep[]) => steps.filter(({ kind }) => kind === 'text');
  const draft = {
    ...{ key: `${home.kind}:${id}`, file, title: titleIn(text, file), text, version, saved },
    ...{ past: textSteps(past), future: textSteps(future), changed: Date.now() },
  };
  await keepDraft(draft, atOnce);
}

/** A server that does not answer is asked again after this time. */
const AGAIN_MS = 2000;

function tryAgain(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void saveNow(), AGAIN_MS);
}

let saving: Promise<void> = Promise.resolve();

/** Writes the text to the home now. Writes follow each other. */
export function saveNow(): Promise<void> {
  clearTimeout(timer);
  saving = saving.then(async () => {
    const { home, opened, text, save } = getWorkspace();
    if (!home || !opened || save.state === 'saved' || save.state === 'conflict') return;
    // Tries that go on by themselves change nothing on the screen until one of them succeeds.
    if (save.state !== 'failed') setWorkspace({ save: { state: 'saving' } });
    if (isExample(opened.id)) return saveExample(home, opened.id, text);
    const result = await home.save(opened, text);
    if (getWorkspace().opened?.id !== opened.id) return;
    if (result.state === 'saved') {
      const isLatest = getWorkspace().text === text;
      setWorkspace({ opened: { ...opened, version: result.version }, save: { state: isLatest ? 'saved' : 'unsaved' } });
      await keepDraftNow();
    } else {
      setWorkspace({ save: result });
      if (result.state === 'failed' && result.isUnreached) tryAgain();
    }
  });
  return saving;
}

/** An example is copied into the home with the first change of it. */
async function saveExample(home: Home, id: string, text: string): Promise<void> {
  try {
    const made = await home.create(examples.fileOf(id), text, await examples.ledger(id));
    // A page that is left as soon as it says "saved" has the steps to undo too.
    await keepDraftAs(home, made, getWorkspace().text === text);
    const isLatest = getWorkspace().text === text;
    setWorkspace({ opened: made, save: { state: isLatest ? 'saved' : 'unsaved' } });
    await keepDraftNow();
    await dropDraft(home.kind, id);
    if (!isLatest) saveSoon();
  } catch (error) {
    setWorkspace({ save: { state: 'failed', why: (error as Error).message } });
  }
}

/** An example becomes the reader's own, where something is to be written beside it. @returns the id in the home */
export async function ownCopy(): Promise<string | undefined> {
  const { home, opened, text } = getWorkspace();
  if (home && opened && isExample(opened.id)) await saveExample(home, opened.id, text);
  return getWorkspace().opened?.id;
}

async function finishSaving(): Promise<void> {
  if (getWorkspace().save.state === 'unsaved') await saveNow();
  await saving;
}

/**
 * Takes over what others wrote, or shows it beside what is changed here.
 *
 * @param version what they made of it: undefined if it is gone, null if that is not known
 */
async function takeFromOthers(home: Home, id: string | undefined, version: string | undefined | null): Promise<void> {
  const { opened, save } = getWorkspace();
  if (id === undefined || isExample(id)) return;
  if (opened?.id !== id || version === opened.version || save.state === 'saving') return;
  await saving;
  const now = getWorkspace();
  if (now.opened?.id !== id || now.opened.version === version) return;
  let theirs: OpenSituation | undefined;
  try {
    theirs = await home.open(id);
  } catch {
    // Where nobody said that it is gone, the server may only be away.
    if (version === null) return;
  }
  if (theirs?.version === getWorkspace().opened?.version) return;
  if (!theirs) return setWorkspace({ save: { state: 'conflict', theirs } });
  const taken = { id, file: theirs.file, version: theirs.version };
  const patch = difference(getWorkspace().text, theirs.text);
  // Without a difference ours was written, and the server ended before it said so.
  if (!patch) return setWorkspace({ opened: taken, save: { state: 'saved' } });
  if (getWorkspace().save.state !== 'saved') return setWorkspace({ save: { state: 'conflict', theirs } });
  setWorkspace((state) => ({ ...withPatches(state, [patch], 0), opened: taken }));
  readAgain();
  await keepDraftNow();
}

/** Begins with a home: what others change in it is taken over, or shown beside what is changed here. */
export function startWorkspace(home: Home): void {
  setWorkspace({ home });
  home.watch({
    situation: (id, version) => void takeFromOthers(home, id, version),
    // What is open is asked for, whatever version it has by now.
    missed: () => void takeFromOthers(home, getWorkspace().opened?.id, null),
  });
  addEventListener('online', () => void saveNow());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void Promise.all([keepDraftNow(true), saveNow()]);
  });
}
