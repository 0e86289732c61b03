import { share } from '../../../report/actors/page.ts';
import { onScale } from '../../../report/words/numbers.ts';
import { central, type Quantity } from '../../../situation/quantity.ts';
import type { Scale } from '../../../situation/scale.ts';
import { ChartBox, Dot, Line, Stroke, Words } from '../../chart/marks.tsx';
import { ScaleWords } from '../../chart/scale-words.tsx';
import { Slider } from '../../chart/slider.tsx';
import { endsOfQuantity, type HandlePart, isRange, moved } from '../forecast/moved.ts';
import { type QuantityDraft, quantityDraftOf, quantityOf } from './draft.ts';

interface PositionLineProps {
  name: string;
  draft: QuantityDraft;
  /** As the file has it: its ghost stays. */
  was: Quantity | undefined;
  scale: Scale;
  onChange: (draft: QuantityDraft) => void;
}

/** The scale of the issue with what is wanted on it; marks can be dragged. */
export function PositionLine({ name, draft, was, scale, onChange }: PositionLineProps) {
  const { quantity } = quantityOf(draft, scale);
  const x = (value: number) => share(value, scale);
  const step = (scale.high - scale.low) / 100;
  const ends = quantity === undefined ? undefined : endsOfQuantity(quantity, scale);
  const best = quantity === undefined ? undefined : central(quantity);
  const isMoved = was !== undefined && best !== undefined && central(was) !== best;
  const handle = (part: HandlePart, value: number) => (
    <Slider
      key={part}
      kind={part === 'mark' ? 'mark' : 'end'}
      moved
      label={part === 'mark' ? `What ${name} wants` : `The ${part === 'low' ? 'least' : 'most'} that ${name} may want`}
      says={onScale(value, scale)}
      value={value}
      low={scale.low}
      high={scale.high}
      step={step}
      onMove={(to) => {
        if (quantity === undefined) return;
        const rounded = scale.low + Math.round((to - scale.low) / step) * step;
        onChange(quantityDraftOf(moved(quantity, part, rounded, scale)));
      }}
    />
  );
  return (
    <div className="ep">
      <div className="p">
        <ChartBox height={34}>
          <Line from={0} to={100} y={17} kind="tk" />
          <Stroke x={0} top={12} bottom={22} kind="tk" />
          <Stroke x={100} top={12} bottom={22} kind="tk" />
          {isMoved && <Dot x={x(central(was))} y={17} r={6} kind="holg" />}
          {ends && <Line from={x(ends.low)} to={x(ends.high)} y={17} kind="rngA" />}
          {Array.isArray(quantity) &&
            // biome-ignore lint/suspicious/noArrayIndexKey: experts have no other name
            quantity.map((value, k) => <Dot key={k} x={x(value)} y={17} r={4} kind="inkf small" />)}
          {best !== undefined && (
            <Words x={x(best)} y={2} kind="acc">
              {onScale(best, scale)}
            </Words>
          )}
        </ChartBox>
        {quantity !== undefined && ends && best !== undefined && (
          <div className="handles">
            {isRange(quantity) && handle('low', ends.low)}
            {isRange(quantity) && handle('high', ends.high)}
            {handle('mark', best)}
          </div>
        )}
      </div>
      <ScaleWords scale={scale} narrowest={340} />
    </div>
  );
}
