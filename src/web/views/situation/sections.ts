import { conditionInWords } from '../../../report/words/condition.ts';
import { idInWords } from '../../../report/words/id.ts';
import { dayInWords, inSentence, scenarioInWords } from '../../../report/words/names.ts';
import { quantityInWords } from '../../../report/words/quantity.ts';
import type { Quantity } from '../../../situation/quantity.ts';
import { scaleOf } from '../../../situation/scale.ts';
import type { Dependency, Link, Outcome, Shock, Situation, Step } from '../../../situation/situation.ts';
import { actorName, issueName } from './names.ts';

/** A part of the file that is edited by forms. */
export interface FormSection {
  /** Its key in the file. */
  id: keyof Situation;
  title: string;
  /** What one entry is called. */
  one: string;
  /** A list, a map with names of the user's, or one entry. */
  form: 'list' | 'map' | 'single';
  /** What it is for, where there is none yet. */
  says: string;
}

export const SECTIONS: readonly FormSection[] = [
  {
    id: 'links',
    title: 'Links',
    one: 'link',
    form: 'list',
    says: 'While a condition holds, an issue cannot go above or below a value.',
  },
  {
    id: 'dependence',
    title: 'Dependence',
    one: 'dependence',
    form: 'list',
    says: 'How much one actor depends on another: energy, finance, market, security.',
  },
  {
    id: 'shocks',
    title: 'Shocks',
    one: 'shock',
    form: 'list',
    says: 'Something that may happen on a day, and what it would change.',
  },
  {
    id: 'scenarios',
    title: 'Scenarios',
    one: 'scenario',
    form: 'map',
    says: 'Changes that are compared with the situation as written.',
  },
  {
    id: 'outcomes',
    title: 'Outcomes',
    one: 'outcome',
    form: 'map',
    says: 'What people ask about: a condition on where the issues settle.',
  },
  {
    id: 'outside',
    title: 'Reference classes',
    one: 'outside view',
    form: 'single',
    says: 'How often such things happened: the classes that bear on each outcome.',
  },
  {
    id: 'agreement',
    title: 'Agreement',
    one: 'agreement',
    form: 'single',
    says: 'What is settled together or not at all, by whose consent and by when.',
  },
  {
    id: 'agreements',
    title: 'Several agreements',
    one: 'agreement',
    form: 'map',
    says: 'Several agreements, each settled by itself.',
  },
  {
    id: 'government',
    title: 'Government',
    one: 'government',
    form: 'single',
    says: 'Who governed before, where actors are parties.',
  },
  { id: 'resolved', title: 'Resolved', one: 'result', form: 'single', says: 'What happened, for scoring.' },
  {
    id: 'uncertainty',
    title: 'Uncertainty',
    one: 'uncertainty',
    form: 'single',
    says: 'The error that bare numbers carry.',
  },
];

/** How many entries there are. */
export function entriesOf(situation: Situation, { id, form }: FormSection): [key: string | number, value: unknown][] {
  const value = situation[id] as unknown;
  if (value === undefined) return [];
  if (form === 'single') return [['', value]];
  if (Array.isArray(value)) return value.map((one, k) => [k, one]);
  return Object.entries(value as object);
}

/** What an entry says: a title, and what is below it. */
export function entryInWords(
  situation: Situation,
  { id, one }: FormSection,
  key: string | number,
  value: unknown,
): { title: string; below: string } {
  const because = (value as { because?: string }).because ?? '';
  const condition = (when: string, as: 'event' | 'state') => {
    const inWords = (issue: string) => ({
      name: issueName(situation, issue),
      scale: Object.hasOwn(situation.issues, issue) ? scaleOf(situation.issues[issue]) : undefined,
    });
    return conditionInWords(when, inWords, as);
  };
  switch (id) {
    case 'links': {
      const { when, caps, floors = '', at } = value as Link;
      const held = `${issueName(situation, caps ?? floors)} stays ${caps === undefined ? 'at or above' : 'at or below'} ${quantityInWords(at)}`;
      return { title: `While ${inSentence(condition(when, 'state'))}: ${inSentence(held)}`, below: because };
    }
    case 'dependence': {
      const { of, on, domain, strength } = value as Dependency;
      const words = `${actorName(situation, of)} depends on ${inSentence(actorName(situation, on))}`;
      return { title: `${words}: ${idInWords(domain).toLowerCase()}, ${quantityInWords(strength)}`, below: because };
    }
    case 'shocks': {
      const { id: name, name: called, on, change } = value as Shock;
      return {
        title: `${called ?? idInWords(name)}, ${dayInWords(on)}`,
        below: because || Object.keys(change).join(', '),
      };
    }
    case 'scenarios': {
      const steps = value as Step[];
      const said = steps.flatMap((step) => step.because ?? step.shock ?? Object.keys(step.change ?? {}).join(', '));
      const named = Object.entries(situation.actors).map(([actor, { name = actor, short }]) => ({ name, short }));
      return { title: scenarioInWords(String(key), { actors: named, title: situation.title }), below: said.join(' ') };
    }
    case 'outcomes': {
      const { when, by, claim } = value as Outcome;
      return {
        title: claim ?? idInWords(String(key)),
        below: `${condition(when, 'event')}${by ? `, by ${dayInWords(by)}` : ''}`,
      };
    }
    default: {
      const parts = Object.entries(value as object).map(([part, what]) => partInWords(part, what));
      return { title: key === '' ? `The ${one}` : idInWords(String(key)), below: parts.join('; ') };
    }
  }
}

/** A text of a part is told to so many letters. */
const MOST_LETTERS = 80;

/** A part of an entry: "9 outcomes", "on 31 December 2021", "flexibility 10 (5–20)". */
function partInWords(part: string, what: unknown): string {
  const name = idInWords(part).toLowerCase();
  if (typeof what === 'string') {
    if (DAY.test(what)) return `${name === 'on' ? 'as of' : name} ${dayInWords(what)}`;
    return `${name} ${what.length > MOST_LETTERS ? `${what.slice(0, MOST_LETTERS).replace(/\s+\S*$/, '')} …` : what}`;
  }
  if (typeof what !== 'object' || what === null) return `${name} ${what}`;
  if ('mode' in what || 'mean' in what) return `${name} ${quantityInWords(what as Quantity)}`;
  const count = Object.keys(what).length;
  return count === 1 ? `1 ${name.replace(/(?<=[^s])s$|(?<=ss)es$/, '')}` : `${count} ${name}`;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
