import { availableParallelism } from 'node:os';
import { forecastOnWorkers } from '../dist/workers/index.js';
import { example, milliseconds } from './situations.js';

/** A whole forecast, all models, from the situation to the summary. */
export default async function () {
  const paris = example('paris-2015');
  const rows = [];
  for (const samples of [10_000, 100_000]) {
    let first;
    for (let workers = 1; workers <= availableParallelism(); workers++) {
      const taken = await milliseconds(() => forecastOnWorkers(paris, { samples, workers }), 3);
      first ??= taken;
      rows.push({
        what: `${samples} draws, ${workers} ${workers === 1 ? 'thread' : 'threads'}`,
        seconds: (taken / 1000).toFixed(2),
        'draws a second': Math.round((samples / taken) * 1000),
        'times one thread': (first / taken).toFixed(2),
      });
    }
  }
  return { title: 'Forecast: Paris 2015, four models, start of the workers included', rows };
}
