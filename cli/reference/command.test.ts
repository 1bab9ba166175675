import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkReference } from './command.ts';
import { findCases } from './findCases.ts';
import type { Comparison, Kind } from './kind.ts';
import { readCase } from './stored.ts';

/** JSON holds no NaN: the error may be its name. */
type Stored = Omit<Comparison, 'error'> & { readonly error: number | 'NaN' };

/** Cases of the kinds here are lists of comparisons, or a failure. */
const kindOf = (kind: string): Kind => ({
  kind,
  async *check(folder) {
    const stored = await readCase<{ readonly compared: Stored[]; readonly fails?: string }>(folder);
    yield* stored.compared.map((comparison) => ({ ...comparison, error: Number(comparison.error) }));
    if (stored.fails !== undefined) throw new Error(stored.fails);
  },
});
const KINDS = [kindOf('sums'), kindOf('roots')];

const one = (error: Stored['error'], tolerance = 0.5): Stored => ({ quantity: 'x', error, tolerance });
const CASES = {
  'good/sums/a': { compared: [one(0.25), one(0, 0)] },
  'good/sums/b': { compared: [one(0.5)] },
  'good/roots': { compared: [one(0)] },
  'missed/sums/a': { compared: [one(0.25), { ...one(0.75), quantity: 'the sum' }] },
  'missed/sums/b': { compared: [one(0)] },
  'failed/sums/a': { compared: [one(0)], fails: 'no model' },
  'not-a-number/sums/a': { compared: [one('NaN')] },
  'empty/sums/a': { compared: [] },
  'strange/cubes/a': { compared: [one(0)] },
  'strange/sums/a': { compared: [one(0)] },
};

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'reference-'));
  for (const [path, content] of Object.entries(CASES)) {
    const file = join(root, path, 'case.json');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(content));
  }
  await mkdir(join(root, 'nothing'));
});
afterAll(() => rm(root, { recursive: true }));

async function run(...args: string[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const code = await checkReference(args, (line) => lines.push(line), KINDS);
  return { code, lines };
}

describe('check:reference', () => {
  it('gives 0 where every case agrees, with the error that is nearest to its tolerance', async () => {
    const { code, lines } = await run(join(root, 'good'));
    expect(code).toBe(0);
    expect(lines.slice(1).map((line) => line.split(/\s+/))).toEqual([
      ['roots', 'roots', '0.0e+0', '5.0e-1', 'ok'],
      ['sums', 'a', '2.5e-1', '5.0e-1', 'ok'],
      ['sums', 'b', '5.0e-1', '5.0e-1', 'ok'],
      ['3', 'of', '3', 'cases', 'agree', 'on', 'node'],
    ]);
  });

  it('takes several folders, a kind, or one case', async () => {
    expect((await run(join(root, 'good/sums'), join(root, 'good/roots'))).lines.at(-1)).toBe(
      '3 of 3 cases agree on node',
    );
    expect((await run(join(root, 'good/sums/b'))).lines.at(-1)).toBe('1 of 1 cases agree on node');
  });

  it('gives 1 on a miss, and names the quantity', async () => {
    const { code, lines } = await run(join(root, 'missed'));
    expect(code).toBe(1);
    expect(lines.filter((line) => line.includes('MISS'))).toHaveLength(1);
    expect(lines.some((line) => /the sum +7\.5e-1 +5\.0e-1/.test(line))).toBe(true);
    expect(lines.at(-1)).toBe('1 of 2 cases agree on node');
  });

  it.each([
    ['a case that cannot be run', 'failed', 'no model'],
    ['a case in which nothing is compared', 'empty', 'nothing was compared'],
    ['an error that is no number', 'not-a-number', 'NaN'],
  ])('gives 1 on %s', async (_, folder, said) => {
    const { code, lines } = await run(join(root, folder));
    expect(code).toBe(1);
    expect(lines.join('\n')).toContain(said);
  });

  it('gives 2 on a kind that it does not know, after running the others; a miss comes first', async () => {
    const { code, lines } = await run(join(root, 'strange'));
    expect(code).toBe(2);
    expect(lines.join('\n')).toMatch(/cubes\/a: of no kind that is known \(sums, roots\)/);
    expect(lines.at(-1)).toBe('1 of 1 cases agree on node, 1 of a kind that is not known');
    expect((await run(join(root, 'strange/cubes'))).code).toBe(2);
    expect((await run(join(root, 'strange'), join(root, 'missed'))).code).toBe(1);
  });

  it.each([
    ['no case', ['nothing'], /found none/],
    ['no such folder', ['absent'], /ENOENT/],
  ] as const)('gives 2 on %s', async (_, folders, said) => {
    const { code, lines } = await run(...folders.map((folder) => join(root, folder)));
    expect(code).toBe(2);
    expect(lines.join('\n')).toMatch(said);
  });

  it('gives 2 on arguments that it does not take, and 0 for help', async () => {
    expect(await run()).toMatchObject({ code: 2 });
    expect(await run(join(root, 'good'), '--device', 'tpu')).toEqual({
      code: 2,
      lines: ['Expected --device to be node, wasm, webgpu, got "tpu".'],
    });
    expect((await run('--fast')).code).toBe(2);
    const { code, lines } = await run('--help');
    expect(code).toBe(0);
    expect(lines.join('\n')).toContain('npm run check:reference');
  });
});

describe('findCases', () => {
  it('does not look above the folder that holds the given one', async () => {
    await mkdir(join(root, 'sums/deep/cubes/a'), { recursive: true });
    await writeFile(join(root, 'sums/deep/cubes/a/case.json'), '{}');
    expect((await findCases(join(root, 'sums/deep/cubes'), KINDS)).map(({ kind }) => kind)).toEqual([undefined]);
    expect((await findCases(join(root, 'sums'), KINDS)).map(({ kind, name }) => [kind?.kind, name])).toEqual([
      ['sums', 'deep/cubes/a'],
    ]);
  });
});
