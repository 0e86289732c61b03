import { readdirSync, readFileSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forecast } from '../forecast/index.ts';
import { parseSituation } from '../situation/read.ts';
import { atScale } from '../testing/scale.ts';
import { cleanRun, removeRun } from './clean.ts';
import { mergeRun } from './merge.ts';
import { checkPiece } from './piece-file.ts';
import { claimFile, pieceFile } from './places.ts';
import type { DrawRun } from './run.ts';
import { openRun } from './run-folder.ts';
import { FAST, planText, runFolders, SMALL } from './small.test-situation.ts';
import { runStatus } from './status.ts';
import { workOnRun } from './work.ts';

const at = runFolders();
const missingOf = async (run: DrawRun) => (await runStatus(run)).missing.map(({ piece }) => piece);

describe('a run in pieces', () => {
  test.each([
    ['calibrated', {}],
    ['by the models alone', { calibration: 'none', sampler: 'pseudo-random', seed: 7 }],
    ['of named models', { models: ['nash', 'exchange'] }],
  ] as const)('is the forecast made at once, to the byte: %s', async (name, settings) => {
    const models = 'models' in settings ? { models: [...settings.models] } : {};
    await planText(at(name), SMALL, 300, { size: 128, ...settings, ...models });
    const run = (await openRun(at(name))) as DrawRun;
    expect(run.pieces.map(({ title }) => title)).toEqual([
      'draws 0 to 127',
      'draws 128 to 255',
      'draws 256 to 299',
      'explanations 0 to 0',
      'explanations 1 to 1',
    ]);
    expect(await workOnRun(run, { pieces: [1, 4] })).toBe(2);
    expect(await missingOf(run)).toEqual([0, 2, 3]);
    expect(await workOnRun(run)).toBe(3);
    const whole = forecast(parseSituation(SMALL), { ...settings, samples: 300 });
    expect(whole.explanations).toBeDefined();
    expect(JSON.stringify(await mergeRun(run))).toBe(JSON.stringify(whole));
  });

  test('is the same on threads', async () => {
    const run = await planText(at('threads'), SMALL, atScale(1500, 6000), { size: atScale(1536, 6016) });
    await workOnRun(run, { workers: 2 });
    const whole = forecast(parseSituation(SMALL), { samples: atScale(1500, 6000) });
    expect(JSON.stringify(await mergeRun(run))).toBe(JSON.stringify(whole));
  });

  test('a larger one uses the pieces of a smaller one, and a smaller one those of a larger', async () => {
    await workOnRun(await planText(at('grows'), FAST, 200));
    const larger = await planText(at('grows'), FAST, 500, { size: 256 });
    expect(larger.pieces.map(({ to }) => to)).toEqual([64, 128, 192, 200, 448, 500]);
    expect(await workOnRun(larger)).toBe(2);
    expect(JSON.stringify(await mergeRun(larger))).toBe(
      JSON.stringify(forecast(parseSituation(FAST), { samples: 500 })),
    );
    const smaller = await planText(at('grows'), FAST, 200);
    expect(await workOnRun(smaller)).toBe(0);
    expect(await workOnRun(await planText(at('grows'), FAST, 500))).toBe(0);
  });

  test('that is not whole is not merged', async () => {
    const run = await planText(at('holes'), FAST, 300);
    await workOnRun(run, { pieces: [0, 3] });
    await expect(mergeRun(run)).rejects.toThrow(
      `${at('holes')}: 3 of 5 pieces are missing or damaged (1, 2, 4): \`tightrope run work ${at('holes')}\` makes them`,
    );
  });

  test('takes more draws than fit in memory at once', async () => {
    const run = await planText(at('many'), SMALL, 20_000_000, { size: 640_000 });
    // All explanations are one piece more: each is forecast from 1,024 draws.
    expect(run.pieces.length).toBe(33);
    await expect(planText(at('more'), SMALL, 200_000_000)).rejects.toThrow('expected at most 100000000');
  });
});

describe('pieces that are of no use', () => {
  test('are found, however they were cut or altered, and made again', async () => {
    const run = await planText(at('faults'), FAST, 128);
    await workOnRun(run);
    const file = pieceFile(run.folder, run.pieces[0]);
    const whole = readFileSync(file);
    const place = fc.nat(whole.length - 1);
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), fc.boolean(), async (i, change, isCut) => {
        const altered = Buffer.from(whole);
        altered[i] ^= change;
        writeFileSync(file, isCut ? whole.subarray(0, i) : altered);
        expect((await run.pieces[0].check()).state).toBe('damaged');
      }),
      { numRuns: atScale(150, 3000) },
    );
    truncateSync(file, whole.length - 1);
    expect(await workOnRun(run)).toBe(1);
    expect(readFileSync(file)).toEqual(whole);
  });

  test('are those of another run, of another version and of other draws', async () => {
    const run = await planText(at('others'), FAST, 128);
    await workOnRun(run);
    const why = async (other: object) => {
      const [piece] = run.pieces;
      const { run: id, version } = run.plan;
      const expected = { run: id, version, from: piece.from, to: piece.to };
      const found = await checkPiece(pieceFile(run.folder, piece), { ...expected, ...other });
      return found.state === 'damaged' ? found.why : found.state;
    };
    expect(await why({})).toBe('made');
    expect(await why({ run: 'another' })).toBe('it is of another run');
    expect(await why({ version: '9.9.9' })).toMatch(/^it was made by Tightrope \S+, this is 9\.9\.9$/);
    expect(await why({ to: 63 })).toBe('it has other draws than its name says');
  });
});

describe('workers', () => {
  test('two at once make every piece once', async () => {
    const run = await planText(at('two'), FAST, 64 * 12);
    const made = await Promise.all([workOnRun(run), workOnRun(run)]);
    expect(made[0] + made[1]).toBe(12);
    expect(await missingOf(run)).toEqual([]);
  });

  test('two at one piece leave it whole', async () => {
    const run = await planText(at('same'), FAST, 64);
    await Promise.all([workOnRun(run, { pieces: [0] }), workOnRun(run, { pieces: [0] })]);
    expect(JSON.stringify(await mergeRun(run))).toBe(JSON.stringify(forecast(parseSituation(FAST), { samples: 64 })));
  });

  test('take over a piece whose worker gives no sign of life, on this machine at once', async () => {
    const run = await planText(at('dead'), FAST, 128);
    const [first, second] = run.pieces.map((piece) => claimFile(run.folder, piece));
    writeFileSync(first, JSON.stringify({ host: 'elsewhere', pid: 1, beat: 3 }));
    // No process has this number: Linux ends at 4,194,304.
    writeFileSync(second, JSON.stringify({ host: (await import('node:os')).hostname(), pid: 2 ** 22 + 1, beat: 0 }));
    expect((await runStatus(run)).missing.map(({ underWay }) => underWay === true)).toEqual([true, false]);
    expect(await workOnRun(run, { patience: 50 })).toBe(2);
    expect(readdirSync(join(run.folder, 'pieces')).filter((name) => name.endsWith('.claim'))).toEqual([]);
  });

  test('stop at once, and what is made stays', async () => {
    const run = await planText(at('stopped'), FAST, 64 * 4);
    const controller = new AbortController();
    const stopped = workOnRun(run, {
      signal: controller.signal,
      onProgress: (done) => done >= 128 && controller.abort(new Error('stopped')),
    });
    await expect(stopped).rejects.toThrow('stopped');
    expect(await missingOf(run)).toEqual([2, 3]);
  });
});

describe('the folder of a run', () => {
  test('is not used for another run, nor one with other files', async () => {
    await planText(at('taken'), FAST, 64);
    await expect(planText(at('taken'), FAST, 64, { seed: 2 })).rejects.toThrow('has a run of something else');
    await expect(planText(at('taken'), FAST.replace('90', '91'), 64)).rejects.toThrow('has a run of something else');
    await removeRun(at('taken'));
    expect((await planText(at('taken'), FAST, 64, { seed: 2 })).pieces.length).toBe(1);
    writeFileSync(join(at('taken'), 'notes.txt'), '');
    unlinkSync(join(at('taken'), 'plan.json'));
    await expect(planText(at('taken'), FAST, 64)).rejects.toThrow('has other files');
  });

  test('says so when its situation, its plan or its version is not what was planned', async () => {
    await planText(at('edited'), FAST, 64);
    const change = async (name: string, from: string | RegExp, to: string) => {
      const file = join(at('edited'), name);
      const before = readFileSync(file, 'utf8');
      writeFileSync(file, before.replace(from, to));
      const message = await openRun(at('edited')).then(
        () => 'opened',
        (error) => error.message,
      );
      writeFileSync(file, before);
      return message;
    };
    expect(await change('situation.yaml', '# no such text', '')).toBe('opened');
    expect(await change('situation.yaml', '90', '91')).toContain('were changed after it was planned');
    expect(await change('plan.json', /"version":"[^"]*"/, '"version":"9.9.9"')).toContain('a run of Tightrope 9.9.9');
    expect(await change('plan.json', '[64]', '[64,32]')).toContain('ends: expected rising numbers up to 64');
    expect(await change('plan.json', '{', '')).toContain('not JSON');
    await expect(openRun(at('nowhere'))).rejects.toThrow('no run, expected a folder that `tightrope run plan` wrote');
  });

  test('loses what is of no use, and nothing else, when it is cleaned', async () => {
    const run = await planText(at('clean'), FAST, 192);
    await workOnRun(run);
    truncateSync(pieceFile(run.folder, run.pieces[1]), 10);
    writeFileSync(claimFile(run.folder, run.pieces[2]), 'half a claim');
    const smaller = await planText(at('clean'), FAST, 128);
    expect((await cleanRun(run.folder)).files).toBe(2);
    expect(await missingOf(smaller)).toEqual([1]);
    expect(readdirSync(join(run.folder, 'pieces')).sort()).toEqual(['draws-0-64.piece', 'draws-128-192.claim']);
  });
});
