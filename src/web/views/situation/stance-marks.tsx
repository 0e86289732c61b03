import { refuses, share } from '../../../report/actors/page.ts';
import { quantityInWords } from '../../../report/words/quantity.ts';
import { central, type Quantity } from '../../../situation/quantity.ts';
import type { Scale } from '../../../situation/scale.ts';
import type { Stance } from '../../../situation/situation.ts';
import { Bar, ChartBox, Line, Stroke } from '../../chart/marks.tsx';
import { endsOfQuantity } from '../forecast/moved.ts';

/** A stance as one bar: its range, a tick at the best guess, thicker where the actor cares more. */
export function StanceBar({
  position,
  salience,
  scale,
  isMoved,
  height = 26,
}: {
  position: Quantity;
  salience: Quantity;
  scale: Scale;
  isMoved: boolean;
  height?: number;
}) {
  const x = (value: number) => share(value, scale);
  const ends = endsOfQuantity(position, scale);
  const thick = 2 + 9 * Math.min(1, Math.max(0, central(salience)));
  const y = height / 2;
  return (
    <ChartBox height={height}>
      <Line from={0} to={100} y={y} kind="gr" />
      <Bar from={x(ends.low)} to={x(ends.high)} y={y - thick / 2} height={thick} kind={isMoved ? 'cbA' : 'cb'} />
      {Array.isArray(position) &&
        position.map((value, k) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: experts have no other name
          <Stroke key={k} x={x(value)} top={y - 5} bottom={y + 5} kind="tk" />
        ))}
      <Stroke x={x(central(position))} top={y - 7} bottom={y + 7} kind="cm" />
    </ChartBox>
  );
}

/** V for a veto, a dot for a reason, a square for a source. */
export const StanceSigns = ({ stance }: { stance: Stance }) => (
  <span className="mk" aria-hidden="true">
    {refuses(stance.veto) && <b>V</b>}
    {stance.because !== undefined && <i className="rd" />}
    {stance.source !== undefined && <i className="rs" />}
  </span>
);

/** A stance in a sentence, for those who do not see the bar. */
export const stanceInWords = (stance: Stance): string =>
  [
    `wants ${quantityInWords(stance.position)}`,
    `cares ${quantityInWords(stance.salience)}`,
    ...(refuses(stance.veto) ? ['can refuse'] : []),
    stance.because === undefined ? 'no reason' : 'with a reason',
    ...(stance.source === undefined ? [] : ['with a source']),
  ].join(', ');
