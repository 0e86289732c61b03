/**
 * The challenges of one turn on flat arrays, for the benchmark: what lies between the equations as written and the engine.
 * Proportional votes, SemiCommit.
 *
 * @param distance [j * n + k]: distance from k's ideal point to j's position
 * @param views whether the utilities in every actor's eyes are laid out first, n^3 numbers, or worked out where needed
 * @param branches whether votes are sorted to the two sides by a test, or by (A + S) / 2
 */
export function flatChallenges({ n, distance, risk, weight, total }, { views, branches }) {
  const view = (h, k) => (2 * risk[h] + risk[k]) / 3;
  const bent = (d, rho) => (1 - d) * (1 + rho * d);
  const laid = views ? new Float64Array(n * n * n) : undefined;
  const utility = laid ? (h, k, j) => laid[(h * n + k) * n + j] : (h, k, j) => bent(distance[j * n + k], view(h, k));
  const targets = new Int32Array(n);

  const sorted = (i, j, forI, forJ) => {
    let [a, b] = [forI, forJ];
    for (let k = 0; k < n; k++) {
      if (k === i || k === j) continue;
      const [ui, uj, uk] = [utility(i, k, i), utility(i, k, j), utility(i, k, k)];
      const first = weight[k] * (ui - uj);
      const withI = first > 0 ? forI + first : forI;
      const withJ = first < 0 ? forJ - first : forJ;
      const pi = withI / (withI + withJ);
      const vote = weight[k] * (pi * (2 * ui + uk) + (1 - pi) * 3 * uj - pi * 3 * ui - (1 - pi) * (2 * uj + uk));
      if (vote > 0) a += vote;
      else b -= vote;
    }
    return a / (a + b);
  };
  const summed = (i, j, forI, forJ) => {
    let sum = 0;
    let size = 0;
    for (let k = 0; k < n; k++) {
      if (k === i || k === j) continue;
      const [ui, uj, uk] = [utility(i, k, i), utility(i, k, j), utility(i, k, k)];
      const first = weight[k] * (ui - uj);
      const force = Math.abs(first);
      const a = forI + (force + first) / 2;
      const b = forJ + (force - first) / 2;
      const vote = (weight[k] * (a * (uk - ui) + b * (uj - uk))) / (forI + forJ + force);
      sum += vote;
      size += Math.abs(vote);
    }
    const a = forI + (size + sum) / 2;
    return a / (a + forJ + (size - sum) / 2);
  };
  const winning = branches ? sorted : summed;

  return () => {
    if (laid) {
      for (let h = 0; h < n; h++) {
        for (let k = 0; k < n; k++) {
          for (let j = 0; j < n; j++) laid[(h * n + k) * n + j] = bent(distance[j * n + k], view(h, k));
        }
      }
    }
    for (let i = 0; i < n; i++) {
      targets[i] = -1;
      let most = 1e-5;
      for (let j = 0; j < n; j++) {
        if (j === i) continue;
        const advantage = utility(i, i, i) - utility(i, i, j);
        const fromI = weight[i] * advantage;
        const fromJ = weight[j] * (utility(i, j, j) - utility(i, j, i));
        const p = winning(i, j, 1e-10 + Math.max(0, fromI), 1e-10 + Math.max(0, fromJ));
        const gain = advantage * (1 - 2 * total[j] * (1 - p));
        if (gain > most) {
          most = gain;
          targets[i] = j;
        }
      }
    }
    return targets;
  };
}

/** Coalitions of n options by sorting every actor's vote to a side, once for each ordered pair. */
export function flatCoalitions(n, w, utility, c) {
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < n; b++) {
      let sum = 1e-8;
      for (let k = 0; k < n; k++) {
        const vote = w[k] * (utility[a * n + k] - utility[b * n + k]);
        if (vote > 0) sum += vote;
      }
      c[a * n + b] = sum;
    }
  }
}

/** Utilities of n bargains of actor b with actor b + 1, each summed over all positions. */
export function flatBargains({ n, own, moved }, utility) {
  for (let b = 0; b < n; b++) {
    for (let k = 0; k < n; k++) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += j === b || j === (b + 1) % n ? moved[k] : own[j * n + k];
      utility[b * n + k] = sum / n;
    }
  }
}

/** The same as what standing still gives and two corrections. */
export function cachedBargains({ n, own, moved }, utility) {
  for (let k = 0; k < n; k++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += own[j * n + k];
    for (let b = 0; b < n; b++) {
      utility[b * n + k] = (sum + 2 * moved[k] - own[b * n + k] - own[((b + 1) % n) * n + k]) / n;
    }
  }
}
