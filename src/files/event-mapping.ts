import { COUNTRY_LISTS, type CountryList } from '../countries/country-lists.ts';
import { UsageError } from '../numeric/errors.ts';
import { unknownName } from '../numeric/nearest-name.ts';
import {
  type ColumnRef,
  type DateParts,
  EVENT_FIELDS,
  type EventField,
  type EventImportOptions,
  type EventMapping,
  type MappingError,
} from '../outside/store/index.ts';
import { type Fault, formatFault } from '../situation/fault.ts';
import { describe } from '../situation/issue-in-words.ts';
import { parseYaml, type YamlSource } from '../situation/yaml-source.ts';
import { decode } from './decode.ts';
import { readInput } from './read-input.ts';

/** What a mapping says of files of events, with where it says it. */
export interface MappingFile {
  options: Pick<
    EventImportOptions,
    'map' | 'format' | 'dates' | 'dataset' | 'empty' | 'decimal' | 'countries' | 'heading'
  >;
  /** A fault that a file of events shows, at its place in the mapping; undefined if the mapping does not say it. */
  placed(error: MappingError): string | undefined;
}

const SETTINGS = ['columns', 'format', 'dates', 'dataset', 'empty', 'decimal', 'countries', 'heading'] as const;
const LONGEST = 200;

/**
 * A mapping in YAML: `columns: { date: event_date, source: actor1 }`, `dates: dmy`. All of it may be left out but one setting.
 *
 * @throws UsageError with its faults, each with its place
 */
export async function mappingIn(file: string): Promise<MappingFile> {
  const source = parseYaml(decode(await readInput(file), file), file);
  if (source.faults.length > 0) throw new UsageError(source.faults.map(formatFault).join('\n'));
  const faults: Fault[] = [];
  const options = optionsIn(source, (path, message, key = false) => {
    const place = key ? source.placeOfKey(path) : source.placeOf(path);
    faults.push({ file, place, message, severity: 'error' });
  });
  if (faults.length > 0) throw new UsageError(faults.map(formatFault).join('\n'));
  return {
    options,
    placed: ({ setting, reason }) => {
      const isField = (EVENT_FIELDS as readonly string[]).includes(setting);
      const said = isField ? options.map?.[setting as EventField] !== undefined : Object.hasOwn(options, setting);
      if (!said) return undefined;
      const { line, column } = source.placeOf(isField ? ['columns', setting] : [setting]);
      return `${file}:${line}:${column}: ${reason}`;
    },
  };
}

/** Notes a fault at a value, or at its key. */
type Blame = (path: (string | number)[], message: string, key?: boolean) => void;

function optionsIn({ value }: YamlSource, blame: Blame): MappingFile['options'] {
  const options: MappingFile['options'] = {};
  const expected = `expected a map with ${SETTINGS.map((name) => `\`${name}\``).join(', ')}`;
  if (!isMap(value)) {
    blame([], `found ${describe(value)}, ${expected}`);
    return options;
  }
  for (const [name, said] of Object.entries(value)) {
    const one = (message: string) => blame([name], `${name}: found ${describe(said)}, ${message}`);
    switch (name) {
      case 'columns':
        options.map = columnsIn(said, blame);
        break;
      case 'format':
      case 'dates':
      case 'dataset':
        if (isText(said)) options[name] = said;
        else one(name === 'dates' ? 'expected dmy, mdy, ymd or a pattern such as "%d/%m/%Y"' : 'expected a name');
        break;
      case 'empty': {
        const marks = Array.isArray(said) ? said : [said];
        if (marks.some((mark) => mark !== null && typeof mark === 'object'))
          one('expected a list of marks, [nan, NULL]');
        else options.empty = marks.flatMap(marksOf);
        break;
      }
      case 'decimal':
        if (said === ',' || said === '.') options.decimal = said;
        else one('expected "," or "."');
        break;
      case 'countries':
        options.countries = countriesIn(said, blame);
        break;
      case 'heading':
        if (typeof said === 'boolean') options.heading = said;
        else one('expected true or false');
        break;
      default:
        blame([name], unknownName('setting', name, SETTINGS), true);
    }
  }
  return options;
}

/** Whose codes countries have: one list for all, or one for actors and one for places. */
function countriesIn(said: unknown, blame: Blame): EventImportOptions['countries'] {
  const listed = (value: unknown, path: string[]): CountryList | undefined => {
    const found = COUNTRY_LISTS.find((list) => list === value);
    if (found === undefined) {
      if (typeof value === 'string') blame(path, unknownName('list of countries', value, COUNTRY_LISTS));
      else blame(path, `countries: found ${describe(value)}, expected one of ${COUNTRY_LISTS.join(', ')}`);
    }
    return found;
  };
  if (!isMap(said)) return listed(said, ['countries']);
  const parts = ['actors', 'places'] as const;
  for (const part of Object.keys(said)) {
    if (!parts.some((known) => known === part)) blame(['countries', part], unknownName('part', part, parts));
  }
  const given = parts.filter((part) => Object.hasOwn(said, part));
  return Object.fromEntries(given.map((part) => [part, listed(said[part], ['countries', part])]));
}

/** What YAML has as nothing and as no number was written as a mark. */
const marksOf = (mark: unknown): string[] =>
  mark === null ? ['NULL', 'Null', 'null', '~'] : Number.isNaN(mark) ? ['nan', 'NaN'] : [String(mark)];

function columnsIn(said: unknown, blame: Blame): EventMapping {
  if (!isMap(said)) {
    blame(['columns'], `columns: found ${describe(said)}, expected a map of field and column, { date: event_date }`);
    return {};
  }
  const map: EventMapping = {};
  for (const [field, column] of Object.entries(said)) {
    const path = ['columns', field];
    if (!(EVENT_FIELDS as readonly string[]).includes(field)) {
      blame(path, unknownName('field', field, EVENT_FIELDS), true);
      continue;
    }
    const read = column === null ? null : (columnIn(column) ?? (field === 'date' ? partsIn(column) : undefined));
    if (read !== undefined) map[field as EventField] = read;
    else {
      const parts = field === 'date' ? ', or { year: y, month: m, day: d }' : '';
      blame(
        path,
        `${field}: found ${describe(column)}, expected a column by its name or number, or a list of them${parts}`,
      );
    }
  }
  return map;
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= LONGEST;
const isRef = (value: unknown): value is ColumnRef =>
  isText(value) || (typeof value === 'number' && Number.isInteger(value) && value >= 1);

function columnIn(value: unknown): ColumnRef | ColumnRef[] | undefined {
  if (isRef(value)) return value;
  return Array.isArray(value) && value.length > 0 && value.length <= 20 && value.every(isRef) ? value : undefined;
}

function partsIn(value: unknown): DateParts | undefined {
  if (!isMap(value) || Object.keys(value).length !== 3) return undefined;
  const [year, month, day] = ['year', 'month', 'day'].map((part) =>
    Object.hasOwn(value, part) ? value[part] : undefined,
  );
  return isRef(year) && isRef(month) && isRef(day) ? { year, month, day } : undefined;
}
