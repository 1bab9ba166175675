import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { listCases, readCase } from './cases.ts';
import { checkCase } from './check.ts';
import { compare } from './compare.ts';
import { nodeRunner } from './nodeRunner.ts';

const tolerance = { rtol: 1e-3, atol: 1e-4 };
const reference = (...values: number[]) => ({ dims: [values.length], data: Float32Array.from(values) });

describe('compare', () => {
  it('allows atol + rtol |reference|, elementwise', () => {
    expect(compare([1.001, 0.00009], reference(1, 0), tolerance).within).toBe(true);
    expect(compare([1.0012, 0], reference(1, 0), tolerance).within).toBe(false);
    expect(compare([1, 0.00011], reference(1, 0), tolerance).within).toBe(false);
  });

  it('misses on NaN and on another size', () => {
    expect(compare([NaN], reference(1), tolerance).within).toBe(false);
    expect(compare([1, 1], reference(1), tolerance).within).toBe(false);
  });
});

describe('listCases', () => {
  it('finds none in an empty folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cases-'));
    expect(await listCases(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  });
});

const CASES = join(import.meta.dirname, '../../../shared/reference/vjp');
const absent = !existsSync(CASES);

describe.skipIf(absent)(
  `PyTorch's reference cases${absent ? ' (skipped: ../shared/reference/vjp is not there)' : ''}`,
  async () => {
    const folders = absent ? [] : await listCases(CASES);
    const runner = nodeRunner(1);
    afterAll(() => runner.close());

    it('are all there', () => {
      expect(folders.length).toBe(40);
    });

    it.each(folders.map((folder) => [folder.split('/').at(-1), folder] as const))('%s', async (_, folder) => {
      expect(await checkCase(await readCase(folder), runner)).toMatchObject({ passed: true, reason: undefined });
    });
  },
);
