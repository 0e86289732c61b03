import { countOf } from '../../../numeric/count-of.ts';
import type { ChangedLine, TextChange } from '../../../situation/edit/text-change.ts';

const SIGNS: Record<ChangedLine['kind'], [sign: string, said: string]> = {
  same: [' ', ''],
  added: ['+', 'added: '],
  removed: ['−', 'taken out: '],
};

/** The difference of two texts, line by line, each with its number. */
export function TextDifference({ change: { added, removed, stretches, left, isTooMuch } }: { change: TextChange }) {
  if (isTooMuch) return <p className="lead">Nearly every line is another: too much to show line by line.</p>;
  const parts = [
    added > 0 && `${countOf(added, 'line')} added`,
    removed > 0 && `${countOf(removed, 'line')} taken out`,
  ].filter(Boolean);
  return (
    <>
      <p className="lead">{parts.join(', ')}.</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by the keyboard */}
      <section className="difference" aria-label="The difference, line by line" tabIndex={0}>
        {stretches.map((lines) => (
          <div key={`${lines[0].before} ${lines[0].after}`} className="stretch">
            {lines.map(({ kind, before, after, text }) => (
              <div key={`${before} ${after}`} className={`ln ${kind}`}>
                <span className="no" aria-hidden="true">
                  {after ?? before}
                </span>
                <span className="sign" aria-hidden="true">
                  {SIGNS[kind][0]}
                </span>
                <span className="unseen">{SIGNS[kind][1]}</span>
                <code dir="auto">{text === '' ? ' ' : text}</code>
              </div>
            ))}
          </div>
        ))}
      </section>
      {left > 0 && <p className="mu sm">{countOf(left, 'more line')} of the difference left out.</p>}
    </>
  );
}
