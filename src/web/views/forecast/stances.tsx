import { memo } from 'react';
import type { IssueForecast } from '../../../forecast/forecast.ts';
import type { StatedStance } from '../../../forecast/stated.ts';
import { refuses, share } from '../../../report/actors/page.ts';
import type { Names } from '../../../report/words/names.ts';
import { onScale } from '../../../report/words/numbers.ts';
import { quantityInWords } from '../../../report/words/quantity.ts';
import { central, type Quantity } from '../../../situation/quantity.ts';
import { ChartBox, Dot, Line } from '../../chart/marks.tsx';
import { Slider } from '../../chart/slider.tsx';
import { holdForecast } from '../../state/forecast.ts';
import { useView } from '../../state/view.ts';
import { pin, useWorkspace } from '../../state/workspace.ts';
import { useFirstSteps } from './first-steps.tsx';
import { endsOfQuantity, type HandlePart, isRange, moved } from './moved.ts';

/** Of more actors than this, those with the least weight are folded away. */
const MOST_STANCES = 12;

/** Who wants what, each with handles to drag. */
export function StancesSection({ issue, names }: { issue: IssueForecast; names: Names }) {
  const pins = useWorkspace((state) => state.pins);
  const situation = useWorkspace((state) => state.sound?.situation);
  const isScenario = useView((state) => state.scenariosOn.length > 0);
  const { shown: isFirst } = useFirstSteps();
  const weight = ({ capability, salience }: StatedStance) => central(capability) * central(salience);
  const heaviest = issue.stances.toSorted((a, b) => weight(b) - weight(a));
  const open = new Set(heaviest.slice(0, MOST_STANCES));
  // One that weighs much and has room on both sides.
  const hasRoom = ({ position }: StatedStance) => Math.abs(share(central(position), issue.scale) - 50) <= 35;
  const movable = heaviest.filter(hasRoom);
  const shownFirst = movable.find(({ veto }) => refuses(veto)) ?? movable[0] ?? heaviest[0];
  const highlighted = isFirst && pins.length === 0 ? shownFirst?.actor : undefined;
  const stated = situation && Object.hasOwn(situation.issues, issue.id) ? situation.issues[issue.id].stances : {};
  const row = (stance: StatedStance) => {
    const path = `issues.${issue.id}.stances.${stance.actor}.position`;
    const pinned = pins.find((one) => one.path === path);
    const file = Object.hasOwn(stated, stance.actor) ? stated[stance.actor].position : stance.position;
    return (
      <StanceRow
        key={stance.actor}
        path={path}
        name={names.actors[stance.actor]}
        stance={stance}
        scale={issue.scale}
        value={pinned?.value ?? (isScenario ? stance.position : file)}
        was={file}
        isPinned={pinned !== undefined}
        isHighlighted={stance.actor === highlighted}
      />
    );
  };
  const rest = issue.stances.filter((one) => !open.has(one));
  return (
    <>
      <div className="rh">
        <span>Who wants what</span>
        <span className="mu sm">position, low to high; drag a mark or an end</span>
      </div>
      {issue.stances.filter((one) => open.has(one)).map(row)}
      {rest.length > 0 && (
        <details>
          <summary>{rest.length} more</summary>
          {rest.map(row)}
        </details>
      )}
    </>
  );
}

interface RowProps {
  path: string;
  name: string;
  stance: StatedStance;
  scale: IssueForecast['scale'];
  value: Quantity;
  was: Quantity;
  isPinned: boolean;
  isHighlighted: boolean;
}

const StanceRow = memo(function StanceRow({
  path,
  name,
  stance,
  scale,
  value,
  was,
  isPinned,
  isHighlighted,
}: RowProps) {
  const x = (at: number) => share(at, scale);
  const shown = (at: number) => onScale(at, scale);
  const best = central(value);
  const ends = endsOfQuantity(value, scale);
  const before = endsOfQuantity(was, scale);
  const step = (scale.high - scale.low) / 100;
  const says = `${shown(best)}, from ${shown(ends.low)} to ${shown(ends.high)}`;
  const move = (part: HandlePart) => (to: number, sameStep: boolean) => {
    const rounded = scale.low + Math.round((to - scale.low) / step) * step;
    const next = moved(value, part, rounded, scale);
    // Back where the file has it, nothing is moved.
    pin(path, JSON.stringify(next) === JSON.stringify(was) ? undefined : next, sameStep && isPinned);
  };
  const handle = (part: HandlePart) => (
    <Slider
      key={part}
      kind={part === 'mark' ? 'mark' : 'end'}
      moved={isPinned}
      label={part === 'mark' ? `What ${name} wants` : `The ${part === 'low' ? 'least' : 'most'} that ${name} may want`}
      says={says}
      value={part === 'mark' ? best : ends[part]}
      low={scale.low}
      high={scale.high}
      step={step}
      onMove={move(part)}
      onHold={holdForecast}
      onBack={() => pin(path, undefined)}
    />
  );
  return (
    <div className={`r act${isPinned ? ' on' : ''}${isHighlighted ? ' try' : ''}`}>
      <div className="l">
        <b dir="auto">{name}</b>
        {refuses(stance.veto) && <span className="veto">veto</span>}
        <span className="mu sm">cares {quantityInWords(central(stance.salience))}</span>
      </div>
      <div className="p">
        {isHighlighted && <Bubble at={x(best)} />}
        <ChartBox height={34}>
          <Line from={0} to={100} y={17} kind="gr" />
          {isPinned && <Line from={x(before.low)} to={x(before.high)} y={17} kind="ghostl" />}
          {isPinned && <Dot x={x(central(was))} y={17} r={6} kind="holg" />}
          <Line from={x(ends.low)} to={x(ends.high)} y={17} kind={isPinned ? 'rngA' : 'rng'} />
        </ChartBox>
        <div className="handles">
          {isRange(value) && handle('low')}
          {isRange(value) && handle('high')}
          {handle('mark')}
        </div>
      </div>
      <div className="n">
        <b className={isPinned ? 'acc' : undefined}>{shown(best)}</b>
        <span className="mu sm">
          {isPinned
            ? `was ${shown(central(was))}`
            : ends.low === ends.high
              ? ''
              : `${shown(ends.low)}–${shown(ends.high)}`}
        </span>
      </div>
    </div>
  );
});

/** "Drag this", above the mark. */
const Bubble = ({ at }: { at: number }) => (
  <span className={`bubble x${Math.min(90, Math.max(11, Math.round(at)))}`} aria-hidden="true">
    <span>Drag this</span>
  </span>
);
