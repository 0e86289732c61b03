import { quoteName, unknownName } from '../numeric/nearest-name.ts';
import { agreementsOf, issuesOfAgreement } from './agreement.ts';
import { issuesIn } from './condition.ts';
import { linearCondition } from './linear-condition.ts';
import { ConditionFault, parseCondition } from './parse-condition.ts';
import type { Situation } from './situation.ts';

/** What an ask may name. */
interface Names {
  /** Its agreement, and the issues that this settles. */
  id: string;
  own: ReadonlySet<string>;
  /** All issues and agreements of the file. */
  issues: ReadonlySet<string>;
  agreements: ReadonlySet<string>;
  yesNo(issue: string): boolean;
}

/** Checks a condition on which an actor signs: a package must be such that it can be held to it. */
export function checkAsk(when: string, names: Names): { faults: { message: string; at: number }[]; reads: string[] } {
  try {
    const node = parseCondition(when);
    const read = issuesIn(node);
    const faults = read.flatMap(({ name, at, word }) => {
      const message = nameFault(name, word === true, names);
      return message === undefined ? [] : [{ message, at }];
    });
    if (faults.length === 0 && !linearCondition(node)) {
      const form = 'comparisons such as `swift >= 40`, joined by `and`';
      faults.push({ message: `a package cannot be held to this condition, expected ${form}`, at: 0 });
    }
    return { faults, reads: [...new Set(read.map(({ name }) => name))] };
  } catch (error) {
    if (!(error instanceof ConditionFault)) throw error;
    return { faults: [{ message: error.message, at: error.at }], reads: [] };
  }
}

function nameFault(name: string, word: boolean, { id, own, issues, agreements, yesNo }: Names): string | undefined {
  if (word && name === id) {
    return `the asks form a circle: ${quoteName(id)} would wait for itself, expected a condition on its issues`;
  }
  if (word && agreements.has(name)) return undefined;
  if (!issues.has(name)) return unknownName('issue', name, issues);
  if (!own.has(name)) return `${quoteName(name)} is not settled by ${quoteName(id)}, expected one of its issues`;
  return word && !yesNo(name) ? 'expected a comparison such as `currency >= 80`, found a number' : undefined;
}

/** What is wrong with a condition that an actor of a sound situation comes to ask for. */
export function askFault(situation: Situation, id: string, when: string): string | undefined {
  const all = agreementsOf(situation);
  const own = all.find((one) => one.id === id)?.agreement ?? {};
  const { faults } = checkAsk(when, {
    id,
    own: new Set(issuesOfAgreement(situation, own)),
    issues: new Set(Object.keys(situation.issues)),
    agreements: new Set(all.map((one) => one.id)),
    yesNo: (issue) => situation.issues[issue].type === 'yes-no',
  });
  return faults[0]?.message;
}
