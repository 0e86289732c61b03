import { idPart } from '../claim/identify.ts';
import { writeMoment } from '../claim/moment.ts';
import type { Spot } from './check.ts';
import { aboutPart, asCriteria, asTag, type ClaimDraft, finishDraft, normalised, oneLine } from './draft.ts';
import { atPath, type FaultLog } from './fault-log.ts';
import type { ClaimImportOptions, ImportedClaim, ImportFile } from './imported.ts';
import { asNumber, type Fields, isFields, listIn, textIn } from './json-value.ts';
import { type Bet, betsOf, isBet, oldestFirst, probabilityMoves } from './manifold-bets.ts';
import { parseJson } from './parse-json.ts';

type Moments = Pick<ClaimDraft, 'forecasts'>['forecasts'];

/** Milliseconds since 1970 as a moment; undefined where it is not one. */
const momentIn = (value: unknown, edge: 'start' | 'end' = 'start'): string | undefined => {
  const ms = asNumber(value);
  return ms !== undefined && Math.abs(ms) < 1e14 ? writeMoment(Math.floor(ms), edge) : undefined;
};

/**
 * Reads the JSON of Manifold's API: markets (`/v0/markets`, `/v0/search-markets`, `/v0/market/ID`) and, in other files,
 * their bets (`/v0/bets`). The claimant is Manifold, a market. Read are, of a market, id, question, url, outcomeType,
 * createdTime, closeTime, probability, lastBetTime, volume, resolution, resolutionTime, resolutionProbability,
 * textDescription, groupSlugs, answers (id, text, probability, resolution, resolutionTime) and shouldAnswersSumToOne; of a
 * bet, contractId, answerId, createdTime, probBefore and probAfter.
 *
 * Bets of one millisecond follow each other as their prices do, otherwise as the file has them (the API: newest first).
 *
 * Without bets, the market's probability is its forecast at the last bet, and none where it does not say when that was: after
 * the fact it would be hindsight. BINARY is a claim of yes or no; MULTIPLE_CHOICE is one of one-of, or, where its answers need
 * not add up to one, a claim for each answer. Resolved to a probability (MKT) counts as annulled: neither yes nor no came
 * true. Numeric markets are not read, since a price is not a distribution.
 *
 * @see Manifold, docs/docs/api.md and common/src/api/market-types.ts
 */
export function importManifold(
  files: readonly ImportFile[],
  options: ClaimImportOptions,
  log: FaultLog,
): ImportedClaim[] {
  const bets = new Map<string, Bet[]>();
  const markets: { market: Fields; path: string; index: number; file: string }[] = [];
  for (const { text, file } of files) {
    const value = parseJson(text, file, log);
    if (value === undefined) continue;
    const list: unknown[] = Array.isArray(value) ? value : [value];
    for (const bet of oldestFirst(list.filter(isFields).filter(isBet))) betsOf(bets, bet);
    list.forEach((item, index) => {
      const path = Array.isArray(value) ? `[${index}]` : '$';
      if (!isFields(item)) log.add(file, 'expected a market or a bet', atPath(path));
      else if (!isBet(item)) markets.push({ market: item, path, index, file });
    });
  }
  if (markets.length === 0 && bets.size > 0) log.add(files[0].file, 'these are bets without their markets: give both');
  return markets.flatMap(({ market, path, index, file }) => {
    const spot: Spot = { file, where: () => atPath(path) };
    const drafts = draftsOf(market, { index }, spot, bets.get(textIn(market.id) ?? '') ?? [], log);
    return drafts.flatMap((draft) => finishDraft(draft, options.set, log) ?? []);
  });
}

function draftsOf(market: Fields, place: { index: number }, spot: Spot, bets: Bet[], log: FaultLog): ClaimDraft[] {
  const type = textIn(market.outcomeType);
  const id = textIn(market.id);
  const answers = listIn(market.answers);
  const report = (message: string): ClaimDraft[] => {
    log.add(spot.file, message, spot.where(''));
    return [];
  };
  if (id === undefined) return report('is not a market: it has no id');
  const base = { place, spot, claim: claimOf(market, id) };
  const resolution = (fields: Fields): ClaimDraft['resolution'] => resolutionOf(fields, market);
  if (type === 'BINARY') {
    return [
      { ...base, forecasts: forecastsOf(market, market, undefined, spot, bets, log), resolution: resolution(market) },
    ];
  }
  if (type !== 'MULTIPLE_CHOICE')
    return report(`a market of ${JSON.stringify((type ?? 'no outcomeType').slice(0, 40))} is not read`);
  if (answers.length < 2) return report('a market of several answers without them: get it from /v0/market/ID');
  if (market.shouldAnswersSumToOne !== false) {
    const options = answers.map((answer) => oneLine(textIn(answer.text) ?? ''));
    const claim = { ...base.claim, kind: 'one-of', options };
    return [
      { ...base, claim, forecasts: choiceOf(market, answers, spot, log), resolution: choiceCame(market, answers) },
    ];
  }
  return answers.map((answer, i): ClaimDraft => {
    const name = oneLine(textIn(answer.text) ?? '');
    const own = textIn(answer.id) ?? String(i);
    const claim = { ...base.claim, id: `${base.claim.id}:${idPart(own)}`, text: aboutPart(base.claim.text, name) };
    const forecasts = forecastsOf(answer, market, own, spot, bets, log);
    return { ...base, claim, forecasts, resolution: resolution(answer) };
  });
}

function claimOf(market: Fields, id: string) {
  const tags = Array.isArray(market.groupSlugs) ? market.groupSlugs.slice(0, 50) : [];
  return {
    ...{ id: `manifold:${idPart(id)}`, question: `manifold:${idPart(id)}`, kind: 'yes-no' },
    ...{ text: oneLine(textIn(market.question) ?? ''), criteria: asCriteria(textIn(market.textDescription)) },
    ...{ claimant: 'Manifold', claimantKind: 'market', link: textIn(market.url), source: 'manifold' },
    tags: tags.flatMap((tag) => (textIn(tag) ? asTag(String(tag)) : [])),
    ...{ made: momentIn(market.createdTime), deadline: momentIn(market.closeTime, 'end') },
  };
}

/** The moves of a market or of one answer by its bets; without bets, where it stood at the last one. */
function forecastsOf(
  priced: Fields,
  market: Fields,
  answer: string | undefined,
  spot: Spot,
  bets: Bet[],
  log: FaultLog,
): Moments {
  const moves = probabilityMoves(bets, answer);
  const created = momentIn(market.createdTime);
  if (moves.length > 0) {
    const before = created === undefined ? [] : [{ made: created, probability: moves[0].before }];
    const after = moves.map(({ at, probability }) => ({ made: writeMoment(at), probability }));
    return [...before, ...after].map((raw) => ({ raw, spot }));
  }
  const probability = asNumber(priced.probability) ?? asNumber(priced.prob);
  const made = lastMove(market);
  if (probability === undefined) return [];
  if (made !== undefined) return [{ raw: { made, probability }, spot }];
  log.add(
    spot.file,
    'when it stood at its probability is not told (lastBetTime): give the bets',
    spot.where(''),
    'warning',
  );
  return [];
}

/** When the price was what it is: with the last bet, or, without any, from the beginning. */
const lastMove = (market: Fields): string | undefined =>
  momentIn(market.lastBetTime) ?? (market.volume === 0 ? momentIn(market.createdTime) : undefined);

function choiceOf(market: Fields, answers: Fields[], spot: Spot, log: FaultLog): Moments {
  const made = lastMove(market);
  const probabilities = answers.map((answer) => asNumber(answer.probability) ?? asNumber(answer.prob));
  if (made !== undefined && probabilities.every((p) => p !== undefined)) {
    return [{ raw: { made, probabilities: normalised(probabilities) }, spot }];
  }
  log.add(spot.file, 'when it stood at its probabilities is not told (lastBetTime)', spot.where(''), 'warning');
  return [];
}

function resolutionOf(fields: Fields, market: Fields): ClaimDraft['resolution'] {
  const said = textIn(fields.resolution);
  const on = momentIn(fields.resolutionTime) ?? momentIn(market.resolutionTime);
  if (said === undefined) return undefined;
  if (said === 'YES' || said === 'NO') return { raw: { outcome: said === 'YES', on } };
  const p = asNumber(fields.resolutionProbability);
  const to = said === 'MKT' ? `resolved to ${p === undefined ? 'a probability' : p}` : said;
  return { raw: { verdict: 'annulled', on, evidence: `Manifold: ${to}` } };
}

/** The answer that a market of several answers resolved to, by its id; several answers (MKT) or none annul it. */
function choiceCame(market: Fields, answers: Fields[]): ClaimDraft['resolution'] {
  const said = textIn(market.resolution);
  const on = momentIn(market.resolutionTime);
  if (said === undefined) return undefined;
  const won = answers.find((answer) => textIn(answer.id) === said);
  if (won) return { raw: { outcome: oneLine(textIn(won.text) ?? ''), on } };
  return {
    raw: { verdict: 'annulled', on, evidence: `Manifold: ${said === 'MKT' ? 'resolved to several answers' : said}` },
  };
}
