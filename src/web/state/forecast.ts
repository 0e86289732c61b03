import { create } from 'zustand';
import type { SituationRecord } from '../../record/record.ts';
import type { Situation } from '../../situation/situation.ts';
import { type Asked, ask } from '../engine/client.ts';
import type { Picture, Progress, ScenarioEffect, SentPicture, View } from '../engine/protocol.ts';
import { receivedForecast } from '../engine/sent-forecast.ts';
import { examples, isExample } from '../home/examples.ts';
import { recordOfServer } from '../home/server-home.ts';
import { useView } from './view.ts';
import { useWorkspace } from './workspace.ts';

/** The forecast as far as it is. Views show these values and work out none of their own. */
export interface ForecastState {
  picture: Picture | undefined;
  /** The picture is of this text; an older one stays while a newer text is read, or has faults. */
  revision: number;
  progress: Progress | undefined;
  /** Names of all models that the situation could be asked for with, on and off. */
  models: { name: string; title: string }[];
  scenarios: readonly ScenarioEffect[];
  record: SituationRecord | undefined;
  /** What the record could not say. */
  recordWarnings: readonly string[];
  trouble: string | undefined;
}

export const useForecast = create<ForecastState>(() => ({
  picture: undefined,
  revision: 0,
  progress: undefined,
  models: [],
  scenarios: [],
  record: undefined,
  recordWarnings: [],
  trouble: undefined,
}));

const { getState: getForecast, setState: setForecast } = useForecast;

/** From so many draws of all models on there is time for the scenarios. */
const SETTLED = 1024;

/** The question that is being answered, and the one that waits until the first has shown something. */
let askedForecast: { answer: Asked<{ done: boolean }>; shown: boolean } | undefined;
let next: Question | undefined;

/** What is asked, and the situation of its text. */
interface Question {
  view: View;
  text: Situation;
}

/** Forecasts whenever the situation, what is moved in it, or what is chosen changes. */
export function startForecasting(): void {
  let last = '';
  let lastRecord: SituationRecord | undefined;
  const look = () => {
    const { sound, pins } = useWorkspace.getState();
    if (!sound) return;
    const { revision } = sound;
    const { modelsOff, calibrated, scenariosOn, seed, samples, issue } = useView.getState();
    const all = getForecast().models.map(({ name }) => name);
    // Which models there are is known from the first picture on.
    const models = modelsOff.length > 0 && all.length > 0 ? all.filter((name) => !modelsOff.includes(name)) : undefined;
    const { record } = getForecast();
    const key = JSON.stringify([revision, pins, scenariosOn, models, calibrated, seed, samples, issue]);
    if (key === last && record === lastRecord) return;
    last = key;
    lastRecord = record;
    const view = { revision, pins, scenarios: scenariosOn, models, calibrated, seed, samples, issue, record };
    request({ view, text: sound.situation });
  };
  useWorkspace.subscribe((now, before) => {
    if (now.sound !== before.sound && now.sound) void readRecord(now.opened?.id !== before.opened?.id);
    if (now.opened?.id !== before.opened?.id) opened();
    look();
  });
  useView.subscribe(look);
  useForecast.subscribe((now, before) => {
    if (now.record !== before.record || now.models.length !== before.models.length) look();
  });
  useWorkspace.getState().home?.watch({
    ledger: readRecordAgain,
    missed: readRecordAgain,
    beside: (file) => isReadFrom(file) && readRecordAgain(),
  });
  look();
}

/** Stops what is being drawn: a hand has taken hold of a slider, and the next picture should come at once. */
export function holdForecast(): void {
  askedForecast?.answer.cancel();
  stopComparing();
}

function stopComparing(): void {
  if (compared && !compared.done) compared.asked.cancel();
}

function opened(): void {
  // What is still being drawn is of another situation.
  holdForecast();
  askedForecast = undefined;
  next = undefined;
  compared = undefined;
  setForecast({
    picture: undefined,
    progress: undefined,
    models: [],
    scenarios: [],
    record: undefined,
    recordWarnings: [],
  });
}

function request(question: Question): void {
  // A slider that moves steadily must not starve: the picture under way comes first.
  if (askedForecast && !askedForecast.shown) {
    next = question;
    return;
  }
  begin(question);
}

function begin({ view, text }: Question): void {
  next = undefined;
  stopComparing();
  const one = { shown: false } as NonNullable<typeof askedForecast>;
  askedForecast = one;
  one.answer = ask('forecast', view, {
    onPart(sent) {
      if (askedForecast !== one) return;
      const picture = received(sent, text);
      show(picture, view);
      one.shown = true;
      if (!picture.progress.quick && picture.progress.draws >= SETTLED) askScenarios(view);
      if (next) begin(next);
    },
    onProgress: (progress) => askedForecast === one && setForecast({ progress }),
  });
  one.answer.answer.then(
    (output) => {
      if (askedForecast !== one) return;
      askedForecast = undefined;
      if (next) begin(next);
      else if (output?.done) askScenarios(view);
    },
    (error: Error) => {
      if (askedForecast === one) askedForecast = undefined;
      setForecast({ trouble: error.message });
      if (next) begin(next);
    },
  );
}

function received({ forecast, reference, ...rest }: SentPicture, text: Situation): Picture {
  return {
    ...rest,
    forecast: receivedForecast(forecast, text),
    ...(reference && { reference: { ...reference, forecast: receivedForecast(reference.forecast, text) } }),
  };
}

function show(picture: Picture, view: View): void {
  const { models, progress } = picture;
  setForecast({ picture, progress, models, revision: view.revision, trouble: undefined });
  // For the developer tools of a browser, and for the benchmark.
  requestAnimationFrame(() =>
    performance.mark('picture', { detail: { draws: progress.draws, quick: progress.quick } }),
  );
}

/** The scenarios that are being compared, or were; what a reader moves does not change them. */
let compared: { key: string; asked: Asked<{ done: boolean }>; done: boolean } | undefined;

function askScenarios(view: View): void {
  const key = JSON.stringify([view.revision, view.models, view.calibrated, view.seed]);
  if (compared?.key === key) return;
  const found: ScenarioEffect[] = [];
  const plain = { ...view, pins: [], scenarios: [], record: undefined };
  const asked = ask('scenarios', plain, {
    onPart(effect) {
      found.push(effect);
      // Rows come one by one the first time; later they change together.
      if (found.length > getForecast().scenarios.length) setForecast({ scenarios: [...found] });
    },
  });
  const one = { key, asked, done: false };
  compared = one;
  asked.answer.then(
    (output) => {
      one.done = output !== undefined;
      if (output && compared === one) setForecast({ scenarios: found });
      else if (compared === one) compared = undefined;
    },
    (error: Error) => setForecast({ trouble: error.message }),
  );
}

/** Whether the record of what is open is read from a file of the folder. */
function isReadFrom(file: string): boolean {
  const { opened: open, sound } = useWorkspace.getState();
  const { ledger, events, aliases } = sound?.situation.outside ?? {};
  const folder = open?.id.replace(/[^/]*$/, '') ?? '';
  return [ledger, events, aliases].some((name) => name !== undefined && folder + name === file);
}

/** The ledger was written: what it says of the outcomes is read again. */
export function readRecordAgain(): void {
  void readRecord(true);
}

/** The reading of the record that was begun last: an older one that ends later is dropped. */
let reading = 0;

/** The record of the outcomes: the server reads it, or the engine from the ledger beside the situation. */
async function readRecord(isNew: boolean): Promise<void> {
  const { home, opened: file, sound, text } = useWorkspace.getState();
  if (!home || !file || !sound) return;
  if (!isNew && getForecast().record !== undefined && sound.situation.outside !== undefined) return;
  const mine = ++reading;
  if (sound.situation.outside === undefined) return setForecast({ record: undefined, recordWarnings: [] });
  const isLast = () => mine === reading && useWorkspace.getState().opened?.id === file.id;
  try {
    const served = home.kind === 'server' && !isExample(file.id);
    const ledgerName = sound.situation.outside.ledger ?? '';
    const ledger = isExample(file.id) ? await examples.ledger(file.id) : await home.ledgerBeside(file.id, ledgerName);
    const result = served
      ? await recordOfServer(file.id, text)
      : await ask('record', { revision: sound.revision, ledger }).answer;
    if (!isLast()) return;
    const { record, warnings = [] } = result ?? {};
    setForecast({ record, recordWarnings: warnings.map(({ message }) => message) });
  } catch (error) {
    if (isLast())
      setForecast({ record: undefined, recordWarnings: [`The record could not be read: ${(error as Error).message}`] });
  }
}
