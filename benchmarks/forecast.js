import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leastOf, summaryOf } from './command.js';

/** Commands that compute, from their start to their end: forecasts of all seven models and what was learned, reasons, a report. */
export default function forecast() {
  const folder = mkdtempSync(join(tmpdir(), 'tightrope-bench-'));
  const rows = [];
  const summary = [];
  const add = (what, times, args) => {
    const least = leastOf(times, args);
    const { cpu, wall, MB } = least.now;
    rows.push({ what, 'CPU s': cpu.toFixed(2), 'wall s': wall.toFixed(2), MB: Math.round(MB) });
    summary.push(summaryOf(what, least));
  };
  const file = (name) => `examples/${name}/situation.yaml`;
  const belarus = 'russia-belarus-2021';
  try {
    for (const name of [belarus, 'paris-2015']) {
      for (const [workers, threads] of [
        ['1', '1 thread'],
        ['2', '2 threads'],
      ]) {
        const flags = ['--model', 'all', '--samples', '8192', '--workers', workers, '--json'];
        add(`forecast ${name}, 8,192 draws, all models, ${threads}`, 3, ['forecast', file(name), ...flags]);
      }
    }
    add('why --quick, Belarus', 3, ['why', file(belarus), '--quick', '--json']);
    add('why, Belarus', 2, ['why', file(belarus), '--json']);
    add('report, Belarus', 2, (turn) => ['report', file(belarus), '-o', join(folder, `${turn}.html`)]);
  } finally {
    rmSync(folder, { recursive: true });
  }
  return { title: 'Forecasts, reasons and reports, start to end', rows, summary };
}
