/** Every page of the site in its order, by the four kinds of documentation (Diátaxis). The build holds that no page is left out. */
export const PARTS = [
  { text: 'Tutorial', pages: [['Your first situation', 'tutorial']] },
  {
    text: 'How-to guides',
    pages: [
      ['The workbench', 'workbench'],
      ['Assistants', 'assistants'],
      ['Keep up with a situation', 'keeping-up'],
    ],
  },
  {
    text: 'Reference',
    pages: [
      ['The situation file', 'situation-file'],
      ['Import of other formats', 'import'],
      ['The command line', 'command-line'],
      ['Tables as CSV', 'csv'],
      ['Deal or no deal', 'agreement'],
      ['Several experts', 'panel'],
      ['Explanations and evidence', 'hypotheses'],
      ['Resolved cases', 'backtest'],
      ['The ledger', 'ledger'],
      ['Import of claims', 'ledger-import'],
      ['Events', 'events'],
      ['Base rates', 'base-rates'],
      ['Indicators', 'indicators'],
      ['Next events', 'next-events'],
      ['A forecast in pieces', 'runs'],
      ['More than one machine', 'deploy'],
      ['The HTTP API', 'http-api'],
      ['The library', 'library'],
    ],
  },
  {
    text: 'Explanation',
    pages: [
      ['Why the merger never comes', 'founding-case'],
      ['The models and their equations', 'models'],
      ['The methods of the analysis', 'analysis'],
      ['How good it has been', 'accuracy'],
      ['How fast it is', 'performance'],
      ['Decisions', 'decisions/'],
      ['1 A plain file', 'decisions/01-a-plain-file-with-one-definition'],
      ['2 Pure core, thin shell', 'decisions/02-pure-core-thin-shell'],
      ['3 A forecast is a value', 'decisions/03-a-forecast-is-a-value'],
      ['4 Sobol points', 'decisions/04-sobol-points-in-replicates'],
      ['5 The same bits', 'decisions/05-the-same-bits-everywhere'],
      ['6 A model is an object', 'decisions/06-a-model-is-an-object'],
      ['7 Vetoes hold', 'decisions/07-vetoes-hold-in-every-model'],
      ['8 Equal weights', 'decisions/08-equal-weights-until-cases-teach-better'],
      ['9 One answer', 'decisions/09-one-answer-from-models-and-record'],
      ['10 Two stores', 'decisions/10-two-stores'],
    ],
  },
];

/** The addresses of all pages, without an ending; `decisions/` is the index of a folder. */
export const pages = () => PARTS.flatMap((part) => part.pages.map(([, page]) => page));
