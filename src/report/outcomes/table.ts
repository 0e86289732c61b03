import type { Forecast, OutcomeForecast } from '../../forecast/forecast.ts';
import { fields, interval, plain, type Table } from '../table/table.ts';

/**
 * How likely each outcome is: the answer with its range, what the models say alone and each by itself, and what the record
 * says.
 */
export const outcomeTable = ({ outcomes, settings }: Forecast): Table<OutcomeForecast> => ({
  columns: [
    plain('outcome', ({ id }) => id),
    ...fields<OutcomeForecast>('claim', 'by', 'when'),
    plain('probability', ({ answer }) => answer.probability),
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
