// A model of one's own: whoever cares most about an issue gets its way there. docs/library.md says how to use it.

/** @type {import('tightrope-forecast').Model} */
export const loudest = {
  name: 'loudest',
  title: 'The loudest',
  says: 'The actor that cares most about an issue gets what it wants there.',
  use: 'As a foil for the other models.',
  source: 'an example',
  perIssue: true,
  readsStatusQuo: false,
  // Threads load the model again from this file.
  module: import.meta.url,
  steps: (actors, issues) => actors * issues,
  prepare({ issues, start, position, salience }) {
    return ({ outcome, status }) => {
      for (let m = 0; m < issues; m++) {
        let top = start[m];
        for (let k = top; k < start[m + 1]; k++) if (salience[k] > salience[top]) top = k;
        outcome[m] = position[top];
        status[m] = 0; // STATUS.agreed
      }
    };
  },
};
