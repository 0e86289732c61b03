import { idPart, shortHash, slug } from '../claim/identify.ts';
import { parseMoment, writeMoment } from '../claim/moment.ts';
import { fault, type Spot } from './check.ts';
import { aboutPart, asCriteria, asTag, type ClaimDraft, finishDraft, oneLine } from './draft.ts';
import { fatebookResolution } from './fatebook-csv.ts';
import { atPath, type FaultLog } from './fault-log.ts';
import type { ClaimImportOptions, ImportedClaim, ImportFile } from './imported.ts';
import { asNumber, type Fields, isFields, listIn, textIn } from './json-value.ts';
import { parseJson } from './parse-json.ts';
import { People } from './people.ts';

/**
 * Reads the JSON of Fatebook's API, `/v0/getQuestion` or `/v0/getQuestions` (`items`): of a question id, title, createdAt,
 * resolveBy, resolution, resolvedAt, notes, tags (name), options (id, resolution) and forecasts; of a forecast forecast
 * (0-1), createdAt, user (id, name), option (id, text) or optionId. Every forecaster makes a claim, told apart by the id of
 * the user, since names are not unique; an option of a question of several is a question of its own. AMBIGUOUS annuls.
 *
 * @see Fatebook, pages/api/v0/getQuestion.ts and lib/web/question_router
 */
export function importFatebookApi(
  files: readonly ImportFile[],
  options: ClaimImportOptions,
  log: FaultLog,
): ImportedClaim[] {
  const people = new People();
  const asked = files.flatMap(({ text, file }) => {
    const value = parseJson(text, file, log);
    const listed = isFields(value) && Array.isArray(value.items) ? value.items : value;
    const questions: unknown[] = Array.isArray(listed) ? listed : value === undefined ? [] : [value];
    return questions.flatMap((question, index) => {
      const path = Array.isArray(listed) ? `${listed === value ? '' : 'items'}[${index}]` : '$';
      if (!isFields(question)) {
        log.add(file, 'expected a question', atPath(path));
        return [];
      }
      for (const forecast of listIn(question.forecasts)) userOf(forecast, people);
      return [{ question, place: { file, path, index } }];
    });
  });
  return asked.flatMap(({ question, place }) => questionClaims(question, place, people, options, log));
}

/** The id of the forecaster, whose name is noted; without an id, the name. */
function userOf(forecast: Fields, people: People): string {
  const user = isFields(forecast.user) ? forecast.user : {};
  const name = textIn(user.name);
  const id = textIn(user.id) ?? textIn(forecast.userId) ?? oneLine(name ?? 'unnamed');
  people.note(id, oneLine(name ?? id));
  return id;
}

function questionClaims(
  question: Fields,
  { file, path, index }: { file: string; path: string; index: number },
  people: People,
  { zone, set }: ClaimImportOptions,
  log: FaultLog,
): ImportedClaim[] {
  const spotAt = (where: string): Spot => ({ file, where: () => atPath(where) });
  const moment = (value: unknown, edge: 'start' | 'end', field: string, spot: Spot): string | undefined => {
    const text = textIn(value);
    const ms = text === undefined ? undefined : parseMoment(text, edge, zone);
    if (typeof ms === 'object') fault(log, spot, field, `${JSON.stringify(text?.slice(0, 40))}: ${ms.fault}`);
    return typeof ms === 'number' ? writeMoment(ms, edge) : undefined;
  };
  const errors = log.errors;
  const spot = spotAt(path);
  const title = oneLine(textIn(question.title) ?? '');
  const own = textIn(question.id) ?? `${slug(title, 50) || 'question'}-${shortHash([title, question.createdAt])}`;
  const asked = {
    ...{ claimantKind: 'person', source: 'fatebook', criteria: asCriteria(textIn(question.notes)) },
    link: question.id === undefined ? undefined : `https://fatebook.io/q/${idPart(own)}`,
    tags: listIn(question.tags).flatMap(({ name }) => (textIn(name) ? asTag(String(name)) : [])),
    made: moment(question.createdAt, 'start', 'createdAt', spot),
    deadline: moment(question.resolveBy, 'end', 'resolveBy', spot),
  };
  const known = moment(question.resolvedAt, 'start', 'resolvedAt', spot);
  if (log.errors > errors) return [];
  const drafts = new Map<string, ClaimDraft>();
  const forecasts = listIn(question.forecasts);
  forecasts.forEach((forecast, i) => {
    const at = spotAt(`${path}.forecasts[${i}]`);
    const option = optionOf(forecast, question);
    const user = userOf(forecast, people);
    const claimant = people.called(user);
    const base = `fatebook:${idPart(own, 60)}${option ? `:${idPart(option.id, 30)}` : ''}`;
    const id = `${base}:${people.partOf(user, { longest: 24, always: true })}`;
    let draft = drafts.get(id);
    if (draft === undefined) {
      const text = option ? aboutPart(title, option.text) : title;
      const came = cameOf(question, option);
      draft = { place: { index }, spot, claim: { id, question: base, text, claimant, ...asked }, forecasts: [] };
      if (came) draft.resolution = { raw: { ...came, on: known } };
      drafts.set(id, draft);
    }
    const made = moment(forecast.createdAt, 'start', 'createdAt', at);
    const probability = asNumber(forecast.forecast) ?? Number(textIn(forecast.forecast) ?? Number.NaN);
    if (made !== undefined) draft.forecasts.push({ raw: { made, probability }, spot: at });
    else if (textIn(forecast.createdAt) === undefined) fault(log, at, 'createdAt', 'is missing');
  });
  if (forecasts.length === 0) fault(log, spot, '', 'no forecast is told of this question', 'warning');
  return [...drafts.values()].flatMap((draft) => finishDraft(draft, set, log) ?? []);
}

interface Option {
  id: string;
  text: string;
  resolution?: string | undefined;
}

/** The option that a forecast is about, of a question of several. */
function optionOf(forecast: Fields, question: Fields): Option | undefined {
  const within = isFields(forecast.option) ? forecast.option : {};
  const id = textIn(within.id) ?? textIn(forecast.optionId);
  if (id === undefined) return undefined;
  const listed = listIn(question.options).find((one) => textIn(one.id) === id) ?? {};
  const text = textIn(within.text) ?? textIn(listed.text) ?? id;
  return { id, text, resolution: textIn(within.resolution) ?? textIn(listed.resolution) };
}

function cameOf(question: Fields, option: Option | undefined): ReturnType<typeof fatebookResolution> {
  const whole = textIn(question.resolution) ?? '';
  // An option of a question that was ambiguous is marked NO.
  if (option === undefined || whole === 'AMBIGUOUS') return fatebookResolution(whole);
  return fatebookResolution(option.resolution ?? '');
}
