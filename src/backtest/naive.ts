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
    title: 'status quo, or mid-scale',
    predict: (issue) => ofSample([Number.isNaN(issue.basis.statusQuo) ? middle(issue) : issue.basis.statusQuo]),
  },
  { name: 'mid-scale', title: 'mid-scale', predict: (issue) => ofSample([middle(issue)]) },
  {
    name: 'unweighted-mean',
    title: 'unweighted mean',
    predict: (issue) => ofSample([issue.basis.positions.length > 0 ? mean(issue.basis.positions) : middle(issue)]),
  },
  {
    name: 'largest-actor',
    title: 'largest actor',
    predict: (issue) => ofSample([largest(issue)]),
  },
  {
    name: 'uniform',
    title: 'anything as likely',
    predict: ({ basis: { low, high } }) => ofUniform(low, high),
  },
];

function largest(issue: SolvedIssue): number {
  const { positions, shares } = issue.basis;
  let most = -1;
  for (let k = 0; k < shares.length; k++) if (most < 0 || shares[k] > shares[most]) most = k;
  return most < 0 ? middle(issue) : positions[most];
}
