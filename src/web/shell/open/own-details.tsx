import type { ReactNode } from 'react';
import { QUESTIONS, standsToday } from '../../../situation/new/questions.ts';
import { scaleTyped, type TypedAnswers } from './own-answers.ts';

/** What every field of the form has. */
interface OwnInput {
  name: string;
  'aria-invalid': boolean;
  dir: 'auto';
}

/** A field with its label, and below it what is wrong with it. */
export type OwnField = (name: string, label: string, input: (common: OwnInput) => ReactNode) => ReactNode;

/** Issues whose scales are asked for at once; the table that comes next asks for the others. */
const MOST_SCALES = 50;

interface OwnProps {
  typed: TypedAnswers;
  put: (some: Partial<TypedAnswers>) => void;
}

/** The scale of each issue that is named, and where it stands; both may stay empty. */
export function OwnScales({ typed, issues, put, field }: OwnProps & { issues: readonly string[]; field: OwnField }) {
  const { asks, usual } = QUESTIONS.scale;
  const at = (list: readonly string[], k: number, value: string) =>
    issues.map((_, other) => (other === k ? value : (list[other] ?? '')));
  // What was typed stays in sight, wherever its issue has gone.
  const shown = [...issues.entries()].filter(([k]) => k < MOST_SCALES || typed.scales[k] || typed.today[k]);
  return shown.map(([k, issue]) => (
    <div key={k} className="own-pair">
      {field(`scale ${k}`, `${issue}: ${asks}`, (common) => (
        <input
          {...common}
          value={typed.scales[k] ?? ''}
          maxLength={2000}
          placeholder={usual}
          onChange={({ target }) => put({ scales: at(typed.scales, k, target.value) })}
        />
      ))}
      {field(`today ${k}`, standsToday(issue, scaleTyped(typed.scales[k])), (common) => (
        <input
          {...common}
          value={typed.today[k] ?? ''}
          maxLength={100}
          placeholder="a number, 20-40, or nothing for now"
          onChange={({ target }) => put({ today: at(typed.today, k, target.value) })}
        />
      ))}
    </div>
  ));
}

/** Who must agree, one tick for each actor that is named. */
export function OwnParties({ typed, actors, put }: OwnProps & { actors: readonly string[] }) {
  const { consent } = typed;
  if (actors.length < QUESTIONS.actors.least) return null;
  return (
    <fieldset className="own-parties">
      <legend>Tick those who must agree. If you tick nobody, each issue settles on its own.</legend>
      {[...new Set(actors)].map((actor) => (
        <label key={actor} dir="auto">
          <input
            type="checkbox"
            checked={consent.includes(actor)}
            onChange={({ target }) =>
              put({ consent: target.checked ? [...consent, actor] : consent.filter((one) => one !== actor) })
            }
          />
          {actor}
        </label>
      ))}
    </fieldset>
  );
}

/** The day that the situation stands at, and the day by which people ask. */
export const OwnDays = ({ typed, put, field }: OwnProps & { field: OwnField }) => (
  <div className="own-pair">
    {field('asOf', QUESTIONS.asOf.asks, (common) => (
      <input {...common} type="date" value={typed.asOf} onChange={({ target }) => put({ asOf: target.value })} />
    ))}
    {field('by', `${QUESTIONS.by.asks} Optional`, (common) => (
      <input {...common} type="date" value={typed.by} onChange={({ target }) => put({ by: target.value })} />
    ))}
  </div>
);
