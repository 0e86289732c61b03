import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** What a process says of itself when it ends: processor time in microseconds, and the most memory that it had in kB. */
const SAYS = `data:text/javascript,process.on('exit',()=>{const{userCPUTime:u,systemCPUTime:s,maxRSS:m}=process.resourceUsage();
process.stderr.write('\\n'+JSON.stringify([u+s,m]))})`;

/** The command of this clone, and that of another one, to be measured in turns with it, where BEFORE names its folder. */
const HERE = join(import.meta.dirname, '..');
const { BEFORE } = process.env;

/** Runs `tightrope` with these arguments. @returns processor time and wall time in seconds, and memory in MB */
export const command = (...args) => run([join(HERE, 'dist/cli/main.js'), ...args]);

/** The same for anything that Node runs. */
export function run(args) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--import', SAYS, ...args], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  const wall = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  const [microseconds, kB] = JSON.parse(stderr.split('\n').at(-1));
  return { cpu: microseconds / 1e6, wall, MB: kB / 1000 };
}

/**
 * Runs a command of here, and of before where there is one, in turns.
 *
 * @param args of the command, or a function of the round's name (`now 0`, `before 0` ...) that gives them
 * @returns the least of each, and of each kind of figure by itself
 */
export function leastOf(times, args) {
  const least = {};
  for (let turn = 0; turn < times; turn++) {
    for (const [which, root] of [['now', HERE], ...(BEFORE ? [['before', BEFORE]] : [])]) {
      const all = typeof args === 'function' ? args(`${which} ${turn}`) : args;
      const { cpu, wall, MB } = run([join(root, 'dist/cli/main.js'), ...all]);
      const so = least[which] ?? { cpu, wall, MB };
      least[which] = { cpu: Math.min(so.cpu, cpu), wall: Math.min(so.wall, wall), MB: Math.min(so.MB, MB) };
    }
  }
  return least;
}

/** A row of the summary of what `leastOf` found. */
export function summaryOf(what, { now, before }, asked = '') {
  const said = ({ cpu, wall }) => `${seconds(cpu)} CPU, ${seconds(wall)}`;
  return {
    ...{ what, peer: '', before: before ? said(before) : '', ours: said(now) },
    ...{ ratio: before ? Number((now.cpu / before.cpu).toPrecision(2)) : '', asked },
  };
}

const seconds = (s) => (s < 1 ? `${Math.round(1000 * s)} ms` : `${Number(s.toPrecision(3))} s`);
