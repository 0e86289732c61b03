import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { calibrationCurve, scoreTable, yesNoAtClose } from '../dist/ledger/index.js';
import { listClaims, openLedger, resolvedClaims, verify } from '../dist/ledger/store/index.js';
import { leastOf, summaryOf } from './command.js';

const DAY = 86_400_000;
const UPDATES = 10;
const day = (ms) => new Date(ms).toISOString().slice(0, 10);

/** Writes a ledger of so many claims, nine of ten of them resolved, each updated ten times. */
async function write(file, claims) {
  const out = createWriteStream(file);
  let state = 12345;
  const random = () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
  const line = async (entry) => {
    if (!out.write(`${JSON.stringify(entry)}\n`)) await new Promise((resolve) => out.once('drain', resolve));
  };
  for (let i = 0; i < claims; i++) {
    const made = Date.UTC(2015, 0, 1) + Math.floor(random() * 3000) * DAY;
    const days = 30 + Math.floor(random() * 400);
    const id = `claim-${i}`;
    const p = random();
    const text = `Will event number ${i} of the long list of possible events happen in time?`;
    const who = { claimant: `Analyst ${i % 200}`, tags: [`topic-${i % 20}`], trigger: `Summit ${i % 50}` };
    await line({
      entry: 'claim',
      id,
      text,
      ...who,
      made: day(made),
      deadline: day(made + days * DAY),
      question: `q-${i >> 2}`,
    });
    for (let u = 0; u < UPDATES; u++) {
      const probability = Math.round(1000 * Math.min(1, Math.max(0, p + 0.2 * (random() - 0.5)))) / 1000;
      await line({
        entry: 'forecast',
        claim: id,
        made: day(made + Math.floor((u * days) / UPDATES) * DAY),
        probability,
      });
    }
    if (i % 10) await line({ entry: 'resolution', claim: id, outcome: random() < p, on: day(made + days * DAY) });
  }
  out.end();
  await finished(out);
}

async function seconds(act) {
  const start = performance.now();
  await act();
  return (performance.now() - start) / 1000;
}

/** A ledger in a folder: what it takes to bring it in, to list, to score and to verify it. */
export default async function ledger() {
  const folder = mkdtempSync(join(tmpdir(), 'tightrope-bench-'));
  const rows = [];
  const columns = [];
  const commandsOf = {};
  try {
    for (const claims of [10_000, 100_000]) {
      const file = join(folder, `${claims}.jsonl`);
      const place = { folder: join(folder, `${claims} now 0`) };
      await write(file, claims);
      const figures = {};
      // Each command in a process of its own; another version's ledger stands in another folder.
      const commands = [
        ['import', (turn) => ['ledger', 'import', file, '--ledger', join(folder, `${claims} ${turn}`)]],
        ['verify', (turn) => ['ledger', 'verify', '--ledger', join(folder, `${claims} ${turn}`)]],
        ['score', (turn) => ['ledger', 'score', '--by', 'claimant', '--ledger', join(folder, `${claims} ${turn}`)]],
      ];
      const bare = await parsedAndHashed(file);
      figures['parsing and hashing alone, CPU'] = bare;
      for (const [name, args] of commands) {
        const least = leastOf(1, args);
        figures[`ledger ${name}, CPU`] = least.now.cpu;
        commandsOf[name] ??= [];
        commandsOf[name].push({ bare, least });
      }
      let open;
      figures.open = await seconds(async () => {
        open = await openLedger(place);
      });
      const { db } = open;
      figures['first page, first time'] = await seconds(() => listClaims(db));
      figures['first page'] = await seconds(() => listClaims(db));
      figures['first page of open claims'] = await seconds(() => listClaims(db, { status: 'open' }));
      figures['first page of a topic'] = await seconds(() => listClaims(db, { tag: 'topic-3' }));

      let resolved;
      figures['score by claimant: read'] = await seconds(async () => {
        resolved = await resolvedClaims(db);
      });
      figures['score by claimant: compute'] = await seconds(() => scoreTable(resolved, { by: ['claimant'] }));
      figures['calibration: compute'] = await seconds(() => {
        const { probabilities, outcomes } = yesNoAtClose(resolved);
        calibrationCurve(probabilities, outcomes);
      });
      figures.verify = await seconds(() => verify(db));
      await open.close();
      columns.push(figures);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const [small, large] = columns;
  for (const what of Object.keys(large)) {
    rows.push({
      what,
      '10,000 claims, s': Number(small[what].toPrecision(3)),
      '100,000 claims, s': Number(large[what].toPrecision(3)),
      ratio: Number((large[what] / small[what]).toPrecision(2)),
      'grows as claims to the': Math.log10(large[what] / small[what]).toFixed(2),
    });
  }
  const summary = Object.entries(commandsOf).map(([name, [few, many]]) => ({
    ...summaryOf(`ledger ${name}, 100,000 claims, 1,000,000 forecasts`, many.least),
    peer: `parse and hash ${Number(many.bare.toPrecision(3))} s`,
    ratio: Number((many.least.now.cpu / many.bare).toPrecision(2)),
    grows: `claims^${Math.log10(many.least.now.cpu / few.least.now.cpu).toFixed(2)}`,
  }));
  return { title: 'A ledger in a folder, ten forecasts a claim', rows, summary };
}

/** CPU seconds of what no import can do without: every line parsed, and hashed. */
async function parsedAndHashed(file) {
  const before = process.cpuUsage();
  let entries = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    createHash('sha256').update(line).digest('hex');
    if (JSON.parse(line).entry) entries++;
  }
  const { user, system } = process.cpuUsage(before);
  if (entries === 0) throw new Error(`${file} has no entries`);
  return (user + system) / 1e6;
}
