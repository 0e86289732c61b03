import type { Forecast, IssueForecast } from '../../forecast/forecast.ts';
import { plain, type Table } from '../table/table.ts';
import { type Spread, spreadOf } from './spread.ts';

interface IssueRow {
  issue: IssueForecast;
  /** Missing where all models are taken together. */
  model?: string;
  spread: Spread;
  mean: { value: number; standardError: number };
}

/** Where the issues settle, on the scale of each: a row for all models together. */
export const issueTable = ({ issues, settings }: Forecast): Table<IssueRow> => ({
  columns: [
    ...NAMES,
    ...NUMBERS,
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
    ...NAMES,
    plain('model', ({ model }) => model),
    ...NUMBERS,
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

const NAMES = [plain<IssueRow>('issue', ({ issue }) => issue.id), plain<IssueRow>('name', ({ issue }) => issue.name)];
const NUMBERS = [
  plain<IssueRow>('scale_low', ({ issue }) => issue.scale.low),
  plain<IssueRow>('scale_high', ({ issue }) => issue.scale.high),
  plain<IssueRow>('status_quo', ({ issue }) => issue.statusQuo),
  ...(['low', 'middle', 'high'] as const).map((key) => plain<IssueRow>(key, ({ spread }) => spread[key])),
  plain<IssueRow>('mean', ({ mean }) => mean.value),
  plain<IssueRow>('standard_error', ({ mean }) => mean.standardError),
];
