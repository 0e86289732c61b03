/** What one actor brings to one issue: position 0-100, salience 0-1, capability. */
export interface Stance {
  x: number;
  s: number;
  c: number;
}

/**
 * One round as it is written down, every sum in full: all deals are worked out anew after each deal. Actors by issues, all
 * scales 0 to 100.
 */
export function referenceExchange(table: (Stance | null)[][]) {
  const issues = table[0].map((_, m) => m);
  const x = table.map((row) => row.map((stance) => stance?.x ?? NaN));
  const y = x.map((row) => row.slice());
  const s = (i: number, m: number) => table[i][m]?.s ?? NaN;
  const w = (i: number, m: number) => (table[i][m]?.s ?? 0) * (table[i][m]?.c ?? 0);
  const total = issues.map((m) => table.reduce((sum, _, i) => sum + w(i, m), 0));
  const outcome = (m: number) => y.reduce((sum, row, i) => sum + (table[i][m] ? w(i, m) * row[m] : 0), 0) / total[m];
  const atFirst = issues.map(outcome);
  const opposed = (i: number, j: number, m: number) => (x[i][m] - atFirst[m]) * (x[j][m] - atFirst[m]) < 0;

  /** The move of `who` on m towards `whom`, if it is to shift the outcome by d. */
  const moveFor = (d: number, who: number, m: number) => (d * total[m]) / w(who, m);
  const shiftOf = (move: number, who: number, m: number) => (move * w(who, m)) / total[m];
  const work = ({ i, j, p, q }: { i: number; j: number; p: number; q: number }) => {
    const rate = (s(i, q) + s(j, q)) / (s(i, p) + s(j, p));
    const towards = (whom: number, who: number, m: number) => Math.sign(x[whom][m] - x[who][m]);
    const farP = (x[i][p] - y[j][p]) * towards(i, j, p);
    const farQ = (x[j][q] - y[i][q]) * towards(j, i, q);
    // First j moves all the way; if i would then overshoot, i does.
    let dP = shiftOf(farP, j, p);
    let dQ = dP / rate;
    if (moveFor(dQ, i, q) > farQ) {
      dQ = shiftOf(farQ, i, q);
      dP = dQ * rate;
    }
    // No outcome beyond the partner's position.
    const roomP = (x[i][p] - outcome(p)) * towards(i, j, p);
    if (dP > roomP) {
      dP = roomP;
      dQ = dP / rate;
    }
    const roomQ = (x[j][q] - outcome(q)) * towards(j, i, q);
    if (dQ > roomQ) {
      dQ = roomQ;
      dP = dQ * rate;
    }
    return {
      moveJ: moveFor(dP, j, p) * towards(i, j, p),
      moveI: moveFor(dQ, i, q) * towards(j, i, q),
      gain: s(i, p) * dP - s(i, q) * dQ,
    };
  };

  const left: { i: number; j: number; p: number; q: number }[] = [];
  for (const p of issues) {
    for (const q of issues.slice(p + 1)) {
      table.forEach((_, i) => {
        table.forEach((_other, j) => {
          if (!opposed(i, j, p) || !opposed(i, j, q) || w(i, q) === 0 || w(j, p) === 0) return;
          // i cares more for p than for q, compared with j.
          if (s(i, p) * s(j, q) > s(i, q) * s(j, p)) left.push({ i, j, p, q });
        });
      });
    }
  }
  const deals: { i: number; j: number; p: number; q: number; moveI: number; moveJ: number; gain: number }[] = [];
  for (;;) {
    let best = { ...left[0], moveI: 0, moveJ: 0, gain: 0 };
    let which = -1;
    left.forEach((deal, n) => {
      const worked = work(deal);
      if (worked.gain >= 1e-10 && worked.gain > best.gain) {
        best = { ...deal, ...worked };
        which = n;
      }
    });
    if (which < 0) break;
    y[best.j][best.p] += best.moveJ;
    y[best.i][best.q] += best.moveI;
    deals.push(best);
    left.splice(which, 1);
  }
  return { deals, outcome: issues.map(outcome) };
}
