import { refuses } from '../../../report/actors/page.ts';
import { onScale } from '../../../report/words/numbers.ts';
import { quantityInWords } from '../../../report/words/quantity.ts';
import { central } from '../../../situation/quantity.ts';
import { scaleOf } from '../../../situation/scale.ts';
import type { Situation } from '../../../situation/situation.ts';
import { type FaultyEntry, outlineKey } from '../../engine/outline.ts';
import { endsOfQuantity } from '../forecast/moved.ts';
import { FaultSign } from './fault-sign.tsx';
import type { NamedWanted } from './named-dialog.tsx';
import { actorName, issueName } from './names.ts';
import type { OpenStance } from './opened.ts';
import { cellKey, usePending } from './pending.ts';
import { StanceBar, StanceSigns } from './stance-marks.tsx';

interface NarrowStancesProps {
  situation: Situation;
  moved: ReadonlySet<string>;
  /** Actors, issues and stances with a fault, by `outlineKey`. */
  faulty: ReadonlyMap<string, FaultyEntry>;
  onOpen: (opened: OpenStance) => void;
  onNamed: (wanted: NamedWanted) => void;
  /** Which issue is shown. */
  row: number;
  onRow: (row: number) => void;
}

/** One issue at a time: its actors as rows. */
export function NarrowStances({ situation, moved, faulty, onOpen, onNamed, row, onRow }: NarrowStancesProps) {
  const issues = Object.keys(situation.issues);
  const pending = usePending(({ stances }) => stances);
  const issue = issues[Math.max(0, row)];
  if (issue === undefined) return null;
  const scale = scaleOf(situation.issues[issue]);
  const { stances } = situation.issues[issue];
  const stated = (actor: string) => {
    const key = cellKey(issue, actor);
    return pending.has(key) ? pending.get(key) : Object.hasOwn(stances, actor) ? stances[actor] : undefined;
  };
  const actors = Object.keys(situation.actors);
  const open = (actor: string) => (event: { currentTarget: Element }) =>
    onOpen({ issue, actor, beside: event.currentTarget.getBoundingClientRect() });
  const faultyHere = (actor: string) => faulty.get(outlineKey(['issues', issue, 'stances', actor]));
  const without = actors.filter((actor) => stated(actor) === undefined && !faultyHere(actor));
  return (
    <div className="one">
      <label className="mu sm">
        Issue
        <select value={issue} onChange={({ target }) => onRow(issues.indexOf(target.value))}>
          {issues.map((id) => (
            <option key={id} value={id}>
              {issueName(situation, id)}
            </option>
          ))}
        </select>
      </label>
      <button type="button" className="plain about" onClick={() => onNamed({ kind: 'issues', id: issue })}>
        About this issue <FaultSign faulty={faulty.get(outlineKey(['issues', issue]))} />
      </button>
      {actors.map((actor) => {
        const stance = stated(actor);
        const wrong = pending.has(cellKey(issue, actor)) ? undefined : faultyHere(actor);
        if (!stance && wrong)
          return (
            <button key={actor} type="button" className="stance-row" onClick={open(actor)}>
              <span className="words">
                <b dir="auto">{actorName(situation, actor)}</b>
                <FaultSign faulty={wrong} />
              </span>
            </button>
          );
        if (!stance) return null;
        const ends = endsOfQuantity(stance.position, scale);
        return (
          <button key={actor} type="button" className="stance-row" onClick={open(actor)}>
            <span className="words">
              <span>
                <b dir="auto">{actorName(situation, actor)}</b>
                {refuses(stance.veto) && <span className="veto">veto</span>}{' '}
                <span className="mu sm">cares {quantityInWords(central(stance.salience))}</span>
                <StanceSigns stance={{ ...stance, veto: false }} />
              </span>
              <span>
                <b>{onScale(central(stance.position), scale)}</b>{' '}
                <span className="mu sm">
                  {ends.low === ends.high ? '' : `${onScale(ends.low, scale)}–${onScale(ends.high, scale)}`}
                </span>
              </span>
            </span>
            <StanceBar {...stance} scale={scale} isMoved={moved.has(`issues.${issue}.stances.${actor}`)} />
          </button>
        );
      })}
      {without.length > 0 && (
        <label className="mu sm">
          Without a stance here
          <select value="" onChange={(event) => open(event.target.value)(event)}>
            <option value="">{without.length === 1 ? 'one actor' : `${without.length} actors`}: add a stance…</option>
            {without.map((actor) => (
              <option key={actor} value={actor}>
                {actorName(situation, actor)}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
