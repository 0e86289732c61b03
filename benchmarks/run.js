/** `npm run bench [name ...]`: every benchmark, or those named, each as a table of figures and ratios of one run. */
const names =
  process.argv.length > 2
    ? process.argv.slice(2)
    : [
        'models',
        'challenge',
        'exchange',
        'spatial',
        'room',
        'analysis',
        'interventions',
        'paris',
        'ledger',
        'events',
        'check',
        'memory',
        'workbench',
      ];
for (const name of names) {
  const { title, rows } = await (await import(`./${name}.js`)).default();
  console.log(`\n${title}`);
  console.table(Object.fromEntries(rows.map(({ what, ...figures }) => [what, figures])));
}
