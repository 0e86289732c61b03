import { useMemo, useState } from 'react';
import { count } from '../../../report/words/numbers.ts';
import { Waiting } from '../../shell/waiting.tsx';
import { useWorkspace } from '../../state/workspace.ts';
import { SectionList } from './section-list.tsx';
import { entriesOf, SECTIONS } from './sections.ts';
import { StancesEditor } from './stances.tsx';
import { useNarrow } from './use-narrow.ts';
import { Versions } from './versions.tsx';
import { YamlPane } from './yaml-pane.tsx';
import './situation.css';

/** Parts that have a tab even where the file has none of them; the others show when they are there. */
const SHOWN = new Set(['links', 'dependence', 'shocks', 'scenarios', 'outcomes', 'outside', 'agreement', 'resolved']);

/** The situation as a table beside its text. */
export default function SituationView() {
  const sound = useWorkspace((state) => state.sound?.situation);
  const outline = useWorkspace((state) => state.outline);
  const isRead = useWorkspace(({ read }) => read !== undefined);
  const situation = outline?.situation ?? sound;
  const [section, setSection] = useState('stances');
  const isNarrow = useNarrow('(max-width: 1080px)');
  const sections: { id: string; title: string; many?: number | undefined }[] = [
    { id: 'stances', title: 'Stances' },
    ...SECTIONS.filter((one) => situation && (SHOWN.has(one.id) || situation[one.id] !== undefined)).map((one) => ({
      id: one.id as string,
      title: one.title,
      many: situation && one.form !== 'single' ? entriesOf(situation, one).length : undefined,
    })),
    { id: 'versions', title: 'Versions' },
    ...(isNarrow ? [{ id: 'text', title: 'Text' }] : []),
  ];
  const shown = sections.some(({ id }) => id === section) ? section : 'stances';
  const part = SECTIONS.find(({ id }) => id === shown);
  const says = useMemo(() => {
    if (!situation) return '';
    const [actors, issues] = [Object.keys(situation.actors).length, Object.keys(situation.issues).length];
    const stances = Object.values(situation.issues).flatMap((issue) => Object.values(issue.stances));
    const reasons = stances.filter(({ because }) => because !== undefined).length;
    const sources = stances.filter(({ source }) => source !== undefined).length;
    const many = (n: number, one: string) => `${count(n)} ${one}${n === 1 ? '' : 's'}`;
    const of = (n: number) =>
      n === stances.length ? 'every stance' : n === 0 ? 'no stance' : `${count(n)} of ${count(stances.length)}`;
    const has = reasons > 1 && reasons < stances.length ? 'have' : 'has';
    const faulty = [...(outline?.faulty.values() ?? [])].filter(({ stated }) => stated !== undefined).length;
    const counts = `${many(actors, 'actor')}, ${many(issues, 'issue')}, ${many(stances.length + faulty, 'stance')}`;
    return outline ? `${counts}.` : `${counts}: ${of(reasons)} ${has} a reason, ${of(sources)} a source.`;
  }, [situation, outline]);
  if (!situation) return isRead ? <TextAlone /> : <Waiting />;
  return (
    <>
      <div className="hd situation-head">
        <div>
          <h1 className="view-title">Situation</h1>
          <p className="lead">{says}</p>
        </div>
        <nav className="sub" aria-label="Parts of the situation">
          {sections.map(({ id, title, many }) => (
            <button
              key={id}
              type="button"
              className="part"
              aria-current={id === shown ? 'true' : undefined}
              onClick={() => setSection(id)}
            >
              {title} {many !== undefined && <small>{many}</small>}
            </button>
          ))}
        </nav>
      </div>
      <div className={isNarrow ? undefined : 'split'}>
        {shown === 'stances' && <StancesEditor situation={situation} />}
        {part && outline?.unread.includes(part.id) && <Unread />}
        {part && !outline?.unread.includes(part.id) && (
          <SectionList key={part.id} situation={situation} section={part} />
        )}
        {shown === 'versions' && <Versions />}
        {(!isNarrow || shown === 'text') && <YamlPane />}
      </div>
    </>
  );
}

/** A text of which no table can be made. */
const TextAlone = () => (
  <>
    <h1 className="view-title situation-head">Situation</h1>
    <p className="lead">The table comes as soon as the text can be read.</p>
    <YamlPane />
  </>
);

/** A part with a fault: a form would show something else than the file says. */
const Unread = () => (
  <div className="empty">
    <p>
      Something in this part is wrong. The list of faults below the text leads to it; the form comes back when it is
      mended.
    </p>
  </div>
);
