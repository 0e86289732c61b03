/**
 * Data flows one way: a folder imports only from those before it in this list.
 * The engine runs in a browser: all before workers but the stores imports nothing of Node.
 */
const stations = [
  'numeric',
  'countries',
  'models',
  'situation',
  'calibration',
  'engine',
  'inside',
  'outside',
  'ledger',
  'record',
  'hypotheses',
  'forecast',
  'backtest',
  'report',
  'workers',
  'files',
  'runs',
  'queue',
  'server',
  'cli',
  'web',
];
const engine =
  '^src/(numeric|countries|models|situation|calibration|engine|inside|record|hypotheses|forecast|backtest|report|outside/(?!store/)|ledger/(?!store/))';
const tests = '(\\.test\\.ts$|\\.reference\\.ts$|\\.test-[a-z]+\\.ts$|^src/testing/|^src/web/e2e/)';

export default {
  forbidden: [
    ...stations.map((station, i) => ({
      name: `${station}-imports-only-from-above`,
      severity: 'error',
      from: { path: `^src/${station}/`, pathNot: tests },
      to: { path: `^src/(index\\.ts|(${stations.slice(i + 1).join('|') || 'none'})/)` },
    })),
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'engine-runs-in-a-browser',
      severity: 'error',
      from: { path: engine, pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      // What the page is built of stands in it: it is no dependency of the package.
      name: 'page-runs-in-a-browser',
      severity: 'error',
      from: { path: '^src/web/', pathNot: tests },
      to: { path: '^src/(workers|runs|queue/(?!stat(es|us-types)\\.ts)|cli|server|outside/store|ledger/store)/' },
    },
    {
      name: 'page-imports-nothing-of-node',
      severity: 'error',
      from: { path: '^src/web/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      // What is built into the command is no dependency of the package: an assistant's protocol, documents of a word processor, and the difference of texts.
      // pg-boss is one, and yet not installed where Node is too old for it.
      name: 'only-declared-packages',
      severity: 'error',
      from: { path: '^src/', pathNot: `${tests}|^src/web/` },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'unknown'],
        pathNot: '^(node_modules/(@modelcontextprotocol/sdk|docx|diff)/|pg-boss$)',
      },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      // pg-boss is not installed where Node is too old for it.
      to: { couldNotResolve: true, pathNot: '((dist|built)/|^pg-boss$)' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: ['\\.d\\.ts$', '^src/web/offline/', tests] },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
