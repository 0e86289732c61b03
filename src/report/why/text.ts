import type { Analysis } from '../../forecast/analysis.ts';
import type { OutcomeForecast } from '../../forecast/forecast.ts';
import { modelDisagreements } from '../../forecast/model-disagreement.ts';
import {
  assumptionsInWords,
  factorsInWords,
  paceGuessInWords,
  roomInWords,
  swingsInWords,
} from '../agreement/words.ts';
import { answerInWords, plainAnswer } from '../answer/words.ts';
import { boxInWords, conditionsInWords } from '../discovery/words.ts';
import { checkGivenAnalysis } from '../forecast/given-forecast.ts';
import { howFarInWords } from '../forecast/how-far.ts';
import { paretoInWords } from '../interventions/pareto-words.ts';
import {
  GAINS_GIVEN_A_DEAL,
  INTERVENTIONS_IN_WORDS,
  interventionsInWords,
  noTippingPointInWords,
  tippingPointInWords,
} from '../interventions/words.ts';
import { tableLines } from '../table/text.ts';
import { type Paint, unpainted, WIDTH, wrap } from '../terminal/lines.ts';
import { type Names, namesOf } from '../words/names.ts';
import { INPUT_COLUMNS, inputRows } from './table.ts';
import { groupsInWords, isTelling, TOO_RARE_IN_WORDS } from './words.ts';

/** Inputs that are listed for an outcome. */
const LISTED = 8;

export interface WhyOptions {
  /** Only this outcome; all by default. */
  outcome?: string | undefined;
  /** Columns of the terminal; 80 by default. */
  width?: number;
}

/**
 * The reasons of the outcomes, for a terminal: what moves each, what would have to be true, what tips it, and what anybody could do.
 *
 * @example console.log(whyText(await analyse(situation), { outcome: 'merger' }));
 */
export function whyText(
  analysis: Analysis,
  { outcome, width = WIDTH }: WhyOptions = {},
  paint: Paint = unpainted,
): string {
  checkGivenAnalysis(analysis, 'whyText');
  const { forecast, interventions, paretoImprovements } = analysis;
  const chosen = forecast.outcomes.filter(({ id }) => outcome === undefined || id === outcome);
  const names = namesOf(forecast);
  const paragraphs = (texts: string[]) => texts.flatMap((text) => wrap(text, 2, width));
  const howFar = howFarInWords(analysis);
  // What is known of room is told once for each agreement.
  const tellsRoom = ({ id, deal }: OutcomeForecast) =>
    chosen.find((one) => one.deal?.agreement === deal?.agreement)?.id === id;
  const lines = [
    ...wrap(forecast.title, 0, width).map(paint.bold),
    ...(howFar === '' ? [] : wrap(howFar, 0, width)),
    ...(chosen.length === 0 ? ['', ...wrap(answerInWords(analysis), 0, width)] : []),
    ...chosen.flatMap((one) => ['', ...reasonLines(analysis, one, tellsRoom(one), names, width, paint)]),
    ...(interventions && outcome === undefined
      ? [
          '',
          paint.bold('INTERVENTIONS: WHAT ANYBODY COULD DO'),
          ...paragraphs(interventionsInWords({ ...interventions, tippingPoints: [], withoutTippingPoint: [] }, names)),
          ...wrap(INTERVENTIONS_IN_WORDS + (forecast.agreements ? ` ${GAINS_GIVEN_A_DEAL}` : ''), 0, width).map(
            paint.dim,
          ),
        ]
      : []),
    ...(paretoImprovements && outcome === undefined
      ? ['', paint.bold('PARETO IMPROVEMENTS'), ...paragraphs(paretoInWords(paretoImprovements, names, forecast))]
      : []),
  ];
  return `${lines.join('\n')}\n`;
}

function reasonLines(
  analysis: Analysis,
  one: OutcomeForecast,
  tellsRoom: boolean,
  names: Names,
  width: number,
  paint: Paint,
): string[] {
  const { forecast, scenarioDiscovery, interventions } = analysis;
  const when = scenarioDiscovery?.find(({ outcome }) => outcome === one.id);
  const points = interventions?.tippingPoints.filter(({ outcome }) => outcome === one.id) ?? [];
  const stays = interventions?.withoutTippingPoint.filter((id) => id === one.id) ?? [];
  const paragraphs = (texts: string[]) => texts.flatMap((text) => wrap(text, 2, width));
  const boxes =
    when === undefined || when.counterfactual || when.boxes.length === 0
      ? []
      : when.boxes.map((box) => boxInWords(box, when, names));
  const told = when && boxes.length === 0 ? [conditionsInWords(when, names)] : boxes;
  const swings = swingsInWords(one);
  const about = forecast.agreements?.find(({ id }) => id === one.deal?.agreement);
  const room = about && tellsRoom ? roomInWords(about, forecast) : [];
  const guess = tellsRoom ? paceGuessInWords(one, forecast) : '';
  return [
    ...wrap(plainAnswer(forecast, one), 0, width).map(paint.bold),
    ...(one.deal
      ? [
          '',
          paint.bold('DEAL OR NO DEAL'),
          ...paragraphs([
            `${factorsInWords(one)} ${guess}`.trim(),
            ...swings.map((swing) => `With ${swing}.`),
            ...assumptionsInWords(one, analysis.assumptions),
            ...room,
          ]),
        ]
      : []),
    ...moverLines(analysis, one, names, width, paint),
    ...(told.length > 0 ? ['', paint.bold('WHAT WOULD HAVE TO BE TRUE'), ...paragraphs(told)] : []),
    ...(interventions
      ? [
          '',
          paint.bold('TIPPING POINT: THE SMALLEST CHANGE THAT TIPS IT'),
          ...paragraphs([
            ...points.map((point) => tippingPointInWords(point, names)),
            ...noTippingPointInWords(stays, names),
          ]),
        ]
      : []),
  ];
}

/** What moves an outcome: which model is right, then the inputs. */
function moverLines(
  { forecast, sensitivity }: Analysis,
  one: OutcomeForecast,
  names: Names,
  width: number,
  paint: Paint,
): string[] {
  const matters = sensitivity?.find(({ of, kind }) => kind === 'outcome' && of === one.id);
  const telling = matters !== undefined && isTelling(matters, one.probability.value);
  const disagreement = modelDisagreements(forecast).find(({ of, kind }) => kind === 'outcome' && of === one.id);
  const parted = disagreement !== undefined && disagreement.share >= 0.005;
  if (!parted && !telling) return matters ? ['', ...wrap(TOO_RARE_IN_WORDS, 0, width)] : [];
  const title = (model: string) => forecast.settings.models.find((known) => known.name === model)?.title ?? model;
  const models = parted
    ? [
        {
          ...disagreement,
          about: `: “${title(disagreement.lowest.model)}” says least, “${title(disagreement.highest.model)}” most`,
        },
      ]
    : [];
  const rows = inputRows(one.id, models, telling ? matters.inputs.slice(0, LISTED) : [], names);
  return [
    '',
    ...tableLines({ columns: INPUT_COLUMNS, rows }, { width, paint, wrapped: 'above', indent: () => 2 }),
    ...(telling ? wrap(groupsInWords(matters, names), 0, width).map(paint.dim) : []),
    ...(telling ? [] : wrap(TOO_RARE_IN_WORDS, 0, width)),
    ...wrap(meaningOfShares(forecast.settings.calibration !== undefined), 0, width).map(paint.dim),
  ];
}

const meaningOfShares = (calibrated: boolean) =>
  `Share: how much of the variance each explains, an input together with others, so that shares can add up to more than 100%. The models: of all futures and models; inputs: of ${calibrated ? 'the calibrated answer' : 'the mean over the models'}.`;
