/** Columns that a table must have, and those that it may have. */
export interface Headings {
  needed: readonly string[];
  optional: readonly string[];
}

/** Other words for a column: of the field in English, and in German, French and Dutch, as they stand without accents. */
const WORDS: Record<string, readonly string[]> = {
  actor: [
    ...['actors', 'stakeholder', 'stakeholders', 'player', 'players', 'party', 'parties', 'country', 'countries'],
    ...['member state', 'member states', 'organisation', 'organization', 'delegation', 'interest group'],
    ...['akteur', 'akteure', 'akteurin', 'beteiligter', 'beteiligte', 'partei', 'land', 'staat', 'mitgliedstaat'],
    ...['acteur', 'acteurs', 'partie prenante', 'partie', 'pays', 'etat membre', 'actoren', 'partij'],
  ],
  capability: [
    ...['capabilities', 'power', 'influence', 'clout', 'strength', 'resources'],
    ...['macht', 'einfluss', 'starke', 'ressourcen', 'fahigkeit', 'fahigkeiten', 'kapazitat', 'machtressourcen'],
    ...['pouvoir', 'pouvoirs', 'capacite', 'capacites', 'puissance', 'ressources', 'invloed'],
  ],
  position: [
    ...['positions', 'pos', 'stance', 'preference', 'ideal point', 'preferred outcome'],
    ...['positionen', 'standpunkt', 'haltung', 'praferenz', 'idealpunkt'],
    ...['point ideal', 'positie', 'standpunt'],
  ],
  salience: [
    ...['saliency', 'saliences', 'sal', 'importance', 'priority'],
    ...['salienz', 'salienzen', 'wichtigkeit', 'bedeutung', 'prioritat'],
    ...['saillance', 'saillances', 'priorite', 'saillantie', 'belang'],
  ],
  issue: [
    ...['issues', 'topic', 'topics', 'dimension'],
    ...['thema', 'themen', 'streitfrage', 'streitpunkt', 'streitgegenstand', 'gegenstand'],
    ...['enjeu', 'enjeux', 'sujet', 'theme', 'question', 'onderwerp', 'kwestie'],
  ],
  'status quo': [
    ...['sq', 'reference point', 'reversion point', 'ausgangslage', 'referenzpunkt'],
    ...['statu quo', 'point de reference', 'referentiepunt'],
  ],
  because: [
    ...['reason', 'reasons', 'rationale', 'justification', 'comment', 'comments', 'notes', 'note', 'remarks'],
    ...['begrundung', 'kommentar', 'kommentare', 'anmerkung', 'anmerkungen', 'bemerkung', 'bemerkungen'],
    ...['raison', 'raisons', 'commentaire', 'commentaires', 'remarque', 'remarques', 'toelichting'],
  ],
  source: ['sources', 'reference', 'references', 'quelle', 'quellen', 'beleg', 'belege', 'bron', 'bronnen'],
  description: ['beschreibung', 'beschrijving'],
  low: ['minimum', 'min'],
  high: ['maximum', 'max'],
  veto: ['vetorecht', 'veto right'],
};
const SYNONYMS = new Map(Object.entries(WORDS).flatMap(([name, others]) => others.map((other) => [other, name])));

/** A text without accents, of the same length. */
export const withoutAccents = (text: string): string =>
  text.normalize('NFC').replace(/[\u00c0-\u024f]/g, (letter) => letter.normalize('NFD')[0]);

/** What a table with columns for each issue can say of an actor and an issue. */
export const MEASURES = ['position', 'salience', 'capability', 'status quo', 'veto', 'because', 'source'] as const;
export type Measure = (typeof MEASURES)[number];

/** What an issue is measured by, in any of the words for it, the longest first. */
const WORD = MEASURES.flatMap((measure) => [measure, ...(WORDS[measure] ?? [])])
  .sort((a, b) => b.length - a.length)
  .map((word) => word.replaceAll(' ', '[\\s_]+'))
  .join('|');
/** What may stand between an issue and its measure. */
const SIGN = '[\\s_:./|,;>\u2192\u2013\u2014-]';
const ENDS_IN_MEASURE = new RegExp(`(?:^|${SIGN})(?:${WORD})$`, 'iu');

const RANGE =
  '([+\u2212-]?\\d+(?:[.,]\\d+)?)\\s*(?:[-\u2013\u2014/]|to|bis|à|\\.\\.)\\s*([+\u2212-]?\\d+(?:[.,]\\d+)?)';
const PERCENT = '(?:in\\s+)?(?:%|percent|prozent|pour cent)';
/** A unit at the end of a heading: `(0-100)`, `[%]`, `, 0 to 10`, `in %`. */
const UNIT = new RegExp(`\\s*(\\([^()]*\\)|\\[[^[\\]]*\\])$|[\\s,:]+(${PERCENT})$|\\s*[,:]\\s*(${RANGE})$`, 'iu');
const BARE_RANGE = new RegExp(`\\s+(${RANGE})$`, 'iu');

/** A heading is read up to here: what is longer names no column. */
const LONGEST = 300;

/** A heading in two: what it names, and the unit or range at its end. */
function unitAside(heading: string): { name: string; unit: string } {
  const text = heading.slice(0, LONGEST).trim();
  const found = UNIT.exec(text);
  if (found) return { name: text.slice(0, found.index), unit: found[0] };
  const bare = BARE_RANGE.exec(text);
  const name = bare ? text.slice(0, bare.index) : text;
  // `Budget 2021-2027` is an issue, `Salience 0-10` a measure on its scale.
  return bare && ENDS_IN_MEASURE.test(withoutAccents(name)) ? { name, unit: bare[0] } : { name: text, unit: '' };
}

/** A heading without the unit or range at its end. */
export const withoutUnit = (heading: string): string => unitAside(heading).name;

const IN_UNIT = new RegExp(`^[\\s,:([]*${RANGE}\\s*(?:%|\\p{L}+)?[\\s)\\]]*$`, 'iu');
const PERCENT_UNIT = new RegExp(`^[\\s,:([]*${PERCENT}[\\s)\\]]*$`, 'iu');

/** The range that a heading states, as `Salience (0-100)`, `Position, -10 to 10` or `Salience [%]` do; undefined without one. */
export function rangeOfHeading(heading: string): { low: number; high: number } | undefined {
  const { unit } = unitAside(heading);
  if (PERCENT_UNIT.test(unit)) return { low: 0, high: 100 };
  const [, low, high] = IN_UNIT.exec(unit) ?? [];
  if (low === undefined) return undefined;
  const [from, to] = [low, high].map((end) => Number(end.replace('\u2212', '-').replace(',', '.')));
  return from < to ? { low: from, high: to } : undefined;
}

/** A heading as it is compared: `Status_Quo`, `statusQuo` and `status quo (0-100)` are one. */
export const plainHeading = (cell: unknown): string =>
  withoutAccents(unitAside(String(cell ?? '')).name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .replace(/[\s_]+/g, ' ')
    .trim()
    .toLowerCase();

/** The column that a word stands for, `Macht` and `Power` for `capability`; the word itself, in small letters, of any other. */
export function columnMeant(cell: unknown): string {
  const plain = plainHeading(cell);
  return SYNONYMS.get(plain) ?? plain;
}

/** What the cells of a heading are called among the columns of a table; of a cell that is none of them, its own text. */
export function columnNames(cells: readonly unknown[], { needed, optional }: Headings): string[] {
  const known = new Set([...needed, ...optional]);
  const own = new Set(cells.map(plainHeading));
  return cells.map((cell) => {
    const name = plainHeading(cell);
    const meant = known.has(name) ? undefined : SYNONYMS.get(name);
    return meant !== undefined && known.has(meant) && !own.has(meant) ? meant : name;
  });
}

/** A measure with the issue that it is of, as a heading such as `Budget position` names them. */
export interface Measured {
  measure: Measure;
  issue: string;
}

/** The measure that a whole heading names, `Salienz (0-1)` for `salience`; undefined of any other. */
export const measureNamed = (cell: unknown): Measure | undefined => {
  const meant = columnMeant(cell);
  return MEASURES.find((measure) => measure === meant);
};

const LAST = new RegExp(`^(.*?[^\\s_:./|,;>\u2192\u2013\u2014-])(?:\\s*[([]\\s*|${SIGN}+)(${WORD})\\s*[)\\]]?$`, 'diu');
const FIRST = new RegExp(`^(${WORD})(?:\\s*[([]\\s*|${SIGN}+|(?=\\d))(.+?)\\s*[)\\]]?$`, 'diu');
const ON =
  /^(?:on|of|for|about|regarding|re|zu|zum|zur|auf|bei|beim|sur|de|du|des|au|aux|op|over)\s+(?:the\s+|der\s+|die\s+|das\s+|den\s+|dem\s+|le\s+|la\s+|les\s+|het\s+)?/i;

/** Whether the issue or its measure stands first in a heading. */
export type Order = 'issue first' | 'measure first';

/**
 * Splits a heading into a measure and an issue: `Budget position`, `position_budget`, `Salience on the budget (0-100)`,
 * `Budget (salience)`.
 */
export function measured(cell: unknown, order: Order): Measured | undefined {
  const heading = String(cell ?? '')
    .slice(0, LONGEST)
    .normalize('NFC')
    .trim();
  const { name } = unitAside(heading);
  return split(name, order) ?? split(heading, order) ?? split(name.replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2'), order);
}

function split(heading: string, order: Order): Measured | undefined {
  // Without accents each letter stands where it stood.
  const found = (order === 'issue first' ? LAST : FIRST).exec(withoutAccents(heading));
  if (!found) return undefined;
  const [measureAt, issueAt] = order === 'issue first' ? [2, 1] : [1, 2];
  const measure = measureNamed(found[measureAt]);
  const [from, to] = found.indices?.[issueAt] ?? [0, 0];
  const issue = heading.slice(from, to).replace(ON, '').trim();
  return measure === undefined || issue === '' ? undefined : { measure, issue };
}

/** Issues are one where their labels differ in case, spaces or accents alone. */
export const issueKey = (label: string): string =>
  withoutAccents(label)
    .replace(/[\s_-]+/g, ' ')
    .trim()
    .toLowerCase();
