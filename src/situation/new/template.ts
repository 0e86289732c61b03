import { FORMAT } from '../format.ts';
import { identifiers } from '../import/build.ts';
import type { Quantity } from '../quantity.ts';
import { type Answers, PLACEHOLDER } from './answers.ts';

/** A quantity as a situation file has it; the placeholder where there is none. */
function written(quantity: Quantity | undefined): string {
  if (quantity === undefined) return PLACEHOLDER;
  if (typeof quantity === 'number') return String(quantity);
  if (Array.isArray(quantity)) return `[${quantity.join(', ')}]`;
  if ('mean' in quantity) return `{ mean: ${quantity.mean}, sd: ${quantity.sd} }`;
  return `{ low: ${quantity.low}, mode: ${quantity.mode}, high: ${quantity.high} }`;
}

/**
 * A situation file with every part of the format, in comments where it is optional. No number in it is invented: what was not
 * answered is `todo`, which `check` and `forecast` name.
 *
 * @param today yyyy-mm-dd
 */
export function situationTemplate(answers: Answers, today: string): string {
  const { title, actors, issues, capabilities, statusQuo, stances } = answers;
  const actorIds = identifiers(actors);
  const issueIds = identifiers(issues);
  const first = issueIds.get(issues[0]);
  const [one, other = one] = actors.map((label) => actorIds.get(label));
  const lines = [
    '# yaml-language-server: $schema=situation.schema.json',
    '# For completion in your editor: tightrope schema > situation.schema.json',
    `# Write a number for each ${PLACEHOLDER}: 60, or { low: 40, mode: 60, high: 70 }, { mean: 60, sd: 10 }, or what several`,
    '# experts say: [50, 60, 75]. Every judgement may carry because: "..." and source: "..."; reports show them.',
    `format: ${FORMAT}`,
    `title: ${JSON.stringify(title)}`,
    `asOf: ${today} # all that is known on this day`,
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
      '    scale: { 0: nothing changes, 100: all that is asked for } # put your own words, and values between them',
      `    statusQuo: ${written(statusQuo.get(label))} # where it stands, and stays if nothing is agreed`,
      '    stances: # position on the scale; salience: how much it matters to the actor, 0-1; veto: true where it can block',
      ...actors.map((actor) => {
        const { position, salience, veto } = stances.get(label)?.get(actor) ?? {};
        const values = `position: ${written(position)}, salience: ${written(salience)}`;
        return `      ${actorIds.get(actor)}: { ${values}${veto ? ', veto: true' : ''}, because: "" }`;
      }),
    ]),
    '',
    'outcomes: # what people ask about, as conditions over the issues (and, or, not, + - * /, min, max)',
    `  agreement: { when: ${first} >= 50, claim: ${JSON.stringify(`${issues[0]}: at least half way`)} }`,
    '',
    '# dependence:',
    `#   - { of: ${one}, on: ${other}, domain: finance, strength: 0.6, replaceable: 0.2 }`,
    '# links: # when the condition holds, the issue cannot go above (caps) or below (floors) a value',
    `#   - { when: ${first} < 20, caps: ${issueIds.get(issues[issues.length - 1])}, at: 40 }`,
    '# scenarios:',
    `#   stronger: [ { change: { actors.${one}.capability: { times: 1.5 } } } ]`,
  ];
  return `${lines.join('\n')}\n`;
}
