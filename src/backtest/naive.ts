import { mean } from '../numeric/mean.ts';
import { ofSample, ofUniform, type Prediction } from './prediction.ts';
import type { SolvedIssue } from './solve-case.ts';

/** A rule that anybody could forecast by; a model must beat it to be worth its inputs. */
export interface Naive {
  name: string;
  title: string;
  predict(issue: SolvedIssue): Prediction;
}

const middle = ({ basis: { low, high } }: SolvedIssue) => (low + high) / 2;

export const NAIVE: readonly Naive[] = [
  {
    name: 'status-quo',
    title: 'status quo, or the middle of the scale where there is none',
    predict: (issue) => ofSample([Number.isNaN(issue.basis.statusQuo) ? middle(issue) : issue.basis.statusQuo]),
  },
  { name: 'mid-scale', title: 'middle of the scale', predict: (issue) => ofSample([middle(issue)]) },
  {
    name: 'unweighted-mean',
    title: 'unweighted mean of the positions',
    predict: (issue) => ofSample([issue.basis.positions.length > 0 ? mean(issue.basis.positions) : middle(issue)]),
  },
  {
    name: 'largest-actor',
    title: 'position with the most weight of one actor',
    predict: (issue) => ofSample([largest(issue)]),
  },
  {
    name: 'uniform',
    title: 'every number of the scale as likely',
    predict: ({ basis: { low, high } }) => ofUniform(low, high),
  },
];

function largest(issue: SolvedIssue): number {
  const { positions, shares } = issue.basis;
  let most = -1;
  for (let k = 0; k < shares.length; k++) if (most < 0 || shares[k] > shares[most]) most = k;
  return most < 0 ? middle(issue) : positions[most];
}
