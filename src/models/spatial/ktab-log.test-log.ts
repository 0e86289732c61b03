import { readFileSync } from 'node:fs';

interface Challenge {
  initiator: number;
  receiver: number;
  gain: number;
  /** The four estimates: who estimates, the probability, whose gain, the gain. */
  estimates: number[][];
  /** From the initiator's view, from the receiver's, and their compromise: both new positions, 0-100. */
  bargains: number[][][];
}

interface Choice {
  /** Initiator and receiver of each option; the same for standing still. */
  options: [number, number][];
  utility: number[][];
  coalitions: number[][];
  victories: number[][];
  probability: number[];
  chosen: number;
}

interface LoggedTurn {
  values: number[][];
  risk: number[];
  utility: number[][];
  estimates: number[][][];
  challenges: Challenge[];
  idle: number[];
  choices: Choice[];
  /** Positions and ideal points after the turn, 0-100. */
  positions: number[][];
  ideals: number[][];
  /** The step of this turn and its share of the first. */
  step: number;
}

const numbersIn = (text: string) => (text.match(/[+-]?\d+(\.\d+)?(E[+-]\d+)?/g) ?? []).map(Number);

/** The rows of numbers below a heading. */
function matrixAfter(lines: string[], at: number): number[][] {
  const rows = [];
  for (let line = at + 1; /^\s+[+-]?\d/.test(lines[line] ?? ''); line++) rows.push(numbersIn(lines[line]));
  return rows;
}

/** What was read of a log. */
export interface Log {
  turns: LoggedTurn[];
  /** By actor, then by turn. */
  probabilities: number[][];
}

/** A log that comes with the tests. */
export const readLog = (name: string): Log => logIn(readFileSync(`test-data/peers/${name}.reference.txt`, 'utf8'));

/** Reads what a log prints of each turn. */
export function logIn(text: string): Log {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const turns: LoggedTurn[] = [];
  const probabilities: number[][] = [];
  const lists = new Map<number, { id: number; pair: [number, number] }[]>();
  let choice: Choice | undefined;
  // What is seen after a turn's positions belongs to the next turn.
  const now = () => turns.at(-1) as LoggedTurn;
  const start = (values: number[][]) =>
    turns.push({
      values,
      risk: [],
      utility: [],
      estimates: [],
      challenges: [],
      idle: [],
      choices: [],
      positions: [],
      ideals: [],
      step: 0,
    });
  lines.forEach((line, at) => {
    const below = () => matrixAfter(lines, at);
    if (line.startsWith('Raw actor-pos')) start(below());
    else if (line.startsWith('Inferred risk')) now().risk = below().map(([value]) => value);
    else if (line.startsWith('Risk-aware')) now().utility = below();
    else if (line.startsWith('Estimate by')) now().estimates.push(below());
    else if (line.includes('has no advantageous')) now().idle.push(numbersIn(line)[1]);
    else if (line.startsWith('In turn')) {
      const [, initiator, receiver, gain] = numbersIn(line);
      now().challenges.push({ initiator, receiver, gain, estimates: [], bargains: [] });
    } else if (line.startsWith('Est by')) {
      const [who, probability, , , whose, gain] = numbersIn(line);
      now().challenges.at(-1)?.estimates.push([who, probability, whose, gain]);
    } else if (/^(Bargain|Power-weighted)/.test(line) && line.includes('(brgn')) {
      // KTAB's threads write into one another's lines.
      const rows = lines.slice(at, at + 5).filter((row) => row.includes('adopt:'));
      now()
        .challenges.at(-1)
        ?.bargains.push(rows.slice(0, 2).map((row) => numbersIn(row.split('adopt:')[1])));
    } else if (line.startsWith('Bargains involving')) {
      const [, ...rest] = numbersIn(line);
      const list = Array.from({ length: rest.length / 3 }, (_, o) => rest.slice(3 * o, 3 * o + 3));
      lists.set(
        numbersIn(line)[0],
        list.map(([id, i, j]) => ({ id, pair: [i, j] })),
      );
    } else if (line.startsWith('u_im')) {
      choice = { options: [], utility: below(), coalitions: [], victories: [], probability: [], chosen: 0 };
      const actor = numbersIn(lines.slice(at).find((later) => later.startsWith('Doing scalarPCE')) ?? '')[1];
      choice.options = (lists.get(actor) ?? []).map(({ pair }) => pair);
      now().choices[actor] = choice;
    } else if (line.startsWith('Coalition strengths') && choice) choice.coalitions = below();
    else if (line.startsWith('Probability Opt_i >') && choice) choice.victories = below();
    else if (line.startsWith('Probability Opt_i') && choice) choice.probability = below().map(([value]) => value);
    else if (line.startsWith('Chosen bargain') && choice) choice.chosen = numbersIn(line)[1] - 1;
    else if (line.startsWith('postn ')) now().positions.push(below()[0]);
    else if (line.startsWith('ideal ')) now().ideals.push(below()[0]);
    else if (line.startsWith('sDist')) turns[turns.length - 2].step = numbersIn(line)[2];
    else if (line.includes(', prob :')) probabilities.push(numbersIn(line.split(':')[1]));
  });
  return { turns, probabilities };
}
