import { percent } from '../../report/words/numbers.ts';
import { ChartBox, Words } from './marks.tsx';

/** The last row of a chart of shares: 0%, the middle and the end of its scale. */
export const PercentAxis = ({ kind, most = 1 }: { kind: string; most?: number }) => (
  <div className={`r ${kind}`} aria-hidden="true">
    <span />
    <span className="p">
      <ChartBox height={16}>
        <Words x={0} y={12} anchor="start" kind="mu">
          0%
        </Words>
        <Words x={50} y={12} kind="mu">
          {percent(most / 2)}
        </Words>
        <Words x={100} y={12} anchor="end" kind="mu">
          {percent(most)}
        </Words>
      </ChartBox>
    </span>
    <span />
  </div>
);
