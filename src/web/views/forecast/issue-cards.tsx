import { memo } from 'react';
import type { Forecast, IssueForecast } from '../../../forecast/forecast.ts';
import { share } from '../../../report/actors/page.ts';
import { actorLabels } from '../../../report/issues/actor-labels.ts';
import { spreadOf } from '../../../report/issues/spread.ts';
import { issueTable } from '../../../report/issues/table.ts';
import { inLanes } from '../../../report/page/draw/lanes.ts';
import type { Names } from '../../../report/words/names.ts';
import { onScale, roughPercent } from '../../../report/words/numbers.ts';
import { inWords } from '../../../situation/scale.ts';
import { Below } from '../../chart/below.tsx';
import { ChartBox, Dot, Hill, Line, ShapeMark, Stroke, Words } from '../../chart/marks.tsx';
import { ScaleWords } from '../../chart/scale-words.tsx';
import type { Picture } from '../../engine/protocol.ts';
import { useView } from '../../state/view.ts';

const LINE = 64;
/** The least width of a card in pixels. */
const NARROWEST = 268;

/** All issues: where each settles, where it stands now, and who wants what. */
export function IssueCards({ picture, names }: { picture: Picture; names: Names }) {
  const { forecast, reference } = picture;
  const { issues, settings } = forecast;
  if (issues.length < 2) return null;
  return (
    <section id="issues">
      <h2>All {issues.length} issues</h2>
      <p className="lead">
        Blue: where it settles. Triangle: where it stands now. Names: who wants what, in bold those whose consent is
        needed. Click one to open it above.
      </p>
      <div className="issues">
        {issues.map((issue) => (
          <Card
            key={issue.id}
            issue={issue}
            settings={settings}
            names={names}
            before={reference?.forecast.issues.find(({ id }) => id === issue.id)}
          />
        ))}
      </div>
      <Below title="Where the issues settle" table={issueTable(forecast)} of="#issues .issues" />
    </section>
  );
}

interface CardProps {
  issue: IssueForecast;
  settings: Forecast['settings'];
  names: Names;
  before: IssueForecast | undefined;
}

const Card = memo(function Card({ issue, settings, names, before }: CardProps) {
  const { id, scale, pooled, statusQuo, held } = issue;
  const { low, middle, high } = spreadOf(issue, settings);
  const isOpen = useView((state) => state.issue === id);
  const labels = actorLabels(issue, names);
  const lanes = inLanes(labels, NARROWEST);
  const y = (lane: number) => LINE + 24 + 15 * lane;
  const deepest = Math.max(0, ...labels.map(({ lines }, k) => lanes[k].lane + lines));
  const bottom = LINE + 12 + 15 * Math.max(1, deepest);
  const x = (value: number) => share(value, scale);
  const shown = (value: number) => onScale(value, scale);
  const most = Math.max(...pooled.histogram, ...(before?.pooled.histogram ?? []));
  const place = inWords(middle, scale).replace(/^(nearer “.*”) than “.*”$/, '$1');
  const open = () => {
    useView.setState({ issue: id, outcome: undefined, points: undefined });
    document.getElementById('open-issue')?.scrollIntoView({ block: 'start' });
  };
  return (
    <article className={`issue${isOpen ? ' open' : ''}`}>
      <h3 dir="auto">
        <button type="button" className="plain" onClick={open}>
          {names.issues[id]}
        </button>
      </h3>
      <p className="say" dir="auto">
        <b>{shown(middle)}</b>{' '}
        <span className="mu">
          ({shown(low)}–{shown(high)}){statusQuo !== undefined && ` now ${shown(statusQuo)}.`}
        </span>{' '}
        {place.charAt(0).toUpperCase() + place.slice(1)}
        {held && held.share >= 0.005 && `; held back in ${roughPercent(held.share)}`}
      </p>
      <ChartBox
        height={bottom + 5}
        says={`${names.issues[id]}: the middle is ${shown(middle)}, from ${shown(low)} to ${shown(high)}`}
      >
        <Hill shares={pooled.histogram} y={LINE} height={52} most={most} />
        {before && <Hill shares={before.pooled.histogram} y={LINE} height={52} most={most} kind="ghost" />}
        <Line from={0} to={100} y={LINE} kind="rope" />
        <Line from={x(low)} to={x(high)} y={LINE} kind="iv" />
        {statusQuo !== undefined && <ShapeMark x={x(statusQuo)} y={LINE} shape="now" kind="sq" />}
        <Dot x={x(middle)} y={LINE} r={5} kind="mid" />
        {labels
          .flatMap(({ places }) => places)
          .map((at, k) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: several actors may stand at one place
            <Dot key={k} x={at} y={LINE + 5} r={2.2} kind="ak" />
          ))}
        {labels.map(({ x: at }, k) => (
          <Stroke key={at} x={at} top={LINE + 8} bottom={y(lanes[k].lane) - 10} kind="ld" />
        ))}
        {labels.flatMap(({ x: at, text }, k) =>
          text.map((pieces, row) => (
            <Words
              key={`${at} ${pieces[0]?.name}`}
              x={at}
              y={y(lanes[k].lane + row)}
              shift={lanes[k].shift}
              kind="halo"
            >
              {pieces.map(({ name, bold, after }, i) => (
                <tspan key={name} className={bold ? 'vt' : undefined}>
                  {name}
                  {after}
                  {i < pieces.length - 1 ? ' ' : ''}
                </tspan>
              ))}
            </Words>
          )),
        )}
        <Line from={0} to={100} y={bottom} kind="ax" />
        {scale.labels.map(({ at }) => (
          <Stroke key={at} x={x(at)} top={bottom} bottom={bottom + 4} kind="tk" />
        ))}
      </ChartBox>
      <ScaleWords scale={scale} narrowest={NARROWEST} />
    </article>
  );
});
