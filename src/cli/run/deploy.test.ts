import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { FAST, runFolders } from '../../runs/small.test-situation.ts';
import { BUILT, runCommand } from '../../testing/run-command.ts';

const at = runFolders();
const has = (program: string) => spawnSync('which', [program]).status === 0;
const command = `${process.execPath} ${BUILT}`;

async function printed(...args: string[]): Promise<string> {
  const { stdout, stderr, status } = await runCommand(args);
  expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
  return stdout;
}

/** Plans a run in a folder whose name a shell must quote, with a piece that is there already. */
async function planned(name: string, samples: string): Promise<string> {
  mkdirSync(at(name), { recursive: true });
  const file = join(at(name), 'fast.yaml');
  writeFileSync(file, FAST);
  const run = join(at(name), "the run's");
  await printed('run', 'plan', file, '--samples', samples, '--piece-size', '64', '-o', run);
  await printed('run', 'work', run, '--piece', '1');
  return run;
}
const merged = async (run: string, name: string, samples: string) =>
  expect(await printed('run', 'merge', run, '--json')).toBe(
    await printed('forecast', join(at(name), 'fast.yaml'), '--samples', samples, '--json'),
  );

const parallel = has('parallel');
test.skipIf(!parallel)(
  `GNU parallel makes the bytes of one process${parallel ? '' : ' (skipped without GNU parallel)'}`,
  async () => {
    const run = await planned('parallel', '192');
    execFileSync('deploy/parallel.sh', [run, '--jobs', '2'], {
      env: { ...process.env, TIGHTROPE: command },
      stdio: 'pipe',
    });
    await merged(run, 'parallel', '192');
  },
);

test.skipIf(!parallel)('GNU parallel ends with a message where pieces cannot be made', () => {
  const broken = at('broken.sh');
  writeFileSync(broken, '#!/bin/sh\n[ "$2" = status ] && echo 3\n', { mode: 0o755 });
  const { status, stderr } = spawnSync('deploy/parallel.sh', ['run'], {
    ...{ env: { ...process.env, TIGHTROPE: broken }, encoding: 'utf8' },
  });
  expect([status, stderr.split('\n').at(-2)]).toEqual([1, 'run: these pieces cannot be made: 3']);
});

const slurm = has('slurmctld') && has('slurmd') && has('munged') && process.getuid?.() === 0;
test.skipIf(!slurm)(
  `a real Slurm makes the bytes of one process, also where its tasks are killed${slurm ? '' : ' (skipped without slurm-wlm and munge, and root)'}`,
  { tags: 'whole' },
  async () => {
    const { env, stop } = startSlurm(at('slurm'));
    try {
      const samples = String(64 * 8);
      const run = await planned('slurm', samples);
      const whole = promisify(execFile)('deploy/slurm.sh', [run], { env });
      for (let kill = 0; kill < 3; kill++) {
        await wait(2000);
        spawnSync('scancel', ['--signal=KILL', '--state=RUNNING', '--user=root'], { env });
      }
      await whole;
      await merged(run, 'slurm', samples);
    } finally {
      stop();
    }
  },
);

test.skipIf(!slurm)(
  `a Slurm whose daemons are killed and started again makes the bytes of one process${slurm ? '' : ' (skipped without slurm-wlm and munge, and root)'}`,
  { tags: 'whole' },
  async () => {
    const { env, restart, stop } = startSlurm(at('killed-slurm'));
    try {
      const samples = String(64 * 8);
      const run = await planned('killed-slurm', samples);
      const whole = promisify(execFile)('deploy/slurm.sh', [run], { env: { ...env, PAUSE: '1' } });
      for (const daemons of [['slurmd'], ['slurmctld'], ['slurmd', 'slurmctld']] as const) {
        await wait(1500);
        restart(daemons);
      }
      await whole;
      await merged(run, 'killed-slurm', samples);
    } finally {
      stop();
    }
  },
);

/** A Slurm that a test has started. */
interface LocalSlurm {
  env: NodeJS.ProcessEnv;
  /** Kills daemons as a power cut would, and starts them again after a second. */
  restart(daemons: readonly ('slurmd' | 'slurmctld')[]): void;
  stop(): void;
}

/** Slurm on this machine alone, with all that it writes in a folder. */
function startSlurm(folder: string): LocalSlurm {
  for (const name of ['state', 'spool']) mkdirSync(join(folder, name), { recursive: true });
  const host = hostname().split('.')[0];
  const file = (name: string) => join(folder, name);
  const [pidOf, conf] = [(name: string) => file(`${name}.pid`), file('slurm.conf')];
  writeFileSync(file('munge.key'), Buffer.alloc(1024, 'tightrope'), { mode: 0o400 });
  writeFileSync(
    conf,
    `ClusterName=local
SlurmctldHost=${host}(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=${file('munge.socket')}
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
ReturnToService=2
SlurmctldPort=26917
SlurmdPort=26918
SlurmctldPidFile=${pidOf('slurmctld')}
SlurmdPidFile=${pidOf('slurmd')}
StateSaveLocation=${file('state')}
SlurmdSpoolDir=${file('spool')}
SlurmctldLogFile=${file('slurmctld.log')}
SlurmdLogFile=${file('slurmd.log')}
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
NodeName=${host} NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes=${host} Default=YES MaxTime=INFINITE State=UP
`,
  );
  const env = { ...process.env, SLURM_CONF: conf, TIGHTROPE: `${process.execPath} ${join(process.cwd(), BUILT)}` };
  const start = (program: string, ...args: string[]) => execFileSync(program, args, { env, stdio: 'pipe' });
  const munge = ['key-file', 'socket', 'pid-file', 'log-file', 'seed-file'];
  const places = ['munge.key', 'munge.socket', 'munged.pid', 'munged.log', 'munge.seed'];
  start('munged', '--force', ...munge.map((flag, i) => `--${flag}=${file(places[i])}`));
  start('slurmctld');
  start('slurmd');
  const kill = (name: string) => {
    const pid = Number(readFileSync(pidOf(name), 'utf8'));
    if (pid > 0) process.kill(pid, 'SIGKILL');
  };
  return {
    env,
    restart(daemons) {
      for (const name of daemons) kill(name);
      execFileSync('sleep', ['1']);
      for (const name of daemons) start(name);
    },
    stop: () => ['slurmd', 'slurmctld', 'munged'].forEach(kill),
  };
}

test('the Job of Kubernetes makes each piece by its index, and tries each again by itself', () => {
  const job = parse(readFileSync('deploy/kubernetes.yaml', 'utf8'));
  expect([job.apiVersion, job.kind]).toEqual(['batch/v1', 'Job']);
  const { completionMode, completions, parallelism, backoffLimitPerIndex, maxFailedIndexes, template } = job.spec;
  expect([completionMode, backoffLimitPerIndex]).toEqual(['Indexed', 3]);
  expect(maxFailedIndexes).toBeLessThanOrEqual(completions);
  expect(parallelism).toBeLessThanOrEqual(completions);
  // What Kubernetes asks for with a backoff for each index.
  expect(template.spec.restartPolicy).toBe('Never');
  const [{ command: words, volumeMounts }] = template.spec.containers;
  expect(words[2]).toBe('tightrope run work --piece "$JOB_COMPLETION_INDEX" /data/run');
  expect(volumeMounts[0].name).toBe(template.spec.volumes[0].name);
});

test('what a pod runs makes the piece of its index', async () => {
  const run = await planned('pod', '128');
  const job = parse(readFileSync('deploy/kubernetes.yaml', 'utf8'));
  const [
    {
      command: [shell, flag, line],
    },
  ] = job.spec.template.spec.containers;
  const here = line.replace('tightrope', command).replace('/data/run', `"$RUN"`);
  execFileSync(shell, [flag, here], { env: { ...process.env, JOB_COMPLETION_INDEX: '0', RUN: run }, stdio: 'pipe' });
  expect(readdirSync(join(run, 'pieces')).sort()).toEqual(['draws-0-64.piece', 'draws-64-128.piece']);
});

/** The services of the compose file, with what each runs. */
const compose = () => parse(readFileSync('deploy/compose.yaml', 'utf8')).services;

test('the compose file waits for the database, and lets nobody but this machine reach the server', () => {
  const { database, server, worker } = compose();
  expect(database.healthcheck.test[1]).toContain('pg_isready');
  for (const service of [server, worker]) {
    expect(service.depends_on.database.condition).toBe('service_healthy');
    expect(service.environment.TIGHTROPE_DATABASE_URL).toMatch(
      /^postgres:\/\/tightrope:\$\{POSTGRES_PASSWORD\}@database:5432\/tightrope$/,
    );
    expect(service.volumes).toEqual(['data:/data']);
  }
  expect(server.ports).toEqual(['127.0.0.1:4747:4747']);
  const dockerfile = readFileSync('deploy/Dockerfile', 'utf8');
  expect(server.build).toEqual({ context: '..', dockerfile: 'deploy/Dockerfile' });
  expect(dockerfile).toMatch(/^FROM node:22-slim$/m);
});

test('what the containers run are commands with flags that there are', async () => {
  for (const { command: words } of Object.values<{ command?: string[] }>(compose())) {
    if (!words) continue;
    const [program, name, ...args] = words;
    expect(program).toBe('tightrope');
    const help = await printed(name, '--help');
    for (const flag of args.filter((word) => word.startsWith('--'))) expect(help).toContain(`${flag} <`);
  }
});

const systemd = has('systemd-analyze');
test.skipIf(!systemd).each(['tightrope-serve', 'tightrope-worker'])(
  `systemd finds no fault in the unit %s${systemd ? '' : ' (skipped without systemd)'}`,
  (unit) => {
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', `./deploy/${unit}.service`], {
      encoding: 'utf8',
    });
    expect([status, stderr.split('\n').filter((line) => line.includes(unit))]).toEqual([0, []]);
  },
);
