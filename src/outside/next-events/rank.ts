/**
 * The rank of one answer among all candidates, 1 the best: one more than those with a higher score, and half of those
 * with the same, so that a scorer that can't tell gets the middle and not the top.
 *
 * @param scores one a candidate
 * @param others true answers to the same question, which aren't counted as rivals (time-aware filtering); `answer` may be among
 * them
 */
export function filteredRank(scores: Float64Array, answer: number, others: Int32Array): number {
  const mine = scores[answer];
  let above = 0;
  let equal = 0;
  for (let o = 0; o < scores.length; o++) {
    if (scores[o] > mine) above++;
    else if (scores[o] === mine) equal++;
  }
  for (let k = 0; k < others.length; k++) {
    const o = others[k];
    if (o === answer || others.indexOf(o) < k) continue;
    if (scores[o] > mine) above--;
    else if (scores[o] === mine) equal--;
  }
  return 1 + above + (equal - 1) / 2;
}
