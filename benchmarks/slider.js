import { readFileSync } from 'node:fs';
import { forecastTask, readTask } from './built/reference.js';

const MOVES = 9;
const ENOUGH = 2048;

/**
 * What a moved slider asks of the engine, in this process without a page: from the new position of one actor of Paris to the pictures
 * that follow, all models calibrated. CPU time, as the machine may be busy.
 */
export default async function () {
  const { situation } = readTask({
    revision: 1,
    text: readFileSync('examples/paris-2015/situation.yaml', 'utf8'),
    file: 'paris',
  });
  const [issue] = Object.keys(situation.issues);
  const [actor] = Object.keys(situation.issues[issue].stances);
  const moves = [];
  for (let k = 0; k <= MOVES; k++) {
    moves.push(
      await move(issue, k === 0 ? [] : [{ path: `issues.${issue}.stances.${actor}.position`, value: 20 + 3 * k }]),
    );
  }
  const rest = moves.slice(2);
  const milliseconds = (of) => {
    const sorted = rest.flatMap((pictures) => pictures.filter(of).slice(0, 1)).sort((a, b) => a.cpu - b.cpu);
    return { 'CPU ms': Math.round(sorted[sorted.length >> 1].cpu), least: Math.round(sorted[0].cpu) };
  };
  return {
    title: `Slider: Paris 2015 (15 actors, 13 issues), ${rest.length} moves, medians from the move to the picture`,
    rows: [
      { what: 'first picture of the models without rounds', ...milliseconds(() => true), most: 100 },
      { what: '512 draws of them', ...milliseconds(({ quick, draws }) => quick && draws === 512) },
      { what: '2,048 draws of them', ...milliseconds(({ quick, draws }) => quick && draws === ENOUGH), most: 300 },
      { what: '2,048 draws of all models', ...milliseconds(({ quick, draws }) => !quick && draws === ENOUGH) },
    ],
  };
}

/** The pictures of one view, each with the CPU time since it was asked for. */
async function move(issue, pins) {
  const view = { revision: 1, pins, scenarios: [], calibrated: true, seed: 1, samples: 2 * ENOUGH, issue };
  const began = process.cpuUsage();
  const pictures = [];
  const stop = new Error('enough');
  try {
    await forecastTask(view, {
      signal: new AbortController().signal,
      progress() {},
      part({ progress: { quick, draws } }) {
        const { user, system } = process.cpuUsage(began);
        pictures.push({ quick, draws, cpu: (user + system) / 1000 });
      },
      async pause() {
        if (pictures.some(({ quick, draws }) => !quick && draws >= ENOUGH)) throw stop;
      },
    });
  } catch (error) {
    if (error !== stop) throw error;
  }
  return pictures;
}
