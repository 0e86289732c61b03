import { prepare } from '../dist/engine/index.js';
import { planForecast } from '../dist/forecast/index.js';
import { models } from '../dist/models/index.js';
import { example, milliseconds } from './situations.js';

const DRAWS = 4096;

/** What each model costs on top of drawing the inputs. */
export default async function () {
  const paris = example('paris-2015');
  const cost = async (options) => {
    const { draw } = prepare(planForecast(paris, options).design);
    return ((await milliseconds(() => draw(0, DRAWS))) * 1000) / DRAWS;
  };
  const one = await cost({ models: ['weighted-mean'] });
  const rows = [];
  for (const { name } of models) {
    const both = await cost({ models: [...new Set(['weighted-mean', name])] });
    rows.push({ what: name, 'µs a draw': (name === 'weighted-mean' ? one : both - one).toFixed(1) });
  }
  rows[0].what = 'drawing 389 inputs and the weighted mean';
  const pseudo = await cost({ models: ['weighted-mean'], sampler: 'pseudo-random' });
  rows.push({ what: 'the same, pseudo-random', 'µs a draw': pseudo.toFixed(1) });
  return { title: 'Models: Paris 2015 (15 actors, 13 issues), one thread', rows };
}
