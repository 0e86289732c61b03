import type { Analysis } from '../../forecast/analysis.ts';
import { count } from '../words/numbers.ts';

/** How far an analysis came, where that is not to its end: "First answer, from 512 futures: ..." */
export function howFarInWords({ forecast, quick, stopped }: Pick<Analysis, 'forecast'> & Partial<Analysis>): string {
  const told = [
    quick && !stopped
      ? `First answer, from ${count(forecast.settings.samples)} futures: its numbers are rough, and what anybody could do is not in it yet.`
      : '',
    stopped ? 'The run was stopped: parts that it did not come to are missing.' : '',
    stopped && quick ? 'Others are from a first answer of few futures, and rough.' : '',
  ];
  return told.filter(Boolean).join(' ');
}
