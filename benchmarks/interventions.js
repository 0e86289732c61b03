import { prepare } from '../dist/engine/index.js';
import { planForecast } from '../dist/forecast/index.js';
import { interventions, paretoImprovements } from '../dist/inside/index.js';
import { example } from './situations.js';

/** Interventions and Pareto improvements of the two examples, all usual models, one thread. */
export default function () {
  const rows = ['russia-belarus-2021', 'paris-2015'].flatMap((name) => {
    const { design } = planForecast(example(name));
    const ended = [];
    const began = performance.now();
    const { draws, moves, tippingPoints } = interventions(prepare(design), {
      onProgress: (_, __, stage) => {
        ended[stage] = performance.now();
      },
    });
    const seconds = (from, to) => ((to - from) / 1000).toFixed(1);
    const [, screened, searched = screened, confirmed = searched] = ended;
    const then = performance.now();
    const { agreements } = paretoImprovements(prepare(design));
    return [
      { what: `${name}: every candidate on ${draws.screen} draws`, seconds: seconds(began, screened) },
      {
        what: `${name}: the best on ${draws.confirm} others, search for tipping points`,
        seconds: seconds(screened, searched),
      },
      { what: `${name}: tipping points confirmed`, seconds: seconds(searched, confirmed) },
      {
        what: `${name}: interventions, all`,
        seconds: seconds(began, then),
        found: `${moves.filter(({ best }) => best.length > 0).length} actors with a move, ${tippingPoints.length} tipping points`,
      },
      {
        what: `${name}: Pareto improvements`,
        seconds: ((performance.now() - then) / 1000).toFixed(2),
        found: `${agreements.length} agreements`,
      },
    ];
  });
  return { title: 'Interventions and Pareto improvements, one thread', rows };
}
