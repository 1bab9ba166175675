/** @file A run in eight shards under Debian's Slurm on this machine; one shard is killed, and goes on when Slurm has queued it again. */

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { startExpand } from '../../../src/testing/commandProcess.ts';
import { writePictures } from '../../../src/testing/pictureFolder.ts';
import { startSlurm, whyNoSlurm, type Cluster } from '../../../src/testing/slurm.ts';

const missing = await whyNoSlurm();
if (missing !== null) console.warn(`skipped: ${missing}`);

const work = mkdtempSync(join(tmpdir(), 'slurm-'));
let cluster: Cluster | null = null;
afterAll(async () => {
  await cluster?.stop();
  rmSync(work, { recursive: true });
});

const SHARDS = 8;
const KILLED = 3;

it.skipIf(missing !== null)(
  'an array of 8, one of them killed, gives the bytes of one run',
  { timeout: 1_800_000 },
  async () => {
    const env = { SOURCE_DATE_EPOCH: '1000000000', XDG_CACHE_HOME: join(work, 'cache') };
    const pictures = join(work, 'pictures');
    await writePictures(pictures, { red: 12, green: 12 });
    const run = [pictures, '--k', '3', '--size', '64', '--runtime', 'wasm'];
    mkdirSync(join(work, 'cluster'));
    const out = join(work, 'cluster/grown.zip');
    const jobs = join(work, 'jobs');
    const submitted = await startExpand(
      [
        'submit',
        ...run,
        '--slurm',
        '--shards',
        String(SHARDS),
        '--cpus',
        '1',
        '--memory',
        '2',
        '--out',
        out,
        '--to',
        jobs,
      ],
      { env },
    ).ended;
    expect(submitted.code).toBe(0);

    cluster = await startSlurm(join(work, 'slurm'), env);
    const ask: Cluster['ask'] = (...asked) => cluster!.ask(...asked);
    await until(async () => /\bidle\b/u.test(await ask('sinfo', '-h', '-o', '%T').catch(() => '')));
    const numbers = (await ask(join(jobs, 'submit.sh'))).split(' ');
    expect(numbers).toHaveLength(3);

    const kept = join(work, `cluster/grown.shards/${KILLED}.zip.work`);
    let pid: number | null = null;
    await until(async () => {
      const pieces = await readdir(kept, { recursive: true }).catch(() => []);
      pid = pieces.some((name) => name.endsWith('.piece')) ? await processOf(`${KILLED}/${SHARDS}`) : null;
      return pid !== null;
    });
    process.kill(pid!, 'SIGKILL');
    await until(async () => (await ask('squeue', '-h', '-o', '%i %T')) === '');

    const log = (name: string) => readFileSync(join(jobs, name), 'utf8');
    for (const name of readdirSync(jobs).filter((one) => one.endsWith('.log'))) console.log(`${name}\n${log(name)}`);
    expect(log(`shard-${KILLED}.log`)).toMatch(/[12] of 3 seeds were made before: it goes on from there/u);
    expect(log('merge.log')).toContain('8 shards of one run, and every seed once');

    mkdirSync(join(work, 'one'));
    const whole = join(work, 'one/grown.zip');
    expect((await startExpand([...run, '--threads', '1', '--out', whole], { env }).ended).code).toBe(0);
    expect(readFileSync(out).equals(readFileSync(whole))).toBe(true);
  },
);

/** Waits for something, ten times a second. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 100));
}

/** The process that makes a shard: the command itself, not the shell or npm around it. */
async function processOf(shard: string): Promise<number | null> {
  for (const name of (await readdir('/proc')).filter((one) => /^\d+$/u.test(one))) {
    const words = (await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')).split('\0');
    if (words.includes(shard) && words.includes('--import') && words.some((word) => word.endsWith('cli/expand.ts')))
      return Number(name);
  }
  return null;
}
