import { cancel, confirm, intro, isCancel, multiselect, outro, text } from '@clack/prompts';
import { dayFault } from '../../numeric/days.ts';
import { UsageError } from '../../numeric/errors.ts';
import { unknownName } from '../../numeric/nearest-name.ts';
import {
  type AnswerBounds,
  type Answers,
  blank,
  namesIn,
  PLACEHOLDER,
  readNumber,
  readStance,
  scaleIn,
  twiceIn,
} from '../../situation/new/answers.ts';
import { byFault, namesFault, QUESTIONS, standsToday } from '../../situation/new/questions.ts';
import { readScale, SCALE_EXPECTED } from '../../situation/new/scale-answer.ts';
import { situationTemplate } from '../../situation/new/template.ts';
import { LARGEST } from '../../situation/quantity.ts';
import { runNext } from '../called.ts';
import { EXIT, ExitError } from '../exit.ts';
import { writeAtomically } from '../files.ts';

export interface NewFlags {
  title?: string;
  actors?: string;
  issues?: string;
  asOf?: string;
  scale?: string[];
  consent?: string;
  by?: string;
  xlsx?: string;
}

const today = () => new Date().toISOString().slice(0, 10);

/** `tightrope new`: asks what the flags leave open and writes a commented situation file, or a workbook to fill in. */
export async function newCommand(file: string, flags: NewFlags): Promise<void> {
  const asOf = flags.asOf ?? today();
  checkDays(asOf, flags.by);
  if (flags.xlsx !== undefined) return writeWorkbook(flags.xlsx, flags, asOf);
  const open = (['title', 'actors', 'issues'] as const).filter((name) => flags[name] === undefined);
  if (open.length > 0 && !process.stdin.isTTY) {
    const missing = open.map((name) => `--${name}`).join(', ');
    throw new UsageError(`tightrope new asks questions on a terminal; here, give it ${missing}`);
  }
  if (open.length > 0) intro('A new situation');
  const title = flags.title ?? (await ask(QUESTIONS.title.asks, QUESTIONS.title.example));
  const actors = named('actors', flags.actors ?? (await askNames(QUESTIONS.actors, 'Ministry, Union')));
  const issues = named('issues', flags.issues ?? (await askNames(QUESTIONS.issues, 'Wage, Hours')));
  const answers = withFlags(blank(title, actors, issues), flags);
  const day = open.length > 0 ? await askAll(answers, flags, asOf) : asOf;
  if (open.length > 0) {
    const sure = await confirm({ message: `Write ${file}?` });
    if (isCancel(sure) || !sure) return stopAsking();
  }
  const contents = situationTemplate(answers, day);
  await writeAtomically(file, contents, { exclusive: true });
  const next = nextSteps(file, contents);
  if (open.length > 0) outro(next);
  else console.log(next);
}

function checkDays(asOf: string, by: string | undefined): void {
  const wrong = dayFault(asOf);
  if (wrong) throw new UsageError(`--as-of: ${wrong}`);
  const fault = by === undefined ? undefined : byFault(by, asOf);
  if (fault) throw new UsageError(`--by: ${fault}`);
}

/** The answers that flags give: scales of issues, who must agree, by when. */
function withFlags(answers: Answers, { scale = [], consent, by }: NewFlags): Answers {
  for (const given of scale) {
    const [, issue = given.trim(), ends = ''] = /^\s*(.*?)\s*=\s*(.*)$/s.exec(given) ?? [];
    if (!answers.issues.includes(issue)) {
      throw new UsageError(
        `--scale: ${unknownName('issue', issue, answers.issues)}; write it as ISSUE=ENDS: "Years=3: three, 10: ten"`,
      );
    }
    const { scale: found, fault } = readScale(ends);
    if (!found)
      throw new UsageError(
        `--scale: the scale of ${issue} is ${ends === '' ? 'missing' : `\`${ends}\``}. ${fault ?? SCALE_EXPECTED}`,
      );
    answers.scales.set(issue, found);
  }
  if (consent !== undefined) {
    const names = consent.trim() === 'all' ? answers.actors : named('consent', consent);
    const unknown = names.find((name) => !answers.actors.includes(name));
    if (unknown !== undefined) throw new UsageError(`--consent: ${unknownName('actor', unknown, answers.actors)}`);
    answers.consent = names;
  }
  return by === undefined ? answers : { ...answers, by };
}

function nextSteps(file: string, contents: string): string {
  const left = contents.split(new RegExp(`: ${PLACEHOLDER}\\b`)).length - 1;
  if (left === 0) return `Wrote ${file}. Next: ${runNext('forecast', file)}`;
  const numbers = left === 1 ? 'the number' : `the ${left} numbers`;
  return `Wrote ${file}. Write ${numbers} where it says ${PLACEHOLDER}; ${runNext('check', file)} lists them. Then: ${runNext('forecast', file)}`;
}

async function writeWorkbook(file: string, flags: NewFlags, asOf: string): Promise<void> {
  const { title, actors, issues } = flags;
  if (flags.consent !== undefined) {
    throw new UsageError(
      '--consent: a workbook has no place for who must agree; leave it out, and add `agreement:` to the file that tightrope import writes',
    );
  }
  const { EXAMPLE, workbookTemplate } = await import('./workbook.ts');
  const given = actors !== undefined || issues !== undefined;
  if (given && (actors === undefined || issues === undefined)) {
    throw new UsageError(
      `--xlsx with ${actors ? '--actors' : '--issues'} needs ${actors ? '--issues' : '--actors'}, too`,
    );
  }
  const answers = given
    ? withFlags(blank(title ?? 'A new situation', named('actors', actors ?? ''), named('issues', issues ?? '')), flags)
    : withFlags({ ...EXAMPLE, ...(title !== undefined && { title }) }, flags);
  await writeAtomically(file, await workbookTemplate(answers, asOf), { exclusive: true });
  console.log(`Wrote ${file}. Fill it in, then: ${runNext('import', file)} > situation.yaml`);
}

function named(what: string, list: string): string[] {
  const found = namesIn(list);
  if (found.length === 0)
    throw new UsageError(`--${what} names ${what === 'issues' ? 'nothing' : 'nobody'}, expected at least one`);
  const twice = twiceIn(found);
  if (twice !== undefined) throw new UsageError(`--${what} names ${twice} twice`);
  return found;
}

/** Asks for all that no flag gave; Enter leaves a number to be filled in later. */
async function askAll(answers: Answers, flags: NewFlags, usualDay: string): Promise<string> {
  const asOf = flags.asOf ?? (await askDay(QUESTIONS.asOf.asks, usualDay));
  for (const issue of answers.issues) {
    if (answers.scales.has(issue)) continue;
    const { asks, usual, example } = QUESTIONS.scale;
    const message = `${issue}: ${asks} (Enter: ${usual})`;
    const { scale } = readScale(await askOptional(message, example, (value) => readScale(value).fault));
    if (scale) answers.scales.set(issue, scale);
  }
  if (flags.consent === undefined) await askConsent(answers);
  if (answers.by === undefined) {
    const message = `${QUESTIONS.by.asks} (a day; Enter: no day)`;
    const by = await askOptional(message, `${Number(asOf.slice(0, 4)) + 1}-12-31`, (value) =>
      value.trim() === '' ? undefined : byFault(value.trim(), asOf),
    );
    if (by.trim() !== '') answers.by = by.trim();
  }
  await askNumbers(answers);
  return asOf;
}

async function askDay(message: string, usual: string): Promise<string> {
  const read = (value: string) => value.trim() || usual;
  return read(await askOptional(`${message} (Enter: ${usual})`, usual, (value) => dayFault(read(value))));
}

/** Who must agree, if anybody must. */
async function askConsent(answers: Answers): Promise<void> {
  const { asks, who } = QUESTIONS.consent;
  if (!required(await confirm({ message: asks }))) return;
  const options = answers.actors.map((value) => ({ value, label: value }));
  answers.consent = required(
    await multiselect({
      message: `${who} (space: yes or no)`,
      options,
      initialValues: answers.actors,
      required: true,
    }),
  );
}

/** Asks for every number. */
async function askNumbers(answers: Answers): Promise<void> {
  const { actors, issues, capabilities, statusQuo, stances, consent } = answers;
  const number = async (message: string, placeholder: string, bounds: AnswerBounds) => {
    const answer = await askOptional(message, placeholder, (value) => readNumber(value, bounds).fault);
    return readNumber(answer, bounds).quantity;
  };
  for (const actor of actors) {
    const message = `How strong is ${actor}? (capability, on any scale that all share; Enter: later)`;
    const found = await number(message, '50, or 40-60', { low: 0, high: LARGEST });
    if (found !== undefined) capabilities.set(actor, found);
  }
  for (const issue of issues) {
    const scale = scaleIn(answers, issue);
    const { low, high } = scale;
    const found = await number(`${standsToday(issue, scale)} (Enter: later)`, String(low), scale);
    if (found !== undefined) statusQuo.set(issue, found);
    const of = new Map();
    stances.set(issue, of);
    const some = Number((low + 0.6 * (high - low)).toPrecision(3));
    // Who must agree can refuse the whole deal: a veto on one issue would say it twice.
    const veto = consent.length > 0 ? '' : ', veto';
    for (const actor of actors) {
      const message = `${actor} on ${issue}: position ${low}-${high}, how much it cares (salience) 0-1${veto && ', and veto if it can block'} (Enter: later)`;
      of.set(
        actor,
        readStance(await askOptional(message, `${some}, 0.8${veto}`, (value) => readStance(value, scale).fault), scale)
          .stance,
      );
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

async function askNames({ asks, least }: { asks: string; least: number }, placeholder: string): Promise<string> {
  const validate = (value = '') => namesFault(namesIn(value), least);
  return required(await text({ message: `${asks} (comma separated)`, placeholder, validate }));
}

async function askOptional(
  message: string,
  placeholder: string,
  fault: (value: string) => string | undefined,
): Promise<string> {
  return required(await text({ message, placeholder, defaultValue: '', validate: (value = '') => fault(value) }));
}

function required<T>(answer: T): Exclude<T, symbol> {
  return typeof answer === 'symbol' ? stopAsking() : (answer as Exclude<T, symbol>);
}

function stopAsking(): never {
  cancel('Nothing was written.');
  throw new ExitError('', EXIT.interrupted);
}
