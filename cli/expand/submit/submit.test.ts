import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { Job } from 'kubernetes-models/batch/v1/Job';
import { PersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { runExpand } from '../command.ts';
import { quoted } from './steps.ts';

const work = mkdtempSync(join(tmpdir(), 'submit-'));
afterAll(() => {
  rmSync(work, { recursive: true });
});

let folders = 0;

/** Runs `submit`, and reads what it has written. */
async function submit(...args: readonly string[]) {
  const to = join(work, `jobs-${folders++}`);
  const lines: string[] = [];
  const code = await runExpand(['submit', ...args, '--to', to], (line) => lines.push(line));
  const names = code === 0 ? readdirSync(to) : [];
  return { code, lines, to, files: new Map(names.map((name) => [name, readFileSync(join(to, name), 'utf8')])) };
}

const RUN = ["/data/it's a set.zip", '--out', '/data/grown.zip', '--k', '2', '--names', '/data/names.json'];

describe('submit', () => {
  it('writes job scripts for Slurm that a shell reads, with what is asked of it', async () => {
    const { files, to, lines, code } = await submit(
      ...RUN,
      '--slurm',
      '--shards',
      '50',
      '--cpus',
      '8',
      '--memory',
      '6',
      '--retries',
      '2',
    );
    expect([code, lines]).toEqual([
      0,
      [`${to}: plan.sbatch, shards.sbatch, merge.sbatch, submit.sh, for 50 shards; read them, and run submit.sh`],
    ]);
    for (const name of files.keys()) execFileSync('bash', ['-n', join(to, name)]);
    expect(statSync(join(to, 'submit.sh')).mode & 0o100).toBe(0o100);
    const shards = files.get('shards.sbatch')!;
    for (const line of ['--array=1-50', '--cpus-per-task=8', '--mem=6G', '--time=4:00:00', '--requeue'])
      expect(shards).toContain(`#SBATCH ${line}\n`);
    expect(shards).toContain(
      '--plan /data/grown.shards/plan.zip --shard "$SLURM_ARRAY_TASK_ID/50" --out /data/grown.shards/"$SLURM_ARRAY_TASK_ID".zip',
    );
    expect(shards).toContain('"${SLURM_RESTART_COUNT:-0}" -lt 2');
    expect(shards).not.toContain('--gres');
    expect(files.get('plan.sbatch')).toMatch(
      /plan '\/data\/it'\\''s a set\.zip' --k=2 --threads=8 --names=\/data\/names\.json --overwrite --out/u,
    );
    expect(files.get('merge.sbatch')).toContain('--out /data/grown.zip /data/grown.shards/[0-9]*.zip');
  });

  it('writes manifests for Kubernetes that its published schemas take', async () => {
    const { files, code } = await submit(
      ...RUN,
      '--kubernetes',
      '--shards',
      '50',
      '--image',
      'registry.example/offshoot:1',
      '--storage',
      '200',
    );
    expect(code).toBe(0);
    const jobs = ['plan', 'shards', 'merge'].map((name) => new Job(parse(files.get(`${name}.yaml`)!) as Partial<Job>));
    for (const job of jobs) job.validate();
    const volume = new PersistentVolumeClaim(parse(files.get('volume.yaml')!) as Partial<PersistentVolumeClaim>);
    volume.validate();
    expect(volume.spec!.resources!.requests).toEqual({ storage: '200Gi' });
    const { spec } = jobs[1]!;
    expect(spec).toMatchObject({
      completionMode: 'Indexed',
      completions: 50,
      parallelism: 50,
      backoffLimitPerIndex: 3,
    });
    const [container] = spec!.template.spec!.containers;
    expect(container).toMatchObject({
      image: 'registry.example/offshoot:1',
      resources: { limits: { cpu: '4', memory: '4Gi' } },
    });
    // Kubernetes counts from 0, and shards from 1.
    const command = container!.command![2]!.replace(/^npm run --silent expand --/u, 'echo');
    const said = execFileSync('sh', ['-c', command], {
      env: { ...process.env, JOB_COMPLETION_INDEX: '49' },
      encoding: 'utf8',
    });
    expect(said).toBe('--plan /data/grown.shards/plan.zip --shard 50/50 --out /data/grown.shards/50.zip\n');
    expect(() => {
      new Job({ spec: { ...spec!, completions: 'many' as never } }).validate();
    }).toThrow('completions must be integer');
  });

  it('asks for a GPU where the run does', async () => {
    const slurm = await submit(...RUN, '--slurm', '--shards', '2', '--runtime', 'cuda');
    expect(slurm.files.get('shards.sbatch')).toContain('#SBATCH --gres=gpu:1\n');
    const { files } = await submit(...RUN, '--kubernetes', '--shards', '2', '--runtime', 'cuda', '--image', 'i');
    expect(files.get('shards.yaml')).toContain('nvidia.com/gpu: "1"');
  });

  it('says which paths a container does not have', async () => {
    const { lines } = await submit(
      '/home/set',
      '--out',
      '/data/o.zip',
      '--kubernetes',
      '--shards',
      '2',
      '--image',
      'i',
    );
    expect(lines[0]).toBe('! /home/set is not below /data, where the volume is: only what is in the image is there');
  });

  it.each([
    [['--shards', '2'], '--slurm or --kubernetes, got neither or both'],
    [['--slurm'], 'Expected --shards, got none'],
    [['--slurm', '--shards', '0'], '--shards to be a whole number from 1 to 10000, got "0"'],
    [['--slurm', '--shards', '2', '--image', 'i'], '--image with --kubernetes, got it with --slurm'],
    [['--kubernetes', '--shards', '2'], 'Expected --image for the jobs, got none'],
    [
      ['--kubernetes', '--shards', '2', '--image', 'i', '--claim', 'My_Claim'],
      '--claim to be a name as Kubernetes takes it',
    ],
    [['--slurm', '--shards', '2', '--k', '0'], 'Expected --k to be'],
    [['--slurm', '--shards', '2', '--shard', '1/2'], 'Expected --shard with a run in shards'],
  ])('%j is a wrong command line', async (args, message) => {
    const { code, lines } = await submit(...RUN, ...args);
    expect(lines[0]).toContain(message);
    expect(code).toBe(2);
  });

  it('quotes what a shell would take apart', () => {
    for (const word of ['a b', "it's", '$HOME', '*', 'a"b', '', 'plain/path.zip'])
      expect(execFileSync('sh', ['-c', `printf %s ${quoted(word)}`], { encoding: 'utf8' })).toBe(word);
  });
});
