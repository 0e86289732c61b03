import { cancel, confirm, intro, isCancel, outro, text } from '@clack/prompts';
import { identifiers } from '../situation/import/build.ts';
import { EXIT, Stop } from './exit.ts';
import { writeAtomically } from './files.ts';

interface Answers {
  title: string;
  actors: string[];
  issues: string[];
}

const names = (list: string) => [...new Set(list.split(',').map((name) => name.trim()))].filter((name) => name !== '');

/** `tightrope new`: asks what the flags leave open and writes a commented situation file. */
export async function newCommand(
  file: string,
  flags: { title?: string; actors?: string; issues?: string },
): Promise<void> {
  const open = (['title', 'actors', 'issues'] as const).filter((name) => flags[name] === undefined);
  if (open.length > 0 && !process.stdin.isTTY) {
    const missing = open.map((name) => `--${name}`).join(', ');
    throw new Stop(`tightrope new asks questions on a terminal; here, give it ${missing}`);
  }
  if (open.length > 0) intro('A new situation');
  const title = flags.title ?? (await ask('What is being bargained over?', 'Gas transit, winter 2027'));
  const actors = names(flags.actors ?? (await ask('Who bargains? (comma separated)', 'Ministry, Union, Employers', 2)));
  const issues = names(flags.issues ?? (await ask('Over which issues? (comma separated)', 'Wage, Hours', 1)));
  if (actors.length === 0) throw new Stop('--actors names nobody, expected at least one');
  if (issues.length === 0) throw new Stop('--issues names nothing, expected at least one');
  if (open.length > 0) {
    const sure = await confirm({ message: `Write ${file}?` });
    if (isCancel(sure) || !sure) return stopAsking();
  }
  await writeAtomically(file, template({ title, actors, issues }), { exclusive: true });
  const next = `Wrote ${file}. Fill in the numbers, then: tightrope forecast ${file}`;
  if (open.length > 0) outro(next);
  else console.log(next);
}

async function ask(message: string, placeholder: string, least = 0): Promise<string> {
  const answer = await text({
    message,
    placeholder,
    validate: (value = '') => {
      if (value.trim() === '') return 'Please type an answer.';
      return names(value).length < least ? `Please name at least ${least}.` : undefined;
    },
  });
  return isCancel(answer) ? stopAsking() : answer;
}

function stopAsking(): never {
  cancel('Nothing was written.');
  throw new Stop('', EXIT.interrupted);
}

/** A situation with every part of the format, in comments where it is optional. */
function template({ title, actors, issues }: Answers): string {
  const actorIds = identifiers(actors);
  const issueIds = identifiers(issues);
  const first = issueIds.get(issues[0]);
  const [one, other = one] = actors.map((label) => actorIds.get(label));
  const lines = [
    '# yaml-language-server: $schema=situation.schema.json',
    '# For completion in your editor: tightrope schema > situation.schema.json',
    '# A quantity is a number, { low: 10, mode: 30, high: 60 }, { mean: 50, sd: 10 } or a list of expert values [20, 30, 35].',
    '# Every judgement may carry `because:` and `source:`; reports show them.',
    `title: ${JSON.stringify(title)}`,
    `asOf: ${new Date().toISOString().slice(0, 10)} # all that is known on this day`,
    '',
    'actors: # capability: resources, on any scale that all actors share',
    ...actors.map((label) => {
      const capability = 'capability: { low: 30, mode: 50, high: 70 }';
      return `  ${actorIds.get(label)}: { name: ${JSON.stringify(label)}, ${capability} }`;
    }),
    '',
    'issues: # what is bargained over, each a scale from its lowest to its highest value',
    ...issues.flatMap((label) => [
      `  ${issueIds.get(label)}:`,
      `    name: ${JSON.stringify(label)}`,
      '    scale: { 0: nothing changes, 50: half way, 100: all that is asked for } # label what you know',
      '    statusQuo: 0 # where it stays if nothing is agreed',
      '    stances: # position on the scale; salience: how much it matters to the actor, 0-1',
      ...actors.map((actor, i) => {
        const mode = actors.length > 1 ? Math.round((100 * i) / (actors.length - 1)) : 50;
        const position = `{ low: ${Math.max(0, mode - 15)}, mode: ${mode}, high: ${Math.min(100, mode + 15)} }`;
        const id = actorIds.get(actor);
        return `      ${id}: { position: ${position}, salience: { low: 0.4, mode: 0.6, high: 0.8 }, because: "" }`;
      }),
    ]),
    '',
    'outcomes: # what people ask about, as conditions over the issues (and, or, not, + - * /, min, max)',
    `  agreement: { when: ${first} >= 50, claim: ${JSON.stringify(`${issues[0]}: at least half way`)} }`,
    '',
    '# veto: true in a stance: nothing is agreed on that issue against this actor.',
    '# dependence:',
    `#   - { of: ${one}, on: ${other}, domain: finance, strength: 0.6, replaceable: 0.2 }`,
    '# links: # when the condition holds, the issue cannot go above (caps) or below (floors) a value',
    `#   - { when: ${first} < 20, caps: ${issueIds.get(issues[issues.length - 1])}, at: 40 }`,
    '# scenarios:',
    `#   stronger: [ { change: { actors.${one}.capability: { times: 1.5 } } } ]`,
  ];
  return `${lines.join('\n')}\n`;
}
