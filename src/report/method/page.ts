import type { Forecast } from '../../forecast/forecast.ts';
import { GIVEN_A_DEAL, IF_STRUCK } from '../../forecast/notes.ts';
import { modelNamed } from '../../models/models.ts';
import { countOf } from '../../numeric/count-of.ts';
import { markup } from '../page/markup.ts';
import type { PageSection } from '../page/shell.ts';
import { count } from '../words/numbers.ts';
import { calibrationInWords } from './calibration.ts';

/** What a model says before its first colon: a line. */
const firstPart = (says: string) => says.replace(/:.*$/s, '.');

/** What was run, a line for each model, and what somebody else needs to get the same numbers. */
export function methodSection(forecast: Forecast): PageSection {
  const { version, inputsHash, settings, notes, outcomes } = forecast;
  const { models, samples, stoppedBefore, sampler, seed, uncertainInputs } = settings;
  const several = settings.calibration ? `${models.length} models shown` : `${models.length} models, equal weights`;
  const many = models.length === 1 ? 'One model' : several;
  const stopped = stoppedBefore ? `, stopped before ${count(stoppedBefore)}` : '';
  const error = Math.max(0, ...outcomes.map(({ probability }) => probability.standardError));
  const more = notes.filter((note) => note !== IF_STRUCK && note !== GIVEN_A_DEAL);
  const lines = models.map(({ name, title }) => {
    const model = modelNamed(name);
    return markup`<dt>${title}</dt><dd>${firstPart(model?.says ?? '')} <span class="mu">${model?.source ?? ''}</span></dd>`;
  });
  return {
    id: 'method',
    title: 'Method',
    body: markup`<p class="lead">${many}, ${count(samples)} ${sampler === 'sobol' ? 'Sobol' : sampler} draws${stopped} over ${countOf(uncertainInputs, 'uncertain input')}, seed ${seed}, Tightrope ${version}.</p>
<p class="note">${calibrationInWords(forecast)}</p>
<dl class="md">${lines}</dl>
<p class="note">${(notes.includes(GIVEN_A_DEAL) ? GIVEN_A_DEAL : IF_STRUCK).replaceAll('`', '')}</p>
${more.length > 0 && markup`<details class="note"><summary>${more.length === 1 ? 'A note' : `${more.length} notes`} on how the models apply here</summary>${more.map((note) => markup`<p dir="auto">${note}</p>`)}</details>`}
<p class="note">Elsewhere capability is what an actor can bring to bear, salience how much it cares, status quo where things stand now.${error > 0 && ` Monte Carlo error: at most ±${Number((100 * error).toPrecision(1))} points.`} Inputs: <code>${inputsHash}</code>.</p>`,
  };
}
