import { AGREEMENT } from '../agreement.ts';
import { FORMAT } from '../format.ts';
import { identifiers } from '../import/build.ts';
import type { Quantity } from '../quantity.ts';
import { type Answers, PLACEHOLDER, scaleIn } from './answers.ts';
import { halfWay, type ScaleAnswer, USUAL_SCALE } from './scale-answer.ts';

/** A quantity as a situation file has it; the placeholder where there is none. */
function written(quantity: Quantity | undefined): string {
  if (quantity === undefined) return PLACEHOLDER;
  if (typeof quantity === 'number') return String(quantity);
  if (Array.isArray(quantity)) return `[${quantity.join(', ')}]`;
  if ('mean' in quantity) return `{ mean: ${quantity.mean}, sd: ${quantity.sd} }`;
  return `{ low: ${quantity.low}, mode: ${quantity.mode}, high: ${quantity.high} }`;
}

/** The scale as a situation file has it, its words in quotes where YAML would take them for something else. */
function scaleInFile(scale: ScaleAnswer): string {
  const { low, high, labels } = scale;
  if (labels.length === 0) return `[${low}, ${high}] # or what they mean: { ${low}: ..., ${high}: ... }`;
  const points = new Map([low, ...labels.map(({ at }) => at), high].map((at) => [at, '']));
  for (const { at, label } of labels) points.set(at, label);
  const own = scale === USUAL_SCALE ? ' # put your own words, and values between them' : '';
  return `{ ${[...points].map(([at, label]) => `${at}: ${inFlow(label)}`).join(', ')} }${own}`;
}

const inFlow = (text: string): string =>
  /^\p{L}[\p{L}\p{N} ]*$/u.test(text) && !/^(yes|no|on|off|y|n|true|false|null)$/i.test(text)
    ? text
    : JSON.stringify(text);

/** What people ask about: whether they agree, where they must, and whether the first issue moves half way. */
function outcomesOf(answers: Answers, issueIds: Map<string, string>): string[] {
  const { actors, issues, consent, by } = answers;
  const [issue] = issues;
  const { at, claim } = halfWay(issue, scaleIn(answers, issue));
  const until = by === undefined ? '' : `, by: ${by}`;
  const when = `${issueIds.get(issue)} >= ${at}`;
  const parties = actors.filter((actor) => consent.includes(actor));
  const lead = parties.slice(0, -1).join(', ');
  const who = parties.length > 3 ? 'All who must' : `${lead}${lead && ' and '}${parties[parties.length - 1]}`;
  if (consent.length === 0) return [`  half_way: { when: ${when}${until}, claim: ${JSON.stringify(claim)} }`];
  return [
    `  deal: { when: ${AGREEMENT}${until}, claim: ${JSON.stringify(`${who} ${parties.length === 1 ? 'agrees' : 'agree'}`)} }`,
    `  half_way: { when: ${AGREEMENT} and ${when}${until}, claim: ${JSON.stringify(claim)} }`,
  ];
}

/** Who must agree, with the rest of what an agreement can say in comments. */
function agreementOf({ actors, consent, by }: Answers, actorIds: Map<string, string>): string[] {
  if (consent.length === 0) return [];
  const ids = actors.filter((actor) => consent.includes(actor)).map((actor) => actorIds.get(actor));
  return [
    `${AGREEMENT}: # the issues are settled together or not at all; a stance may have a limit, what its actor would still sign`,
    `  consent: [${ids.join(', ')}] # who must agree`,
    `  # without: { ${ids[0]}: { value: -0.1, because: "" } } # what no deal is worth beyond the issues, -1 to 1`,
    '  # timing: # without a pace, when they agree is a guess from resolved cases',
    '  #   pace: { k: 2, n: 5, within: 365 } # of 5 such talks 2 came to an agreement within 365 days',
    ...(by === undefined
      ? []
      : [`  #   deadlines: [ { on: ${by}, ends: 0.5 } ] # with which probability the talks end then`]),
    '',
  ];
}

/**
 * A situation file with every part of the format, in comments where it is optional. No number in it is invented: what was not
 * answered is `todo`, which `check` and `forecast` name.
 *
 * @param asOf the day on which this is all that is known, yyyy-mm-dd
 */
export function situationTemplate(answers: Answers, asOf: string): string {
  const { title, actors, issues, capabilities, statusQuo, stances } = answers;
  const actorIds = identifiers(actors);
  const issueIds = identifiers(issues, [AGREEMENT]);
  const first = issueIds.get(issues[0]);
  const { low, high } = scaleIn(answers, issues[0]);
  const [one, other = one] = actors.map((label) => actorIds.get(label));
  const last = issues[issues.length - 1];
  const lastScale = scaleIn(answers, last);
  const lines = [
    '# yaml-language-server: $schema=situation.schema.json',
    '# For completion in your editor: tightrope schema > situation.schema.json',
    `# Write a number for each ${PLACEHOLDER}: 60, or { low: 40, mode: 60, high: 70 }, { mean: 60, sd: 10 }, or what several`,
    '# experts say: [50, 60, 75]. Every judgement may carry because: "..." and source: "..."; reports show them.',
    `format: ${FORMAT}`,
    `title: ${JSON.stringify(title)}`,
    `asOf: ${asOf} # all that is known on this day`,
    '',
    'actors: # capability: resources, on any scale that all actors share',
    ...actors.map((label) => {
      const capability = written(capabilities.get(label));
      return `  ${actorIds.get(label)}: { name: ${JSON.stringify(label)}, capability: ${capability} }`;
    }),
    '',
    'issues: # what is bargained over, each a scale from its lowest to its highest value',
    ...issues.flatMap((label) => [
      `  ${issueIds.get(label)}:`,
      `    name: ${JSON.stringify(label)}`,
      `    scale: ${scaleInFile(scaleIn(answers, label))}`,
      `    statusQuo: ${written(statusQuo.get(label))} # where it stands, and stays if nothing is agreed`,
      '    stances: # position on the scale; salience: how much it matters to the actor, 0-1; veto: true where it can block',
      ...actors.map((actor) => {
        const { position, salience, veto } = stances.get(label)?.get(actor) ?? {};
        const values = `position: ${written(position)}, salience: ${written(salience)}`;
        return `      ${actorIds.get(actor)}: { ${values}${veto ? ', veto: true' : ''}, because: "" }`;
      }),
    ]),
    '',
    ...agreementOf(answers, actorIds),
    'outcomes: # what people ask about, as conditions over the issues (and, or, not, + - * /, min, max)',
    ...outcomesOf(answers, issueIds),
    '',
    '# dependence:',
    `#   - { of: ${one}, on: ${other}, domain: finance, strength: 0.6, replaceable: 0.2 }`,
    '# links: # when the condition holds, the issue cannot go above (caps) or below (floors) a value',
    `#   - { when: ${first} < ${between(low, high, 0.2)}, caps: ${issueIds.get(last)}, at: ${between(lastScale.low, lastScale.high, 0.4)} }`,
    '# scenarios:',
    `#   stronger: [ { change: { actors.${one}.capability: { times: 1.5 } } } ]`,
  ];
  return `${lines.join('\n')}\n`;
}

const between = (low: number, high: number, share: number): number =>
  Number((low + share * (high - low)).toPrecision(6));
