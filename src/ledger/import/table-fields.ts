import { quoteName } from '../../numeric/nearest-name.ts';
import { type CsvRow, placeOfCell } from '../../situation/table/index.ts';
import type { Spot } from './check.ts';
import { families } from './columns.ts';
import type { RowFields } from './csv-row.ts';
import type { FaultLog, LazyPlace } from './fault-log.ts';

/** A row's place, without its cells. */
export type RowPlace = Pick<CsvRow, 'line' | 'start'>;

/** What the file calls what the schemas call otherwise. */
const ALIASES: Record<string, readonly string[]> = { outcome: ['resolved'], verdict: ['resolved'], made: ['at'] };

/** What programs write where there is nothing: pandas, R, SQL, Python, spreadsheets. `n/a` of a resolution is an answer. */
const NOTHING = /^(NA|<NA>|NaN|NULL|None|\\N|-|–)$/i;
/** In these it may be what is meant. */
const TEXTS = new Set(['id', 'text', 'criteria', 'claimant', 'quote', 'note', 'reason', 'evidence', 'options']);

/** Whether a cell holds nothing. A probability that is not a number is a fault: it was meant to be one. */
const isNothing = (cell: string, field: string): boolean =>
  NOTHING.test(cell) && !TEXTS.has(field) && !(/^nan$/i.test(cell) && /^(probability|low|high|p:.*)$/.test(field));

/** A table with a heading: which field stands in which column, what is the same in every row, and where each cell is. */
export class TableFields {
  readonly quantiles: [level: number, field: string][];
  readonly options: [option: string, field: string][];
  private readonly fixed: Map<string, string>;

  constructor(
    private readonly source: { text: string; file: string; delimiter: string },
    private readonly heading: readonly string[],
    private readonly at: ReadonlyMap<string, number>,
    set: Readonly<Record<string, string>>,
    private readonly log: FaultLog,
  ) {
    this.fixed = new Map(Object.entries(set));
    ({ quantiles: this.quantiles, options: this.options } = families([...at.keys(), ...this.fixed.keys()]));
  }

  has(field: string): boolean {
    return this.at.has(field) || this.fixed.has(field);
  }

  /** The value of a field in a row, trimmed; what is set holds whatever the row says, but tags add up. */
  value(cells: readonly string[], field: string): string {
    const column = this.at.get(field);
    const written = column === undefined ? '' : cells[column].trim();
    const cell = isNothing(written, field) ? '' : written;
    const fixed = this.fixed.get(field);
    if (fixed === undefined) return cell;
    return field === 'tags' && cell !== '' ? `${cell},${fixed}` : fixed;
  }

  /** Where a cell of a row stands, by the number of its column. */
  cell(row: RowPlace, column: number): LazyPlace {
    const { text, delimiter } = this.source;
    return () => ({ place: placeOfCell(text, delimiter, row, column) });
  }

  row(row: CsvRow): RowFields {
    return {
      get: (field) => this.value(row.cells, field),
      fault: (field, message) => {
        const spot = this.spot(row);
        this.log.add(spot.file, `${spot.label?.(field)}: ${message}`, spot.where(field));
      },
    };
  }

  /** Where things stand in a row; of what the schemas name, `aliases` says which field of the table is meant. */
  spot({ line, start }: RowPlace, aliases = false): Spot {
    const column = (field: string): number | undefined => {
      const names = aliases ? [...(ALIASES[field] ?? []), field] : [field];
      const named = names.find((name) => this.at.has(name)) ?? this.memberOf(field);
      return named === undefined ? undefined : this.at.get(named);
    };
    return {
      file: this.source.file,
      where: (field) => this.cell({ line, start }, column(field) ?? 0),
      label: (field) => {
        const found = column(field);
        return found === undefined ? field : quoteName(this.heading[found].trim());
      },
    };
  }

  private memberOf(field: string): string | undefined {
    if (field === 'quantiles') return this.quantiles[0]?.[1];
    return field === 'probabilities' || field === 'options' ? this.options[0]?.[1] : undefined;
  }
}
