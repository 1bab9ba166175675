/** @file Debian's Slurm on this machine, for one test: controller, one node and munge in a folder of their own, under ports of their own. */

import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { availableParallelism, hostname, totalmem } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const PROGRAMS = ['munged', 'slurmctld', 'slurmd', 'sbatch', 'scontrol', 'squeue', 'sinfo'];

/** Why there is no Slurm here; `null` where there is. */
export async function whyNoSlurm(): Promise<string | null> {
  if (process.getuid?.() !== 0) return 'slurmd starts jobs as root only';
  for (const program of PROGRAMS) {
    const found = await run('sh', ['-c', `command -v ${program}`]).catch(() => null);
    if (!found) return `${program} is not installed: apt-get install slurm-wlm munge`;
  }
  return null;
}

/** A cluster of one machine. */
export interface Cluster {
  /** Runs a client of Slurm; returns what it says. */
  ask(program: string, ...args: readonly string[]): Promise<string>;
  /** What jobs and clients need in their environment. */
  readonly env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

/**
 * Starts a cluster.
 *
 * @param folder for its state; a new one.
 * @param env of the jobs, besides the process's own.
 */
export async function startSlurm(folder: string, env: NodeJS.ProcessEnv): Promise<Cluster> {
  for (const name of ['', 'munge', 'state', 'spool']) await mkdir(join(folder, name), { recursive: true, mode: 0o700 });
  const socket = join(folder, 'munge/socket');
  await writeFile(join(folder, 'munge/key'), randomBytes(128), { mode: 0o600 });
  const [controller, node] = [await freePort(), await freePort()];
  const name = hostname().split('.')[0]!;
  const config = {
    ClusterName: 'test',
    SlurmctldHost: `${name}(127.0.0.1)`,
    SlurmUser: 'root',
    SlurmctldPort: controller,
    SlurmdPort: node,
    AuthType: 'auth/munge',
    // A job that is queued again waits for its credential to run out.
    AuthInfo: `socket=${socket},cred_expire=10`,
    StateSaveLocation: join(folder, 'state'),
    SlurmdSpoolDir: join(folder, 'spool'),
    SlurmctldPidFile: join(folder, 'slurmctld.pid'),
    SlurmdPidFile: join(folder, 'slurmd.pid'),
    SlurmctldLogFile: join(folder, 'slurmctld.log'),
    SlurmdLogFile: join(folder, 'slurmd.log'),
    ProctrackType: 'proctrack/linuxproc',
    TaskPlugin: 'task/none',
    MpiDefault: 'none',
    SwitchType: 'switch/none',
    ReturnToService: 2,
    SelectType: 'select/cons_tres',
    SelectTypeParameters: 'CR_CPU_Memory',
    JobAcctGatherType: 'jobacct_gather/none',
    NodeName: `${name} NodeAddr=127.0.0.1 CPUs=${availableParallelism()} RealMemory=${Math.floor(totalmem() / 2 ** 20) - 512}`,
    PartitionName: `all Nodes=${name} Default=YES MaxTime=INFINITE State=UP`,
  };
  const file = join(folder, 'slurm.conf');
  await writeFile(
    file,
    Object.entries(config)
      .map(([key, value]) => `${key}=${value}\n`)
      .join(''),
  );
  const all = { ...process.env, ...env, SLURM_CONF: file };
  const daemons: ChildProcess[] = [];
  const start = (program: string, ...args: readonly string[]) => {
    daemons.push(spawn(program, args, { env: all, stdio: 'ignore' }));
  };
  start(
    'munged',
    '--foreground',
    '--force',
    `--key-file=${join(folder, 'munge/key')}`,
    `--socket=${socket}`,
    `--pid-file=${join(folder, 'munge/pid')}`,
    `--log-file=${join(folder, 'munge/log')}`,
    `--seed-file=${join(folder, 'munge/seed')}`,
  );
  await new Promise((resolve) => setTimeout(resolve, 1000));
  start('slurmctld', '-D', '-f', file);
  start('slurmd', '-D', '-f', file, '-N', name);
  return {
    env: all,
    ask: async (program, ...args) => (await run(program, [...args], { env: all })).stdout.trim(),
    async stop() {
      for (const daemon of daemons.toReversed()) {
        if (daemon.exitCode !== null) continue;
        const ended = new Promise((resolve) => daemon.once('exit', resolve));
        daemon.kill('SIGTERM');
        await ended;
      }
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
