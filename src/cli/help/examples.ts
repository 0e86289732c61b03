import type { Command } from 'commander';

/** Two command lines of each command, shown in its help and in the manual. Tests parse every one of them, and run those that need no data set. */
export const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  'tightrope forecast': [
    'tightrope forecast situation.yaml',
    'tightrope forecast situation.yaml --scenario sanctions --csv outcomes > outcomes.csv',
  ],
  'tightrope report': [
    'tightrope report situation.yaml -o report.html',
    'tightrope report situation.yaml -o report.docx --charts charts',
  ],
  'tightrope why': [
    'tightrope why situation.yaml --outcome merger',
    'tightrope why situation.yaml --csv tipping-points > tipping-points.csv',
  ],
  'tightrope hypotheses': [
    'tightrope hypotheses hypotheses.yaml',
    'tightrope hypotheses hypotheses.yaml --analyst anna=anna.yaml --analyst ben=ben.yaml --merged both.yaml',
  ],
  'tightrope compare': [
    'tightrope compare situation.yaml',
    'tightrope compare situation.yaml --time-line --scenario sanctions',
  ],
  'tightrope run plan': [
    'tightrope run plan situation.yaml --samples 1000000 -o big',
    'tightrope run plan cases --for backtest -o scored',
  ],
  'tightrope run work': ['tightrope run work big', 'tightrope run work big --piece 7'],
  'tightrope run status': ['tightrope run status big', 'tightrope run status big --missing > pieces.txt'],
  'tightrope run merge': ['tightrope run merge big', 'tightrope run merge big --json > forecast.json'],
  'tightrope run clean': ['tightrope run clean big', 'tightrope run clean big --all'],
  'tightrope run submit': [
    'tightrope run submit big --database-url postgres://team@db.example.org/tightrope',
    'tightrope run submit /shared/runs/big --runs /shared/runs --wait',
  ],
  'tightrope run fetch': ['tightrope run fetch big --wait', 'tightrope run fetch big --json'],
  'tightrope worker': [
    'tightrope worker --database-url postgres://team@db.example.org/tightrope',
    'tightrope worker --runs /shared/runs --workers 4 --port 9100',
  ],
  'tightrope queue status': ['tightrope queue status', 'tightrope queue status --json'],
  'tightrope queue pause': ['tightrope queue pause', 'tightrope queue pause big'],
  'tightrope queue resume': ['tightrope queue resume', 'tightrope queue resume 61a51040'],
  'tightrope queue cancel': ['tightrope queue cancel big', 'tightrope queue cancel 61a51040 --json'],
  'tightrope queue retry': ['tightrope queue retry', 'tightrope queue retry big'],
  'tightrope queue purge': ['tightrope queue purge', 'tightrope queue purge 61a51040'],
  'tightrope queue drain': ['tightrope queue drain', 'tightrope queue drain --json'],
  'tightrope ledger add': [
    'tightrope ledger add "Iran and the Six agree" --claimant anna --probability 60% --made 2015-04-03 --by 2015-07-31',
    'tightrope ledger add "What will gas cost in March?" --claimant ben --quantile 0.1=20 --quantile 0.5=30 --quantile 0.9=45',
  ],
  'tightrope ledger list': ['tightrope ledger list --due', 'tightrope ledger list --tag gas --csv > claims.csv'],
  'tightrope ledger due': ['tightrope ledger due', 'tightrope ledger due --within 30'],
  'tightrope ledger show': ['tightrope ledger show iran-and-the-six', 'tightrope ledger show iran-and-the-six --json'],
  'tightrope ledger update': [
    'tightrope ledger update iran-and-the-six --probability 0.7 --made 2015-06-01 --reason "The frame of April holds."',
    'tightrope ledger update iran-and-the-six --probability 0.65 --low 0.5 --high 0.8 --made 2015-05-03',
  ],
  'tightrope ledger resolve': [
    'tightrope ledger resolve iran-and-the-six yes --on 2015-07-14 --evidence "The plan was signed in Vienna."',
    'tightrope ledger resolve iran-and-the-six --annulled',
  ],
  'tightrope ledger score': ['tightrope ledger score', 'tightrope ledger score --by tag --html scores.html'],
  'tightrope ledger calibration': [
    'tightrope ledger calibration --claimant anna',
    'tightrope ledger calibration --bins 5 --html calibration.html',
  ],
  'tightrope ledger record': ['tightrope ledger record merger', 'tightrope ledger record merger --csv triggers'],
  'tightrope ledger import': [
    'tightrope ledger import claims.csv --columns text=question,probability=p --set claimant=anna',
    'tightrope ledger import ledger.jsonl --ledger tightrope-ledger',
  ],
  'tightrope ledger export': ['tightrope ledger export -o ledger.jsonl', 'tightrope ledger export --ledger old-ledger'],
  'tightrope ledger verify': ['tightrope ledger verify', 'tightrope ledger verify --ledger tightrope-ledger --json'],
  'tightrope ledger phrases': ['tightrope ledger phrases', 'tightrope ledger phrases > phrases.yaml'],
  'tightrope events import': [
    'tightrope events import events.2021.tab --format icews',
    'tightrope events import events.csv --mapping mapping.yaml --events store.duckdb',
  ],
  'tightrope events export': [
    'tightrope events export /shared/events',
    'tightrope events export by-year --events store.duckdb',
  ],
  'tightrope events who': ['tightrope events who Lukashenko', 'tightrope events who Belarus --by sector'],
  'tightrope events list': [
    'tightrope events list --source country:Russia --target country:Belarus --limit 20',
    'tightrope events list --codes 19 --from 2021-01-01 --csv > fights.csv',
  ],
  'tightrope events count': [
    'tightrope events count --source country:Russia --target country:Belarus --by year',
    'tightrope events count --in Belarus --quad 3,4 --csv > conflict.csv',
  ],
  'tightrope events top': ['tightrope events top --codes 17', 'tightrope events top --by year --limit 5'],
  'tightrope events indicator': [
    'tightrope events indicator --source country:Russia --target country:Belarus --either',
    'tightrope events indicator --in Belarus --by week --html indicator.html',
  ],
  'tightrope events rate': [
    'tightrope events rate --source country:Russia --target country:Belarus --codes 17 --by 2022-01-01',
    'tightrope events rate --codes 19 --in Belarus --ties each --html rate.html',
  ],
  'tightrope events speculation': [
    'tightrope events speculation --source country:Russia --target country:Belarus --codes 057 --claims merger',
    'tightrope events speculation --codes 057 --mention-words merger --html speculation.html',
  ],
  'tightrope events base-rate': [
    'tightrope events base-rate --codes 057 --after 036 --within 90',
    'tightrope events base-rate --source country:Russia --target country:Belarus --codes 19 --within 365 --other-pairs 20',
  ],
  'tightrope events rejects': ['tightrope events rejects', 'tightrope events rejects --limit 500 --csv > rejects.csv'],
  'tightrope events codes': ['tightrope events codes sanctions', 'tightrope events codes 17 --json'],
  'tightrope events benchmark': [
    'tightrope events benchmark icews14 --data ICEWS14',
    'tightrope events benchmark events.tsv.gz --method recurrency,rules',
  ],
  'tightrope events next': [
    'tightrope events next events.tsv --source Russia --limit 5',
    'tightrope events next events.tsv.gz --source Russia --target Belarus --json',
  ],
  'tightrope base-rate states': [
    'tightrope base-rate states --window 5 --since 1945',
    'tightrope base-rate states --next-to-major-power --manner force,pressure --html states.html',
  ],
  'tightrope backtest': [
    'tightrope backtest cases --out scores.csv',
    'tightrope backtest dossiers.csv --columns case=dossier,outcome=result --kind legislation',
  ],
  'tightrope learn': [
    'tightrope learn cases -o calibration.json',
    'tightrope learn cases DEU.csv.gz --capability ep=5,com=10 -o calibration.json',
  ],
  'tightrope cases': [
    'tightrope cases DEU.csv.gz -o cases',
    'tightrope cases dossiers.csv --columns case=dossier,outcome=result -o cases',
  ],
  'tightrope trace': [
    'tightrope trace situation.yaml --model exchange',
    'tightrope trace situation.yaml --model expected-utility --issue currency --relations',
  ],
  'tightrope models': ['tightrope models', 'tightrope models --csv > models.csv'],
  'tightrope check': ['tightrope check situation.yaml', 'tightrope check *.yaml --json'],
  'tightrope migrate': ['tightrope migrate situation.yaml --dry-run', 'tightrope migrate *.yaml'],
  'tightrope import': [
    'tightrope import workbook.xlsx > situation.yaml',
    'tightrope import table.csv --salience-scale 100 --decimal comma > situation.yaml',
  ],
  'tightrope schema': ['tightrope schema > situation.schema.json', 'tightrope schema | head'],
  'tightrope docs': ['tightrope docs --open', 'tightrope docs --port 8080'],
  'tightrope serve': ['tightrope serve --open', 'tightrope serve situations --port 8080'],
  'tightrope export-site': [
    'tightrope export-site situations -o site',
    'tightrope export-site situation.yaml -o situation.html --no-ledger',
  ],
  'tightrope new': [
    'tightrope new gas.yaml --title "Gas" --actors "Buyer,Seller" --issues "Price" --scale "Price=20: as now, 60: as asked" --consent all --by 2030-12-31',
    'tightrope new --title "Gas" --actors "Buyer,Seller" --issues "Price" --xlsx gas.xlsx',
  ],
  'tightrope completion': [
    'tightrope completion bash > ~/.local/share/bash-completion/completions/tightrope',
    'tightrope completion fish > ~/.config/fish/completions/tightrope.fish',
  ],
  'tightrope man': ['tightrope man > tightrope.1', 'tightrope man | man -l -'],
  'tightrope watch': ['tightrope watch situations', 'tightrope watch situations --no-record --json'],
  'tightrope panel ask': ['tightrope panel ask situation.yaml', 'tightrope panel ask situation.yaml -o questions.html'],
  'tightrope panel merge': [
    'tightrope panel merge situation.yaml anna.xlsx ben.xlsx -o merged.yaml',
    'tightrope panel merge coder-1.yaml coder-2.csv -o coded.yaml',
  ],
  'tightrope mcp': ['tightrope mcp situations', 'tightrope mcp --seconds 600'],
  'tightrope doctor': ['tightrope doctor', 'tightrope doctor situations --json'],
};

/** Adds its examples to the help of every command. */
export function addExamples(command: Command, above = ''): void {
  const path = `${above}${command.name()}`;
  const examples = Object.hasOwn(EXAMPLES, path) ? EXAMPLES[path] : [];
  if (examples.length > 0)
    command.addHelpText('after', () => `\nExamples:\n${examples.map((line) => `  ${line}\n`).join('')}`);
  for (const one of command.commands) addExamples(one, `${path} `);
}
