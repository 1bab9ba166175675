import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageId } from '../../core/brands.ts';
import { variantRecord } from '../../testing/projects.ts';
import { withGrown } from './families.ts';
import { NO_RUN } from './state.ts';

const IDS = ['b/2', 'a/1', 'c', 'b/1', 'a/10', 'a/2'].map(imageId);

describe('withGrown', () => {
  it('keeps families in the order of the seeds and variants in that of families, whoever is grown or topped up when', () => {
    const grown = fc.record({ at: fc.nat(IDS.length - 1), count: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(grown, { maxLength: 12 }), (steps) => {
        let run = { ...NO_RUN, seeds: IDS };
        const asked = new Map<number, number>();
        for (const { at, count } of steps) {
          const before = asked.get(at) ?? 0;
          asked.set(at, before + count);
          const variants = Array.from({ length: count }, (_, i) => variantRecord(IDS[at]!, before + i + 1));
          run = { ...run, ...withGrown(run, IDS[at]!, variants) };
        }
        const families = IDS.flatMap((id, i) => {
          const count = asked.get(i);
          if (count === undefined) return [];
          return [[id, Array.from({ length: count }, (_, k) => variantRecord(id, k + 1).slot)] as const];
        });
        expect([...run.families]).toEqual(families);
        expect([...run.variants.keys()]).toEqual(families.flatMap(([, slots]) => slots));
        for (const [slot, variant] of run.variants) expect(variant.slot).toBe(slot);
      }),
    );
  });

  it('leaves the maps that it was given as they were, and everything in them the same', () => {
    const [first, second] = [variantRecord(IDS[0]!, 1), variantRecord(IDS[1]!, 1)];
    const before = withGrown({ ...NO_RUN, seeds: IDS }, IDS[1]!, [second]);
    const after = withGrown({ ...before, seeds: IDS }, IDS[0]!, [first]);
    expect([...before.variants.values()]).toEqual([second]);
    expect(after.variants.get(second.slot)).toBe(second);
    expect(after.families.get(IDS[1]!)).toBe(before.families.get(IDS[1]!));
  });
});
