import { type Model, STATUS } from './model.ts';
import { weightedMean, withoutWeight } from './weighted-mean.ts';

/**
 * Veto players and voting rules: the compromise, as far as veto players and rules accept it. An agenda
 * setter, whose proposal the others can only take or leave, gets the best for itself that they accept. The model returns the
 * proposal; vetoes and rules are applied to every model alike, in `holding`.
 *
 * @see Tsebelis 2002; Romer & Rosenthal 1978 for the agenda setter
 */
export const vetoModel: Model = {
  name: 'veto-players',
  title: 'Veto players',
  says: 'The compromise, or what the agenda setter wants, goes as far as veto players and a winning coalition let it.',
  use: 'Where one actor proposes what the others can only take or leave; without an agenda setter it is the weighted mean.',
  source: 'Tsebelis 2002; Romer & Rosenthal 1978',
  perIssue: true,
  readsStatusQuo: true,
  notes({ problem: { agendaSetter, statusQuo } }) {
    const proposes = agendaSetter.some((setter, m) => setter >= 0 && !Number.isNaN(statusQuo[m]));
    if (proposes) return [];
    return [{ about: 'agenda', text: 'No issue has an agenda setter: “veto players” repeats the weighted mean.' }];
  },
  steps: (actors, issues) => 5 * actors * issues,
  prepare(problem) {
    const { issues, start, position, weight, statusQuo, agendaSetter } = problem;
    return ({ outcome, status }) => {
      for (let m = 0; m < issues; m++) {
        const mean = weightedMean(position, weight, start[m], start[m + 1]);
        const none = Number.isNaN(mean);
        const setter = agendaSetter[m];
        const sets = setter >= 0 && weight[setter] > 0 && !Number.isNaN(statusQuo[m]);
        outcome[m] = none ? withoutWeight(problem, m) : sets ? position[setter] : mean;
        status[m] = none ? STATUS.nobodyCares : STATUS.agreed;
      }
    };
  },
};
