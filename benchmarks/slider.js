import { readFileSync } from 'node:fs';
import { changedPlan, forecastTask, keptDraws, planForecast, prepare, readTask, summarise } from './built/reference.js';

const MOVES = 9;
const ENOUGH = 2048;
const QUICK = ['weighted-mean', 'weighted-median', 'nash', 'veto-players'];

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
  const path = `issues.${issue}.stances.${actor}.position`;
  const moves = [];
  for (let k = 0; k <= MOVES; k++) {
    moves.push(await move(issue, k === 0 ? [] : [{ path, value: 20 + 3 * k }]));
  }
  const rest = moves.slice(2);
  const milliseconds = (of) => {
    const sorted = rest.flatMap((pictures) => pictures.filter(of).slice(0, 1)).sort((a, b) => a.cpu - b.cpu);
    return { 'CPU ms': round(sorted[sorted.length >> 1].cpu), least: round(sorted[0].cpu) };
  };
  const value = (draws, calibration) => {
    const sorted = values(situation, path, draws, calibration)
      .slice(2)
      .sort((a, b) => a - b);
    return { 'CPU ms': round(sorted[sorted.length >> 1]), least: round(sorted[0]) };
  };
  const rows = [
    { what: 'first picture of the models without rounds', ...milliseconds(() => true), most: 100 },
    { what: '2,048 draws of them', ...milliseconds(({ quick, draws }) => quick && draws === ENOUGH), most: 300 },
    { what: '2,048 draws of all models', ...milliseconds(({ quick, draws }) => !quick && draws === ENOUGH) },
    { what: 'engine alone, four models, 512 draws and their summary', ...value(512, 'none'), most: 20 },
    { what: 'the same, calibrated', ...value(512) },
  ];
  return {
    title: `Slider: Paris 2015 (15 actors, 13 issues), ${rest.length} moves, medians from the move to the picture`,
    rows,
    summary: rows.map(({ what, 'CPU ms': median, least, most }) => ({
      ...{ what: `slider of Paris: ${what}`, peer: '', before: '' },
      ...{ ours: `${median} ms CPU, least ${least} ms`, ratio: '', asked: most ? `${most} ms` : '' },
    })),
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

/** CPU time of each move from the changed situation to the summary of its draws; what did not move is kept. */
function values(situation, path, draws, calibration) {
  const base = planForecast(situation, { models: QUICK, samples: draws, ...(calibration && { calibration }) });
  const kept = keptDraws();
  return Array.from({ length: 3 * MOVES }, (_, k) => {
    const began = process.cpuUsage();
    const { changed: plan } = changedPlan(base, [{ change: { [path]: 20 + 2 * k } }]);
    const engine = prepare(plan.design, kept);
    summarise({ plan, engine, columns: engine.draw(0, draws) });
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  });
}

const round = (value) => Number(value.toPrecision(3));
