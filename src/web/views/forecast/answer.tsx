import type { Forecast } from '../../../forecast/forecast.ts';
import { figuresOf, sentencesOf } from '../../../report/answer/figures.ts';
import type { Names } from '../../../report/words/names.ts';

/** The answer in one sentence, what stands behind it, and the key figures. */
export function AnswerSection({ forecast, names }: { forecast: Forecast; names: Names }) {
  const [verdict, ...sentences] = sentencesOf(forecast, names);
  return (
    <header className="answer">
      <p className="q" dir="auto">
        {forecast.question ?? forecast.title}
      </p>
      <h1 dir="auto">
        {verdict}
        {/[.?!]$/.test(verdict) ? '' : '.'}
      </h1>
      <p className="ans3" dir="auto">
        {sentences.join(' ')}
      </p>
      <dl className="figs">
        {figuresOf(forecast, names).map(({ term, figure, means, kind }) => (
          <div key={term}>
            <dt dir="auto">{term}</dt>
            <dd className={kind}>{figure}</dd>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}
