import { useState } from 'react';
import type { Weighing } from '../../../hypotheses/weigh.ts';
import { nameIn, ratioInWords } from '../../../report/hypotheses/words.ts';
import { chance } from '../../../report/words/numbers.ts';
import type { Edit } from '../../../situation/edit/edit-text.ts';
import type { Hypotheses, JudgedProbability } from '../../../situation/hypotheses/section.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { edit } from '../../state/workspace.ts';
import { asTyped, typed } from './judgement-text.ts';

/** One cell: what is judged and by whom, what kind of report it is, and what it does. */
export function CellDialog({
  weighing,
  section,
  item,
  leaf,
  onClose,
}: {
  weighing: Weighing;
  section: Hypotheses;
  item: string;
  leaf: string;
  onClose: () => void;
}) {
  const one = own(section.evidence, item);
  const place = one?.of === undefined ? (['evidence', item] as const) : (['events', one.of] as const);
  const row = one?.of === undefined ? one : own(section.events, one.of);
  const judged = statedFor(row?.likelihood, leaf, section);
  const isBy = typeof judged === 'object' && 'by' in judged;
  const known = isBy ? Object.keys(judged.by) : [];
  const people = [...new Set([...known, ...Object.keys(section.analysts ?? {})])];
  // Who judges first sees nobody else's numbers.
  const [who, setWho] = useState('');
  const said = who === '' ? (isBy ? undefined : judged) : isBy ? own(judged.by, who) : undefined;
  const [text, setText] = useState<string>();
  const [fault, setFault] = useState<string>();
  const shownText = text ?? asTyped(said);
  const weighed = weighing.items.find(({ id }) => id === item);
  const k = weighing.leaves.indexOf(leaf);
  const contribution = weighing.contributions.find((other) => other.item === item);
  const e = weighing.answers.findIndex(({ id }) => id === leaf);
  const echoes =
    one?.of === undefined ? [] : weighing.items.filter(({ id }) => own(section.evidence, id)?.of === one.of);
  const keep = async () => {
    const read = typed(shownText, section.words);
    if ('fault' in read) return setFault(`Found ${read.fault}.`);
    const at = ['hypotheses', ...place, 'likelihood', leaf];
    const put: Edit =
      who === ''
        ? { at, put: read.value }
        : isBy
          ? { at: [...at, 'by', who], put: read.value }
          : { at, put: { by: { [who]: read.value } } };
    try {
      await edit([put]);
      onClose();
    } catch (error) {
      setFault((error as Error).message);
    }
  };
  const name = weighed?.name ?? item;
  return (
    <Dialog open onClose={onClose} title={name}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <p dir="auto">
          If “{nameIn(weighing, leaf)}” were true, how likely would {one?.of === undefined ? 'this' : 'the event'} be?
        </p>
        {people.length > 0 && (
          <label>
            Who judges
            <select
              value={who}
              onChange={({ target }) => {
                setWho(target.value);
                setText(undefined);
              }}
            >
              <option value="">{isBy ? 'choose a name' : 'all together'}</option>
              {people.map((id) => (
                <option key={id}>{id}</option>
              ))}
            </select>
          </label>
        )}
        <label>
          Likelihood
          <input
            value={shownText}
            maxLength={80}
            disabled={isBy && who === ''}
            onChange={({ target }) => {
              setText(target.value);
              setFault(undefined);
            }}
            aria-invalid={fault !== undefined}
            aria-describedby="cell-fault"
            placeholder="0.3, 10% to 40%, likely, CC, n/a"
          />
        </label>
        <p id="cell-fault" className="fault" role="status">
          {fault}
        </p>
        <div className="buttons">
          <button type="submit" className="pri" disabled={isBy && who === ''}>
            Keep
          </button>
        </div>
      </form>
      <dl className="hyp-cell sm">
        <dt>As weighed</dt>
        <dd>
          {chance(weighed?.likelihood[k] ?? 0)}
          {weighed &&
            weighed.likelihood[k] !== weighed.happens[k] &&
            `; the event itself ${chance(weighed.happens[k])}`}
        </dd>
        <dt>Ratio for it</dt>
        <dd>{ratioInWords(contribution?.ratio[e])}</dd>
        {one?.rating && (
          <>
            <dt>Rating</dt>
            <dd>{one.rating} (Admiralty code)</dd>
          </>
        )}
        {one?.report && (
          <>
            <dt>Report</dt>
            <dd>
              {chance(one.report.hit)} if it happened, {chance(one.report.falseAlarm)} if not
            </dd>
          </>
        )}
        {one?.seen !== undefined && (
          <>
            <dt>Would be seen</dt>
            <dd>{chance(one.seen)}</dd>
          </>
        )}
        {echoes.length > 1 && (
          <>
            <dt>Reports of one event</dt>
            <dd dir="auto">{echoes.map((echo) => echo.name).join('; ')}</dd>
          </>
        )}
        {one?.because && (
          <>
            <dt>Because</dt>
            <dd dir="auto">{one.because}</dd>
          </>
        )}
        {one?.source && (
          <>
            <dt>Source</dt>
            <dd dir="auto">{one.source}</dd>
          </>
        )}
      </dl>
    </Dialog>
  );
}

const own = <T,>(of: Record<string, T> | undefined, key: string): T | undefined =>
  of && Object.hasOwn(of, key) ? of[key] : undefined;

/** What is said of an explanation, or of the whole that it is a form of. */
function statedFor(
  likelihood: Record<string, JudgedProbability> | undefined,
  leaf: string,
  { explanations }: Hypotheses,
) {
  for (let id: string | undefined = leaf; id !== undefined; id = own(explanations, id)?.partOf) {
    const found = own(likelihood, id);
    if (found !== undefined) return found;
  }
  return undefined;
}
