import { cancel, confirm, intro, isCancel, outro, text } from '@clack/prompts';
import { UsageError } from '../../numeric/errors.ts';
import {
  type Answers,
  blank,
  namesIn,
  PLACEHOLDER,
  readNumber,
  readStance,
  twiceIn,
} from '../../situation/new/answers.ts';
import { situationTemplate } from '../../situation/new/template.ts';
import { LARGEST } from '../../situation/quantity.ts';
import { runNext } from '../called.ts';
import { EXIT, ExitError } from '../exit.ts';
import { writeAtomically } from '../files.ts';

export interface NewFlags {
  title?: string;
  actors?: string;
  issues?: string;
  xlsx?: string;
}

const today = () => new Date().toISOString().slice(0, 10);

/** `tightrope new`: asks what the flags leave open and writes a commented situation file, or a workbook to fill in. */
export async function newCommand(file: string, flags: NewFlags): Promise<void> {
  if (flags.xlsx !== undefined) return writeWorkbook(flags.xlsx, flags);
  const open = (['title', 'actors', 'issues'] as const).filter((name) => flags[name] === undefined);
  if (open.length > 0 && !process.stdin.isTTY) {
    const missing = open.map((name) => `--${name}`).join(', ');
    throw new UsageError(`tightrope new asks questions on a terminal; here, give it ${missing}`);
  }
  if (open.length > 0) intro('A new situation');
  const title = flags.title ?? (await ask('What is being bargained over?', 'Gas transit, winter 2027'));
  const actors = named(
    'actors',
    flags.actors ?? (await askNames('Who bargains? (comma separated)', 'Ministry, Union', 2)),
  );
  const issues = named(
    'issues',
    flags.issues ?? (await askNames('Over which issues? (comma separated)', 'Wage, Hours', 1)),
  );
  const answers = blank(title, actors, issues);
  if (open.length > 0) {
    await askNumbers(answers);
    const sure = await confirm({ message: `Write ${file}?` });
    if (isCancel(sure) || !sure) return stopAsking();
  }
  const contents = situationTemplate(answers, today());
  await writeAtomically(file, contents, { exclusive: true });
  const next = nextSteps(file, contents);
  if (open.length > 0) outro(next);
  else console.log(next);
}

function nextSteps(file: string, contents: string): string {
  const left = contents.split(new RegExp(`: ${PLACEHOLDER}\\b`)).length - 1;
  if (left === 0) return `Wrote ${file}. Next: ${runNext('forecast', file)}`;
  const numbers = left === 1 ? 'the number' : `the ${left} numbers`;
  return `Wrote ${file}. Write ${numbers} where it says ${PLACEHOLDER}; ${runNext('check', file)} lists them. Then: ${runNext('forecast', file)}`;
}

async function writeWorkbook(file: string, { title, actors, issues }: NewFlags): Promise<void> {
  const { EXAMPLE, workbookTemplate } = await import('./workbook.ts');
  const given = actors !== undefined || issues !== undefined;
  if (given && (actors === undefined || issues === undefined)) {
    throw new UsageError(
      `--xlsx with ${actors ? '--actors' : '--issues'} needs ${actors ? '--issues' : '--actors'}, too`,
    );
  }
  const answers = given
    ? blank(title ?? 'A new situation', named('actors', actors ?? ''), named('issues', issues ?? ''))
    : { ...EXAMPLE, ...(title !== undefined && { title }) };
  await writeAtomically(file, await workbookTemplate(answers, today()), { exclusive: true });
  console.log(`Wrote ${file}. Fill it in, then: ${runNext('import', file)} > situation.yaml`);
}

function named(what: string, list: string): string[] {
  const found = namesIn(list);
  if (found.length === 0)
    throw new UsageError(`--${what} names ${what === 'actors' ? 'nobody' : 'nothing'}, expected at least one`);
  const twice = twiceIn(found);
  if (twice !== undefined) throw new UsageError(`--${what} names ${twice} twice`);
  return found;
}

/** Asks for every number; Enter leaves one to be filled in later. */
async function askNumbers({ actors, issues, capabilities, statusQuo, stances }: Answers): Promise<void> {
  const number = async (message: string, placeholder: string, bounds: { low: number; high: number }) => {
    const answer = await askOptional(message, placeholder, (value) => readNumber(value, bounds).fault);
    return readNumber(answer, bounds).quantity;
  };
  for (const actor of actors) {
    const message = `How strong is ${actor}? (capability, on any scale that all share; Enter: later)`;
    const found = await number(message, '50, or 40-60', { low: 0, high: LARGEST });
    if (found !== undefined) capabilities.set(actor, found);
  }
  for (const issue of issues) {
    const scale = '0: nothing changes, 100: all that is asked for';
    const found = await number(`Where does ${issue} stand today? (${scale}; Enter: later)`, '0', { low: 0, high: 100 });
    if (found !== undefined) statusQuo.set(issue, found);
    const of = new Map();
    stances.set(issue, of);
    for (const actor of actors) {
      const message = `${actor} on ${issue}: position 0-100, salience 0-1, and veto if it can block (Enter: later)`;
      of.set(actor, readStance(await askOptional(message, '60, 0.8, veto', (value) => readStance(value).fault)).stance);
    }
  }
}

async function ask(message: string, placeholder: string): Promise<string> {
  return required(
    await text({
      message,
      placeholder,
      validate: (value = '') => (value.trim() === '' ? 'Please type an answer.' : undefined),
    }),
  );
}

async function askNames(message: string, placeholder: string, least: number): Promise<string> {
  const validate = (value = '') => {
    const twice = twiceIn(namesIn(value));
    if (twice !== undefined) return `${twice} stands there twice.`;
    return namesIn(value).length < least ? `Please name at least ${least}.` : undefined;
  };
  return required(await text({ message, placeholder, validate }));
}

async function askOptional(
  message: string,
  placeholder: string,
  fault: (value: string) => string | undefined,
): Promise<string> {
  return required(await text({ message, placeholder, defaultValue: '', validate: (value = '') => fault(value) }));
}

function required(answer: string | symbol): string {
  return typeof answer === 'symbol' ? stopAsking() : answer;
}

function stopAsking(): never {
  cancel('Nothing was written.');
  throw new ExitError('', EXIT.interrupted);
}
