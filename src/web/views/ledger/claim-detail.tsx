import type { History } from '../../../ledger/claim/history.ts';
import { statusOf } from '../../../ledger/claim/history.ts';
import { PostMortem } from './post-mortem.tsx';
import { ResolveForm } from './resolve-form.tsx';
import { SayForm } from './say-form.tsx';
import { useAnswer } from './use-answer.ts';
import { historyLines, shortDay } from './words.ts';

/** A claim with its whole history, and what can be written down of it. */
export function ClaimDetail({ id }: { id: string }) {
  const { value: history, trouble } = useAnswer(`history ${id}`, (ledger) => ledger.history(id));
  if (history?.claim.id !== id) return trouble ? <p className="fault">{trouble}</p> : null;
  const { claim } = history;
  const status = statusOf(history);
  return (
    <>
      <h2 dir="auto">{claim.text}</h2>
      {claim.criteria && (
        <p className="sm mu" dir="auto">
          Counts if: {claim.criteria}
        </p>
      )}
      {claim.options && (
        <p className="sm mu" dir="auto">
          One of: {claim.options.join(', ')}
        </p>
      )}
      <HistoryList history={history} />
      <About history={history} />
      {/* Another claim begins with empty forms. */}
      <ResolveForm key={id} claim={claim} status={status} />
      <SayForm key={`say ${id}`} claim={claim} status={status} />
      <PostMortem history={history} />
    </>
  );
}

function HistoryList({ history }: { history: History }) {
  return (
    <ol className="hist" aria-label="History of the claim">
      {historyLines(history, Date.now()).map(({ at, kind, words, because }, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was written down stays in its place
        <li key={k} className={kind}>
          <b>{shortDay(at)}</b> <span dir="auto">{words}</span>
          {because && (
            <span className="mu sm because" dir="auto">
              {because}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

function About({ history: { claim } }: { history: History }) {
  const { tags, question, link, quote, note, source, outcome } = claim;
  return (
    <details className="sm">
      <summary>About this claim</summary>
      <dl className="about">
        <Term name="Id" text={claim.id} />
        {tags.length > 0 && <Term name="Tags" text={tags.join(', ')} />}
        {outcome && <Term name="Outcome of the situation" text={outcome} />}
        {question && <Term name="Question" text={question} />}
        {quote && <Term name="In its words" text={quote} />}
        {note && <Term name="Note" text={note} />}
        {source && <Term name="Source" text={source} />}
        {link && (
          <div>
            <dt>Link</dt>
            <dd>
              <a href={link} rel="noreferrer noopener" target="_blank">
                {link}
              </a>
            </dd>
          </div>
        )}
      </dl>
    </details>
  );
}

const Term = ({ name, text }: { name: string; text: string }) => (
  <div>
    <dt>{name}</dt>
    <dd dir="auto">{text}</dd>
  </div>
);
