import type { Forecast, OutcomeForecast } from '../../forecast/forecast.ts';
import { fields, figure, interval, plain, type Table } from '../table/table.ts';
import { deadlineInWords } from '../words/names.ts';
import { chanceInWords, rangeInWords } from './words.ts';

/**
 * How likely each outcome is: the answer with its range, what the models say alone and each by itself, and what the record
 * says.
 */
export const outcomeTable = ({ outcomes, settings, agreements }: Forecast): Table<OutcomeForecast> => ({
  columns: [
    { title: 'WHAT PEOPLE ASK', show: (outcome) => deadlineInWords(outcome), least: 12 },
    plain('outcome', ({ id }) => id),
    ...fields<OutcomeForecast>('claim', 'by', 'when'),
    figure('probability', 'chance', ({ answer }) => answer.probability, String, {
      show: (outcome) => chanceInWords(outcome, settings),
    }),
    { title: agreements ? '     range' : 'models say', show: rangeInWords, align: 'right' },
    plain('low', ({ answer }) => answer.low),
    plain('high', ({ answer }) => answer.high),
    plain('models', ({ probability }) => probability.value),
    plain('standard_error', ({ probability }) => probability.standardError),
    ...interval<OutcomeForecast>('record', ({ views }) => views?.outside),
    ...settings.models.map(({ name }) =>
      plain<OutcomeForecast>(`model_${name.replaceAll('-', '_')}`, ({ models }) => models[name].value),
    ),
  ],
  rows: outcomes,
});
