/** @file Every committed reference case, through the checks that `npm run check:reference` runs. */

import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { agrees } from './compare.ts';
import { findCases } from './findCases.ts';
import type { Comparison } from './kind.ts';
import { KINDS } from './kinds.ts';
import { nodeRunner } from './runners/nodeRunner.ts';

const CASES = await findCases(join(import.meta.dirname, 'cases'), KINDS);
const runner = nodeRunner(1);
afterAll(() => runner.close());

describe('committed reference cases', () => {
  it('are of kinds that are known', () => {
    expect(CASES.filter(({ kind }) => kind === undefined)).toEqual([]);
    expect(CASES.length).toBeGreaterThan(40);
  });

  it.each(CASES.map(({ kind, name, folder }) => ({ kind: kind?.kind, name, folder, check: kind?.check })))(
    '$kind/$name agrees',
    async ({ folder, check }) => {
      const comparisons: Comparison[] = [];
      for await (const one of check!(folder, { device: 'node', runner, packs: 'public/models' })) comparisons.push(one);
      expect(comparisons).not.toEqual([]);
      expect(comparisons.filter((comparison) => !agrees(comparison))).toEqual([]);
    },
  );
});
