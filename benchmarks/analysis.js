import { planForecast } from '../dist/forecast/index.js';
import {
  baseOfDraws,
  discoverScenarios,
  experiment,
  groupsOf,
  sensitivityFrom,
  sensitivityJob,
  sensitivityJobs,
  trial,
} from '../dist/inside/index.js';
import { example } from './situations.js';

/** Sensitivity and scenario discovery of the Belarus example in one thread, and what solving only what a change touches buys. */
export default async function () {
  const { design, samples } = planForecast(example('russia-belarus-2021'));
  const prepared = trial(design);
  const groups = groupsOf(prepared);
  const jobs = sensitivityJobs(design);
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
  const a = prepared.columns('A', 0, few);
  const b = prepared.columns('B', 0, few);
  const each = (solve) => () => {
    for (let s = 0; s < few; s++) {
      const here = Float64Array.from(a, (column) => column[s]);
      const there = Float64Array.from(b, (column) => column[s]);
      prepared.solve(here, s);
      for (const { members } of groups) solve(here, there, members, s);
    }
  };
  const whole = each((here, there, members, s) => {
    const mixed = here.slice();
    for (const i of members) mixed[i] = there[i];
    prepared.solve(mixed, s);
  });
  const part = each((_, there, members, s) => prepared.change(members, there, s));
  whole();
  part();
  const { seconds: plain } = measure(`${few} samples of ${groups.length} exchanges, everything solved again`, whole);
  const { seconds: partial } = measure('the same, only what an exchange touches solved again', part);
  rows[1]['times the line above'] = (plain / partial).toFixed(2);

  const { result: block } = measure(`${samples} draws`, () => experiment(design).run(0, samples));
  const base = baseOfDraws(prepared, design.models.length, [block]);
  const { result } = measure(`sensitivity: ${jobs.at(-1).samples.to} samples of ${groups.length} exchanges`, () =>
    jobs.map((job) => sensitivityJob(prepared, job)),
  );
  measure('sensitivity: indices and their intervals', () => sensitivityFrom(design, jobs, result, base, prepared));
  measure('scenario discovery, with widening', () => discoverScenarios(design, base));
  return { title: 'Sensitivity and scenario discovery, Belarus, one thread', rows };
}
