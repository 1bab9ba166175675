import { describe, expect, it } from 'vitest';
import { armOf } from './arms.ts';
import { contentOf, EFFORT, planReceipt, type PlanFacts, type PlanRequest } from './plan.ts';
import { DEFAULT_RATES, FINE_TUNING } from './protocol.ts';
import { hasRatios, ratiosOf, variantsToMake } from './ratios.ts';

const arms = (...ids: readonly string[]) => ids.map((id) => armOf(id)!);
const FACTS: PlanFacts = { folds: 2, tests: 8, mostOf: () => 10, picturesOf: ({ k }) => 10 * (1 + k) };
const REQUEST: PlanRequest = {
  ...{ arms: arms('original', 'expansion'), repeats: 2, batch: 4, variants: 3, looks: 1 },
  ...{ ratios: [], robustness: false, longTail: null },
};
const LENGTH = { kind: 'updates', updates: 6, found: false } as const;
const planned = (more: Partial<PlanRequest>, facts = FACTS) =>
  planReceipt({ ...REQUEST, ...more }, LENGTH, () => DEFAULT_RATES, facts);

describe('the points of a curve', () => {
  it('are those that are asked for and there, and what the arm itself is trained with', () => {
    expect(ratiosOf([0, 1, 2, 5, 10], 3, 3)).toEqual([0, 1, 2, 3]);
    expect(ratiosOf([5, 0], 3, 10)).toEqual([0, 3, 5]);
    expect(ratiosOf([], 3, 10)).toEqual([]);
    expect(['expansion', 'randaugment', 'picked', 'synthetic', 'infinite', 'head'].filter((id) => hasRatios(armOf(id)!.work))).toEqual(['expansion', 'randaugment']); // prettier-ignore
  });

  it('have as many variants as they ask for where no model makes them', () => {
    expect([variantsToMake('randaugment', 3, [0, 10]), variantsToMake('gif', 3, [0, 10])]).toEqual([10, 3]);
    expect(variantsToMake('randaugment', 3, [])).toBe(3);
  });
});

describe('a plan', () => {
  it('holds every training once: what a point of a curve shares with an arm is not trained again', () => {
    const plan = planned({ ratios: [0, 1] });
    const [, expansion] = REQUEST.arms;
    expect(plan.ratios(REQUEST.arms[0]!)).toEqual([]);
    expect(plan.ratios(expansion!)).toEqual([0, 1, 3]);
    // Two arms and one more point, in two repeats of two folds.
    expect(plan.jobs).toHaveLength(3 * 2 * 2);
    expect(plan.point(expansion!, 0, 1).map(contentOf)).toEqual(plan.run(REQUEST.arms[0]!, 1).map(contentOf));
    expect(plan.point(expansion!, 3, 1).map(contentOf)).toEqual(plan.run(expansion!, 1).map(contentOf));
  });

  it('trains a long tail with both softmaxes, and counts all work in updates', () => {
    const plain = planned({});
    const tailed = planned({ longTail: 10 });
    expect(tailed.jobs.filter(({ stage }) => stage === 'tail').map(({ balanced }) => balanced)).toEqual(
      [false, false, true, true, false, false, true, true], // prettier-ignore
    );
    // Four tests a fold are one batch, read at the look and at the end; on a tail at the end.
    const each = 6 + 2 * EFFORT.batchRead;
    expect(plain.effort).toBeCloseTo(8 * each);
    expect(tailed.effort - plain.effort).toBeCloseTo(8 * (6 + EFFORT.batchRead));
    const worse = planned({ robustness: true });
    expect(worse.corrupting).toBeCloseTo(45 * (8 * EFFORT.corrupted + 2 * 2 * 2 * EFFORT.batchRead));
    expect(worse.effort - plain.effort).toBeCloseTo(worse.corrupting);
    expect(planned({ arms: arms('head'), robustness: true }).effort).toBeCloseTo(4 * EFFORT.batchRead);
  });

  it('trains as long as pictures or judge ask', () => {
    const epochs = planReceipt(REQUEST, { kind: 'epochs', epochs: 2 }, () => null, FACTS);
    expect(epochs.run(REQUEST.arms[1]!, 0).map(({ updates }) => updates)).toEqual([20, 20]);
    expect(planned({ arms: arms('fine-tuned') }).jobs[0]!.updates).toBe(FINE_TUNING.updates);
    expect(planned({ arms: arms('head') }).jobs[0]!.updates).toBe(0);
  });
});
