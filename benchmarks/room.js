import { emptyBargain, packageSearch, simplex, stream } from './built/reference.js';
import { milliseconds } from './situations.js';

const DRAWS = 2048;

/** What a draw costs: 4 actors who must agree on 6 issues, positions, saliences and no deal all at random. */
export default async function () {
  const rows = [];
  for (const limits of [false, true]) {
    const { bargain, fill } = atRandom(4, 6, limits);
    const { best, breakEven, accepted, nearest } = packageSearch(bargain);
    const middle = new Float64Array(6).fill(50);
    const [byActor, byIssue, refuses] = [new Float64Array(4), new Float64Array(6), new Uint8Array(4)];
    const measure = async (once) => {
      const all = () => {
        for (let draw = 0; draw < DRAWS; draw++) {
          fill(draw);
          once?.();
        }
      };
      return ((await milliseconds(all)) * 1000) / DRAWS;
    };
    const filling = await measure();
    const row = async (what, once) =>
      rows.push({ what: what + (limits ? ', limits' : ''), 'µs a draw': ((await measure(once)) - filling).toFixed(1) });
    await row('one blind offer', () => accepted(middle, refuses));
    await row('the best package', () => best());
    if (!limits) await row('the same by the simplex method on a full table', () => onFullTable(bargain));
    await row('the package nearest to an offer', () => nearest(middle, byIssue));
    await row('break-even of each actor', () => breakEven(byActor));
  }
  return { title: 'Room: 4 actors, 6 issues, one thread', rows };
}

function atRandom(actors, issues, limits) {
  const names = (letter, count) => Array.from({ length: count }, (_, k) => `${letter}${k}`);
  const bargain = emptyBargain(names('a', actors), names('m', issues));
  const { noDeal, position, share, limit, side, steepness } = bargain;
  steepness.fill(10);
  const cells = actors * issues;
  const u = new Float64Array(3 * cells + issues);
  const random = stream('room benchmark', 1);
  const fill = (draw) => {
    random.fill(draw, u);
    for (let m = 0; m < issues; m++) noDeal[m] = 100 * u[3 * cells + m];
    for (let i = 0; i < actors; i++) {
      let all = 0;
      for (let m = 0; m < issues; m++) all += u[cells + i * issues + m];
      for (let m = 0; m < issues; m++) {
        const k = i * issues + m;
        position[k] = 100 * u[k];
        share[k] = u[cells + k] / all;
        if (!limits) continue;
        const w = u[2 * cells + k];
        side[k] = w < 0.5 ? 1 : -1;
        limit[k] = w < 0.5 ? position[k] * 2 * w : 100 - (100 - position[k]) * (2 * w - 1);
      }
    }
  };
  return { bargain, fill };
}

/** Every issue as a mix of points, with a row an issue. */
function onFullTable({ actorIds, issueIds, noDeal, position, share }) {
  const [actors, issues] = [actorIds.length, issueIds.length];
  const points = issueIds.flatMap((_, m) =>
    [0, 100, ...actorIds.map((_, i) => position[i * issues + m])].map((at) => ({ m, at })),
  );
  const gain = (i, { m, at }) => {
    const k = i * issues + m;
    return (share[k] * (Math.abs(position[k] - noDeal[m]) - Math.abs(position[k] - at))) / 100;
  };
  const everybody = actorIds.map((_, i) => i);
  simplex({
    a: [
      ...everybody.map((i) => [...points.map((point) => -gain(i, point)), 1]),
      ...issueIds.map((_, m) => [...points.map((point) => (point.m === m ? 1 : 0)), 0]),
    ],
    b: [...new Float64Array(actors), ...new Float64Array(issues).fill(1)],
    objectives: [
      [...points.map(() => 0), 1],
      [...points.map((point) => everybody.reduce((sum, i) => sum + gain(i, point), 0)), 0],
      [...points.map(({ m, at }) => -Math.abs(at - noDeal[m]) / 100), 0],
    ],
  });
}
