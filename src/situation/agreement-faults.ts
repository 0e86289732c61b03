import { quoteName, unknownName } from '../numeric/nearest-name.ts';
import { AGREEMENT } from './agreement.ts';
import { checkAsk } from './asked.ts';
import { linkOrder } from './link-order.ts';
import { PACES } from './paces.ts';
import { RESERVED } from './parse-condition.ts';
import { isMap, mapOf, type PlainMap } from './plain-map.ts';
import { central } from './quantity.ts';
import { quantityIn } from './quick/quick.ts';
import { canRefuse } from './rule-faults.ts';
import type { Path, Source, Where } from './source.ts';

type Add = (path: Path, message: string, where?: Where) => void;

/** An agreement as the file has it, with whatever other faults, by the word that conditions use for it. */
export interface WrittenAgreement {
  id: string;
  path: Path;
  value: PlainMap;
  /** The issues that it settles. */
  issues: Set<string>;
}

/** The agreements of a file, whatever else is wrong with it. */
export function writtenAgreements(root: PlainMap): WrittenAgreement[] {
  const all = Object.keys(mapOf(root.issues));
  const one = (id: string, path: Path, part: unknown): WrittenAgreement => {
    const value = mapOf(part);
    const issues = Array.isArray(value.issues) ? value.issues.map(String) : all;
    return { id, path, value, issues: new Set(issues) };
  };
  return [
    ...(isMap(root.agreement) ? [one(AGREEMENT, [AGREEMENT], root.agreement)] : []),
    ...Object.entries(mapOf(root.agreements))
      .filter(([, part]) => isMap(part))
      .map(([id, part]) => one(id, ['agreements', id], part)),
  ];
}

/** What is wrong with the agreements of a file: who agrees, on what, on which conditions, and by when. */
export function agreementFaults(
  root: PlainMap,
  { actors, issues }: { actors: Set<string>; issues: Set<string> },
  source: Source,
  add: Add,
): void {
  const agreements = writtenAgreements(root);
  if (root.agreement !== undefined && root.agreements !== undefined) {
    const message = 'the file has both `agreement` and `agreements`, expected one of them';
    add(['agreements'], message, source.placeOfKey(['agreements']));
  }
  if (isMap(root.agreements) && agreements.length === 0) add(['agreements'], 'no agreements, expected at least one');
  const settledBy = new Map<string, string>();
  for (const { id, path, value, issues: own } of agreements) {
    if (issues.size > 0 && Object.hasOwn(mapOf(root.issues), id)) {
      const message = `${quoteName(id)} is the name of an issue, and conditions use it for the agreement: expected another name`;
      add(path, message, source.placeOfKey(path));
    }
    if (RESERVED.includes(id)) {
      add(path, `${quoteName(id)} is a word of conditions, expected another name`, source.placeOfKey(path));
    }
    settledFaults(path, value, issues, settledBy, id, add);
    consentFaults(root, { path, value, issues: own, id }, actors, source, add);
    worthFaults(path, value, actors, source, add);
    timingFaults(root, path, mapOf(value.timing), source, add);
  }
  const several = agreements.length > 1;
  for (const { id, path, value, issues: own } of agreements) {
    if (!several || Array.isArray(value.issues)) continue;
    // Without a list it settles all issues, and so those of the others.
    const other = [...own].find((issue) => settledBy.get(issue) !== id);
    if (other === undefined) continue;
    const message = `${quoteName(id)} says not which issues it settles, expected \`issues\`, since there are several agreements`;
    add(path, message, source.placeOfKey(path));
  }
  stanceFaults(root, agreements, source, add);
  askFaults(root, agreements, issues, source, add);
  if (agreements.length > 0 && root.asOf === undefined) {
    for (const [id, outcome] of Object.entries(mapOf(root.outcomes))) {
      if (mapOf(outcome).by === undefined) continue;
      const message = `the time until then has no beginning, expected \`asOf\`: the day on which this is all that is known`;
      add(['outcomes', id, 'by'], message);
    }
  }
}

function settledFaults(
  path: Path,
  value: PlainMap,
  issues: Set<string>,
  settledBy: Map<string, string>,
  id: string,
  add: Add,
): void {
  if (!Array.isArray(value.issues)) {
    for (const issue of issues) if (!settledBy.has(issue)) settledBy.set(issue, id);
    return;
  }
  if (value.issues.length === 0) add([...path, 'issues'], 'an agreement over no issue, expected at least one');
  value.issues.forEach((issue, i) => {
    const at = [...path, 'issues', i];
    const name = String(issue);
    if (!issues.has(name)) add(at, unknownName('issue', name, issues));
    else if ((value.issues as unknown[]).indexOf(issue) < i) add(at, `${quoteName(name)} is there twice`);
    else if (settledBy.has(name)) {
      add(
        at,
        `${quoteName(name)} is settled by ${quoteName(settledBy.get(name) ?? '')} already, expected one agreement for it`,
      );
    } else settledBy.set(name, id);
  });
}

/** Somebody must be able to refuse; and who is asked must have something at stake. */
function consentFaults(
  root: PlainMap,
  { path, value, issues: own, id }: WrittenAgreement,
  actors: Set<string>,
  source: Source,
  add: Add,
): void {
  const settled = Object.entries(mapOf(root.issues)).filter(([issue]) => own.has(issue));
  const stakes = new Set(settled.flatMap(([, issue]) => Object.keys(mapOf(mapOf(issue).stances))));
  if (Array.isArray(value.consent)) {
    const at = [...path, 'consent'];
    if (value.consent.length === 0)
      add(at, `nobody’s consent is needed for ${quoteName(id)}, expected at least one actor`);
    value.consent.forEach((actor, i) => {
      const name = String(actor);
      if (!actors.has(name)) add([...at, i], unknownName('actor', name, actors));
      else if ((value.consent as unknown[]).indexOf(actor) < i) add([...at, i], `${quoteName(name)} is there twice`);
      else if (settled.length > 0 && !stakes.has(name) && !Object.hasOwn(mapOf(value.without), name)) {
        const message = `${quoteName(name)} must agree but takes no stance on any issue of ${quoteName(id)}, expected a stance or what no deal is worth to it in \`without\``;
        add([...at, i], message);
      }
    });
    return;
  }
  if (value.consent !== undefined || settled.length === 0) return;
  const refusable = settled.some(([, issue]) => {
    const { rule, stances } = mapOf(issue);
    return rule !== undefined || Object.values(mapOf(stances)).some((stance) => canRefuse(mapOf(stance).veto));
  });
  if (refusable) return;
  const message = `nobody’s consent is needed for ${quoteName(id)}: no issue of it has a veto or a rule, expected \`consent: [...]\``;
  add(path, message, source.placeOfKey(path));
}

/** Whether a veto, as the file has it, could be used. */
function worthFaults(path: Path, value: PlainMap, actors: Set<string>, source: Source, add: Add): void {
  for (const key of ['without', 'asks']) {
    for (const actor of Object.keys(mapOf(value[key]))) {
      const at = [...path, key, actor];
      if (!actors.has(actor)) add(at, unknownName('actor', actor, actors), source.placeOfKey(at));
    }
  }
}

function timingFaults(root: PlainMap, path: Path, timing: PlainMap, source: Source, add: Add): void {
  const at = [...path, 'timing'];
  const asOf = typeof root.asOf === 'string' ? root.asOf : undefined;
  const dated = (key: Path) => {
    if (root.asOf !== undefined) return true;
    add([...at, ...key], 'a day of the talks says nothing without `asOf`, the day on which this is all that is known');
    return false;
  };
  if (timing.since !== undefined && timing.elapsed !== undefined) {
    add([...at, 'elapsed'], 'both `since` and `elapsed`, expected one of them', source.placeOfKey([...at, 'elapsed']));
  }
  if (typeof timing.since === 'string' && dated(['since']) && asOf !== undefined && timing.since > asOf) {
    add([...at, 'since'], `the talks begin on ${timing.since}, after the day of the forecast, ${asOf}`);
  }
  if (Array.isArray(timing.deadlines)) {
    const days = new Set<string>();
    timing.deadlines.forEach((deadline, i) => {
      const { on } = mapOf(deadline);
      if (typeof on !== 'string' || !dated(['deadlines', i, 'on'])) return;
      const place = [...at, 'deadlines', i, 'on'];
      if (asOf !== undefined && on < asOf) add(place, `the deadline ${on} is before the day of the forecast, ${asOf}`);
      if (days.has(on)) add(place, `the deadline ${on} is there twice`);
      days.add(on);
    });
  }
  const pace = mapOf(timing.pace);
  const here = [...at, 'pace'];
  if (typeof pace.k === 'number' && typeof pace.n === 'number' && pace.k > pace.n) {
    add([...here, 'k'], `${pace.k} of ${pace.n} talks ended in agreement, expected at most ${pace.n}`);
  }
  if (pace.within === 0) add([...here, 'within'], 'a pace within 0 days, expected at least a part of a day');
  for (const key of ['durations', 'open']) {
    const list = pace[key];
    if (!Array.isArray(list)) continue;
    list.forEach((days, i) => {
      if (days === 0) add([...here, key, i], 'talks of 0 days, expected at least a part of a day');
    });
  }
  if (typeof pace.class === 'string' && !PACES.includes(pace.class)) {
    add([...here, 'class'], unknownName('pace', pace.class, PACES));
  }
}

/** Limits that could never be reached, and limits and asks that no agreement reads. */
function stanceFaults(root: PlainMap, agreements: WrittenAgreement[], source: Source, add: Add): void {
  const all = mapOf(root.issues);
  // Where a list of issues is itself at fault, it may be the one that was to settle them.
  const unsure = agreements.some(
    ({ issues }) => issues.size === 0 || [...issues].some((id) => !Object.hasOwn(all, id)),
  );
  for (const [id, issue] of Object.entries(all)) {
    const stances = mapOf(mapOf(issue).stances);
    const settled = unsure || agreements.some(({ issues }) => issues.has(id));
    for (const [actor, value] of Object.entries(stances)) {
      const stance = mapOf(value);
      const path = ['issues', id, 'stances', actor];
      for (const key of ['limit', 'asks']) {
        if (stance[key] === undefined || settled) continue;
        const at = [...path, key];
        const message = `\`${key}\` counts only where an agreement settles ${quoteName(id)}, expected \`agreement:\` at the left margin`;
        add(at, message, source.placeOfKey(at));
      }
      limitFault(stance, actor, stances, [...path, 'limit'], add);
    }
  }
}

/** A limit lies on that side of the position on which others pull; on the other side it holds nothing. */
function limitFault(stance: PlainMap, actor: string, stances: PlainMap, path: Path, add: Add): void {
  const [limit, position] = [stance.limit, stance.position].map(centralOf);
  if (limit === undefined || position === undefined || limit === position) return;
  const others = Object.entries(stances).flatMap(([id, other]) => {
    const at = id === actor ? undefined : centralOf(mapOf(other).position);
    return at === undefined ? [] : [at];
  });
  const above = limit > position;
  if (others.length === 0 || others.some((at) => (above ? at > position : at < position))) return;
  const side = above ? 'above' : 'below';
  const way = above ? 'below' : 'above';
  const message = `limit ${limit} is ${side} the position ${position} of ${quoteName(actor)}, and nobody pulls it ${above ? 'up' : 'down'}: expected a limit ${way} ${position}`;
  add(path, message);
}

function centralOf(value: unknown): number | undefined {
  const stated = quantityIn(value);
  return stated === undefined ? undefined : central(stated);
}

/** A condition on which an actor signs, as the file has it. */
interface WrittenAsk {
  when: unknown;
  path: Path;
  /** The agreement by its place among all, and the issue of the stance, if it stands in one. */
  agreement: number;
  issue?: string;
}

function asksIn(root: PlainMap, agreements: WrittenAgreement[]): WrittenAsk[] {
  const text = (ask: unknown, path: Path) =>
    isMap(ask) ? { when: ask.when, path: [...path, 'when'] } : { when: ask, path };
  const ofAgreements = agreements.flatMap(({ path, value }, agreement) =>
    Object.entries(mapOf(value.asks)).map(([actor, ask]) => ({ ...text(ask, [...path, 'asks', actor]), agreement })),
  );
  const ofStances = Object.entries(mapOf(root.issues)).flatMap(([issue, value]) =>
    Object.entries(mapOf(mapOf(value).stances)).flatMap(([actor, stance]) => {
      const { asks } = mapOf(stance);
      const agreement = agreements.findIndex(({ issues }) => issues.has(issue));
      if (asks === undefined || agreement < 0) return [];
      return [{ ...text(asks, ['issues', issue, 'stances', actor, 'asks']), agreement, issue }];
    }),
  );
  return [...ofAgreements, ...ofStances];
}

/** Asks must be conditions that a package can be held to, and must not wait for one another. */
function askFaults(
  root: PlainMap,
  agreements: WrittenAgreement[],
  issues: Set<string>,
  source: Source,
  add: Add,
): void {
  const waits: { reads: string[]; moves: string; path: Path }[] = [];
  const order: { reads: string[]; moves: string; path: Path }[] = [];
  const names = new Set(agreements.map(({ id }) => id));
  const yesNo = (issue: string) => mapOf(mapOf(root.issues)[issue]).type === 'yes-no';
  for (const ask of asksIn(root, agreements)) {
    if (typeof ask.when !== 'string' || ask.when.length > 10_000) continue;
    const { id, issues: own } = agreements[ask.agreement];
    const about = { id, own, issues, agreements: names, yesNo };
    const { faults, reads } = checkAsk(ask.when, about);
    for (const { message, at } of faults) add(ask.path, message, source.placeInText(ask.path, at));
    const others = reads.filter((name) => name !== id && names.has(name));
    order.push({ reads: others, moves: id, path: ask.path });
    if (ask.issue !== undefined) {
      waits.push({ reads: reads.filter((name) => !names.has(name)), moves: ask.issue, path: ask.path });
    }
  }
  for (const [list, mend] of [
    [waits, 'put them under `asks` of the agreement, where they are conditions of one package'],
    [order, 'expected none'],
  ] as const) {
    const { circle } = linkOrder(list);
    if (circle.length === 0) continue;
    const { path } = list.find(({ moves }) => moves === circle[0]) ?? list[0];
    add(path, `the asks form a circle: ${circle.join(' -> ')}, ${mend}`);
  }
}
