import type { Forecast, IssueForecast } from '../../forecast/forecast.ts';
import { type Column, figure, plain, type Table } from '../table/table.ts';
import { onScale } from '../words/numbers.ts';
import { type Spread, spreadNames, spreadOf } from './spread.ts';

export interface IssueRow {
  issue: IssueForecast;
  /** Missing where all models are taken together. */
  model?: string;
  spread: Spread;
  mean: { value: number; standardError: number };
}

/** Where the issues settle, on the scale of each: a row for all models together. */
export const issueTable = ({ issues, settings }: Forecast): Table<IssueRow> => ({
  columns: [
    plain('issue', ({ issue }) => issue.id),
    { key: 'name', title: 'WHERE THE ISSUES SETTLE', value: ({ issue }) => issue.name, least: 12 },
    ...numbers({ issues, settings }),
    plain('held_back', ({ issue }) => issue.held?.share),
    ...(['inputs', 'models', 'learned'] as const).map((of) =>
      plain<IssueRow>(`spread_${of}`, ({ issue }) => issue.spread?.[of]),
    ),
    plain('calibrated_by', () => settings.calibration?.learnedFrom),
    plain('calibration_cases', () => settings.calibration?.cases),
    plain('calibration_issues', () => settings.calibration?.issues),
  ],
  rows: issues.map((issue) => ({ issue, spread: spreadOf(issue, settings), mean: issue.pooled.mean })),
});

/** What each model says of each issue, a row for each pair. */
export const modelTable = ({ issues, settings }: Forecast): Table<IssueRow> => ({
  columns: [
    plain('issue', ({ issue }) => issue.id),
    {
      ...{ key: 'name', title: 'WHAT EACH MODEL SAYS', value: ({ issue }) => issue.name, least: 12 },
      show: ({ model }) => settings.models.find(({ name }) => name === model)?.title ?? '',
    },
    plain('model', ({ model }) => model),
    ...numbers({ issues, settings }),
    plain('status_quo_stands', ({ issue, model = '' }) => issue.models[model].statusQuoStands),
    plain('unsettled', ({ issue, model = '' }) => issue.models[model].unsettled),
  ],
  rows: issues.flatMap((issue) =>
    settings.models.map(({ name: model }) => ({
      ...{ issue, model },
      spread: spreadOf(issue, settings, model),
      mean: issue.models[model].mean,
    })),
  ),
});

/** A range on the scale of an issue, and the range as a picture. */
function numbers({ issues, settings }: Pick<Forecast, 'issues' | 'settings'>): Column<IssueRow>[] {
  const names = spreadNames(settings);
  const ends = ['low', 'middle', 'high'] as const;
  const spreads = issues.flatMap((issue) => {
    const all = [
      spreadOf(issue, settings),
      ...Object.keys(issue.models).map((model) => spreadOf(issue, settings, model)),
    ];
    return all.flatMap((spread) => ends.map((end) => onScale(spread[end], issue.scale)));
  });
  // The same in the tables of issues and of models, whatever rows they show.
  const width = Math.max(5, ...[...spreads, ...ends.map((end) => names[end])].map((text) => text.length + 2));
  return [
    plain('scale_low', ({ issue }) => issue.scale.low),
    plain('scale_high', ({ issue }) => issue.scale.high),
    plain('status_quo', ({ issue }) => issue.statusQuo),
    ...ends.map((end) =>
      figure<IssueRow>(end, names[end], ({ spread }) => spread[end], String, {
        ...{ width, show: ({ spread, issue }) => onScale(spread[end], issue.scale) },
      }),
    ),
    plain('mean', ({ mean }) => mean.value),
    plain('standard_error', ({ mean }) => mean.standardError),
    { title: '', mark: 'bar', gap: 2, width: BAR, show: ({ spread, issue }) => rangeBar(spread, issue) },
  ];
}

/** Terminal cells of a scale. */
const BAR = 20;

/** A range on the scale of an issue, in characters. */
function rangeBar({ low, middle, high }: Spread, { scale, statusQuo }: IssueForecast): string {
  const cell = (value: number) =>
    Math.min(BAR - 1, Math.max(0, Math.floor(((value - scale.low) / (scale.high - scale.low)) * BAR)));
  const cells = new Array<string>(BAR).fill('─');
  cells.fill('━', cell(low), cell(high) + 1);
  if (statusQuo !== undefined) cells[cell(statusQuo)] = '○';
  cells[cell(middle)] = '●';
  return cells.join('');
}
