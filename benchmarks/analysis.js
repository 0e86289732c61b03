import { keptDraws, prepare, sampleOf } from '../dist/engine/index.js';
import { planForecast } from '../dist/forecast/index.js';
import {
  discoverScenarios,
  inputGroups,
  sensitivityFrom,
  sensitivityJob,
  sensitivityJobs,
} from '../dist/inside/index.js';
import { example } from './situations.js';

/** Sensitivity and scenario discovery of the Belarus example in one thread, and what solving only what a change touches buys. */
export default async function () {
  const { design, samples } = planForecast(example('russia-belarus-2021'));
  const engine = prepare(design);
  const groups = inputGroups(engine);
  const jobs = sensitivityJobs(engine);
  const rows = [];
  const measure = (what, run) => {
    const start = performance.now();
    const result = run();
    const seconds = (performance.now() - start) / 1000;
    rows.push({ what, seconds: seconds.toFixed(1) });
    return { result, seconds };
  };

  // A few samples with every group's inputs exchanged, solved whole and in part.
  const few = 4;
  const a = engine.values('A', 0, few);
  const b = engine.values('B', 0, few);
  const each = (solve) => () => {
    for (let s = 0; s < few; s++) {
      const here = Float64Array.from(a, (column) => column[s]);
      const there = Float64Array.from(b, (column) => column[s]);
      engine.solve(here, s);
      for (const { members } of groups) solve(here, there, members, s);
    }
  };
  const whole = each((here, there, members, s) => {
    const mixed = here.slice();
    for (const i of members) mixed[i] = there[i];
    engine.solve(mixed, s);
  });
  const part = each((_, there, members, s) => engine.exchange(members, there, s));
  whole();
  part();
  const { seconds: plain } = measure(`${few} samples of ${groups.length} exchanges, everything solved again`, whole);
  const { seconds: partial } = measure('the same, only what an exchange touches solved again', part);
  rows[1]['times the line above'] = (plain / partial).toFixed(2);

  const { result: columns } = measure(`${samples} draws`, () => engine.draw(0, samples));
  const sample = sampleOf(engine, columns);
  const { result } = measure(`sensitivity: ${jobs.at(-1).samples.to} samples of ${groups.length} exchanges`, () =>
    jobs.map((job) => sensitivityJob(engine, job)),
  );
  measure('sensitivity: indices and their intervals', () => [...sensitivityFrom(engine, jobs, result, sample)]);
  measure('scenario discovery, with widening', () => discoverScenarios(engine, sample));

  // A slider: one input moves, the draws of all others are kept.
  const { design: paris } = planForecast(example('paris-2015'), { models: ['weighted-mean'] });
  const moved = (mode) => {
    const situation = structuredClone(paris.situation);
    const [actor] = Object.values(situation.actors);
    actor.capability = { low: 0, mode, high: 100 };
    return { ...paris, situation };
  };
  const kept = keptDraws();
  prepare(moved(40), kept).draw(0, samples);
  const slide = (store) => () => {
    for (const mode of [41, 42, 43, 44, 45, 46, 47, 48]) prepare(moved(mode), store).draw(0, samples);
  };
  const { seconds: anew } = measure(`Paris, the weighted mean, ${samples} draws at eight places of a slider`, slide());
  const { seconds: again } = measure('the same, draws of the other 388 inputs kept', slide(kept));
  rows.at(-1)['times the line above'] = (anew / again).toFixed(2);
  return { title: 'Sensitivity and scenario discovery, Belarus, one thread', rows };
}
