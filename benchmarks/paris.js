import { availableParallelism } from 'node:os';
import { models } from '../dist/models/index.js';
import { forecastOnWorkers } from '../dist/workers/index.js';
import { example, milliseconds } from './situations.js';

/** A whole forecast, all models, from the situation to the summary. */
export default async function () {
  const paris = example('paris-2015');
  const rows = [];
  const fast = ['weighted-mean', 'weighted-median', 'nash', 'veto-players'];
  const runs = [
    { what: 'four models, 10,000 draws', models: fast, samples: 10_000, times: 3 },
    { what: 'four models, 100,000 draws', models: fast, samples: 100_000, times: 3 },
    {
      what: `all ${models.length} models, 10,000 draws`,
      models: models.map(({ name }) => name),
      samples: 10_000,
      times: 1,
    },
  ];
  for (const { what, times, ...options } of runs) {
    const { samples } = options;
    let first;
    for (let workers = 1; workers <= availableParallelism(); workers++) {
      const taken = await milliseconds(() => forecastOnWorkers(paris, { ...options, workers }), times);
      first ??= taken;
      rows.push({
        what: `${what}, ${workers} ${workers === 1 ? 'thread' : 'threads'}`,
        seconds: (taken / 1000).toFixed(2),
        'draws a second': Math.round((samples / taken) * 1000),
        'times one thread': (first / taken).toFixed(2),
      });
    }
  }
  return { title: 'Forecast: Paris 2015, start of the workers included', rows };
}
