/** What people write for a key of the format, by the part of the situation that it stands in. */
const MEANT: Record<string, Record<string, string>> = {
  situation: {
    name: 'title',
    date: 'asOf',
    today: 'asOf',
    players: 'actors',
    parties: 'actors',
    stakeholders: 'actors',
    agents: 'actors',
    topics: 'issues',
    dimensions: 'issues',
    dependencies: 'dependence',
    predictions: 'outcomes',
    events: 'shocks',
  },
  actor: {
    power: 'capability',
    weight: 'capability',
    influence: 'capability',
    strength: 'capability',
    resources: 'capability',
    label: 'name',
  },
  issue: {
    range: 'scale',
    labels: 'scale',
    positions: 'stances',
    players: 'stances',
    baseline: 'statusQuo',
    current: 'statusQuo',
    label: 'name',
  },
  stance: {
    value: 'position',
    ideal: 'position',
    preference: 'position',
    weight: 'salience',
    importance: 'salience',
    priority: 'salience',
    interest: 'salience',
    power: 'capability',
    influence: 'capability',
  },
  outcome: { if: 'when', condition: 'when', deadline: 'by', until: 'by', date: 'by', text: 'claim', name: 'claim' },
  link: { if: 'when', condition: 'when', cap: 'caps', floor: 'floors', value: 'at' },
  shock: { date: 'on', when: 'on', changes: 'change' },
};
const ANYWHERE: Record<string, string> = {
  reason: 'because',
  why: 'because',
  note: 'because',
  comment: 'because',
  sources: 'source',
  ref: 'source',
};

/** The place where each key of the format belongs, in words; used for a key at the wrong level. */
const BELONGS: Record<string, string> = {
  capability: 'an actor (or, where it differs on an issue, a stance)',
  position: 'a stance',
  salience: 'a stance',
  veto: 'a stance',
  stances: 'an issue',
  scale: 'an issue',
  statusQuo: 'an issue',
  rule: 'an issue',
  when: 'an outcome or a link',
  by: 'an outcome',
  claim: 'an outcome',
  ...Object.fromEntries(
    [
      'asOf',
      'title',
      'question',
      'actors',
      'issues',
      'dependence',
      'links',
      'outcomes',
      'shocks',
      'scenarios',
      'outside',
      'uncertainty',
      'models',
    ].map((key) => [key, 'the file itself, at the left margin']),
  ),
};

const own = (record: Record<string, string>, key: string): string | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** `status_quo`, `Status Quo` and `statusquo` are spelt the same. */
const plain = (key: string): string => key.toLowerCase().replace(/[\s_-]/g, '');

/** Which part of a situation a path leads to, if its keys are those of the format. */
export function partAt(path: readonly (string | number)[]): string | undefined {
  if (path.length === 0) return 'situation';
  const [section] = path;
  if (path.length === 2) {
    const parts: Record<string, string> = {
      actors: 'actor',
      issues: 'issue',
      outcomes: 'outcome',
      links: 'link',
      shocks: 'shock',
    };
    return own(parts, String(section));
  }
  return section === 'issues' && path[2] === 'stances' && path.length === 4 ? 'stance' : undefined;
}

/**
 * The likely meaning of an unknown key.
 *
 * @param known the keys that there are
 */
export function meantKey(
  key: string,
  path: readonly (string | number)[],
  known: readonly string[],
): string | undefined {
  const same = known.find(
    (name) => plain(name) === plain(key) || plain(name) === `${plain(key)}s` || `${plain(name)}s` === plain(key),
  );
  if (same !== undefined) return same;
  const part = partAt(path);
  const meant = (part && own(MEANT[part] ?? {}, plain(key))) ?? own(ANYWHERE, plain(key));
  return meant !== undefined && known.includes(meant) ? meant : undefined;
}

/** Where a key belongs that stands at another level, in words. */
export const whereItBelongs = (key: string): string | undefined => own(BELONGS, key);

/** Keys of a range under other names. */
const RANGE: Record<string, string> = {
  ...Object.fromEntries(['min', 'minimum', 'lower', 'from', 'lo', 'least', 'worst'].map((key) => [key, 'low'])),
  ...Object.fromEntries(['max', 'maximum', 'upper', 'to', 'hi', 'most', 'best'].map((key) => [key, 'high'])),
  ...Object.fromEntries(
    ['mid', 'middle', 'likely', 'mostlikely', 'median', 'central', 'expected', 'typical'].map((key) => [key, 'mode']),
  ),
  ...Object.fromEntries(['std', 'stdev', 'stddev', 'sigma', 'standarddeviation', 'error'].map((key) => [key, 'sd'])),
  ...Object.fromEntries(['average', 'avg', 'mu'].map((key) => [key, 'mean'])),
};

/** A range whose keys have other names, as it should be written; undefined if it is not one. */
export function meantRange(map: Record<string, unknown>): Record<string, number> | undefined {
  const found: Record<string, number> = {};
  for (const [key, value] of Object.entries(map)) {
    if (['because', 'source'].includes(key)) continue;
    const name = ['low', 'mode', 'high', 'mean', 'sd'].includes(key) ? key : own(RANGE, plain(key));
    if (name === undefined || typeof value !== 'number' || Object.hasOwn(found, name)) return undefined;
    found[name] = value;
  }
  const { low, mode = found.mean, high, mean = found.mode, sd } = found;
  if (low !== undefined && high !== undefined && sd === undefined) {
    return { low, mode: mode ?? Number(((low + high) / 2).toPrecision(12)), high };
  }
  return mean !== undefined && sd !== undefined && low === undefined && high === undefined ? { mean, sd } : undefined;
}
