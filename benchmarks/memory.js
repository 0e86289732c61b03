import { spawnSync } from 'node:child_process';

/** The most memory that a large forecast holds at any time, in a process of its own. */
export default async function () {
  const code = `
    import { forecastOnWorkers } from './dist/workers/index.js';
    import { synthetic } from './benchmarks/situations.js';
    const start = performance.now();
    await forecastOnWorkers(synthetic(200, 100), { samples: 1000, workers: Number(process.argv[1]) });
    console.log(JSON.stringify({ peak: process.resourceUsage().maxRSS, taken: performance.now() - start }));`;
  const rows = [1, 2].map((workers) => {
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', code, String(workers)], {
      encoding: 'utf8',
    });
    const { peak, taken } = JSON.parse(stdout);
    return { what: `${workers} threads`, 'peak MB': Math.round(peak / 1024), seconds: (taken / 1000).toFixed(1) };
  });
  return {
    title: 'Memory: 200 actors, 100 issues, 40,300 uncertain inputs, the models a pool takes at that size, 1,000 draws',
    rows,
  };
}
