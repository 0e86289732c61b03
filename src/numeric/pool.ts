/** The mean of what several models answer, one number a question; nothing is allocated from draw to draw. */
export interface Pool {
  /** Starts again. */
  begin(): void;
  /** Adds one model's answer to a question. */
  add(question: number, answer: number): void;
  /** Writes the means of so many models, none outside the range of its answers. */
  write(models: number, out: Float64Array): void;
}

/** A pool of so many questions. */
export function pooling(questions: number): Pool {
  const sum = new Float64Array(questions);
  const least = new Float64Array(questions);
  const most = new Float64Array(questions);
  return {
    begin() {
      sum.fill(0);
      least.fill(Infinity);
      most.fill(-Infinity);
    },
    add(question, answer) {
      sum[question] += answer;
      if (answer < least[question]) least[question] = answer;
      if (answer > most[question]) most[question] = answer;
    },
    write(models, out) {
      for (let q = 0; q < questions; q++) out[q] = Math.min(most[q], Math.max(least[q], sum[q] / models));
    },
  };
}
