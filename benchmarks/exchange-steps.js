/**
 * A round of position exchange on flat arrays, for the benchmark: what lies between the rules as written and the engine.
 *
 * @param x positions 0-100, s saliences and w weights, at `issue * actors + actor`; NaN positions where there is no stance
 * @param remember nothing: every deal is worked out after every deal; `deals`: only those on issues that have moved;
 *   `pairs`: and the best of each two issues is kept
 */
export function flatExchange(actors, issues, { x, s, w }, remember) {
  const at = (i, m) => m * actors + i;
  const total = Array.from({ length: issues }, (_, m) => {
    let sum = 0;
    for (let i = 0; i < actors; i++) sum += w[at(i, m)];
    return sum;
  });
  const outcome = Float64Array.from(total, (sum, m) => {
    let mass = 0;
    for (let i = 0; i < actors; i++) if (w[at(i, m)] > 0) mass += w[at(i, m)] * x[at(i, m)];
    return mass / sum;
  });
  const side = x.map((value, k) => Math.sign(value - outcome[Math.floor(k / actors)]));
  const y = x.slice();
  const pull = w.map((weight, k) => weight / total[Math.floor(k / actors)]);

  const deals = [];
  const pairs = [];
  for (let p = 0; p < issues; p++) {
    for (let q = p + 1; q < issues; q++) {
      const begin = deals.length;
      for (let i = 0; i < actors; i++) {
        for (let j = 0; j < actors; j++) {
          const [iP, iQ, jP, jQ] = [at(i, p), at(i, q), at(j, p), at(j, q)];
          const d = s[iP] * s[jQ] - s[iQ] * s[jP];
          if (!(d > 0) || side[iP] * side[jP] !== -1 || side[iQ] * side[jQ] !== -1) continue;
          deals.push({ p, q, iP, iQ, jP, jQ, perP: d / (s[iQ] + s[jQ]), perQ: d / (s[iP] + s[jP]) });
        }
      }
      pairs.push({ p, q, begin, end: deals.length });
    }
  }
  const gain = new Float64Array(deals.length);
  const done = new Uint8Array(deals.length);
  const work = (n) => {
    const { p, q, iP, iQ, jP, jQ, perP, perQ } = deals[n];
    const far = Math.min((y[jP] - x[iP]) * side[jP] * pull[jP], (outcome[p] - x[iP]) * side[jP]) * perP;
    const other = Math.min((y[iQ] - x[jQ]) * side[iQ] * pull[iQ], (outcome[q] - x[jQ]) * side[iQ]) * perQ;
    gain[n] = done[n] ? 0 : Math.min(far, other);
  };
  const best = new Int32Array(pairs.length);
  const search = (b) => {
    best[b] = pairs[b].begin;
    for (let n = pairs[b].begin; n < pairs[b].end; n++) {
      work(n);
      if (gain[n] > gain[best[b]]) best[b] = n;
    }
  };

  deals.forEach((_, n) => void work(n));
  pairs.forEach((_, b) => void search(b));
  for (;;) {
    let top = 0;
    if (remember === 'pairs') for (const n of best) top = gain[n] > gain[top] ? n : top;
    else for (let n = 0; n < deals.length; n++) if (gain[n] > gain[top]) top = n;
    if (!(gain[top] >= 1e-10)) return outcome;
    const { p, q, iQ, jP, perP, perQ } = deals[top];
    const [dP, dQ] = [gain[top] / perP, gain[top] / perQ];
    y[jP] -= (side[jP] * dP) / pull[jP];
    y[iQ] -= (side[iQ] * dQ) / pull[iQ];
    outcome[p] -= side[jP] * dP;
    outcome[q] -= side[iQ] * dQ;
    done[top] = 1;
    const touched = (pair) => pair.p === p || pair.q === p || pair.p === q || pair.q === q;
    for (let b = 0; remember === 'pairs' && b < pairs.length; b++) if (touched(pairs[b])) search(b);
    for (let n = 0; remember !== 'pairs' && n < deals.length; n++) {
      if (remember === 'nothing' || touched(deals[n])) work(n);
    }
  }
}
