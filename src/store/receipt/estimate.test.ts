import { describe, expect, it } from 'vitest';
import { KEPT_RECEIPT, projectState, SEEDS } from '../../testing/projects.ts';
import { countsFor } from './counts.ts';
import { estimateOf } from './estimate.ts';
import { NO_RECEIPT, type KeptReceipt, type ReceiptChoice } from './state.ts';

const state = projectState();
const counts = countsFor(state);
const estimate = (more: Partial<ReceiptChoice>, kept: readonly KeptReceipt[] = []) =>
  estimateOf(state, kept, { ...NO_RECEIPT.choice, ...more }, counts);

describe('how long a receipt will train', () => {
  it('counts what takes part', () => {
    expect(counts).toEqual({ classes: 2, seeds: SEEDS.length, tests: 0 });
  });

  it('grows with what is asked, and is at most where the length is still to be found', () => {
    const [once, often] = [1, 3].map((repeats) => estimate({ repeats })!);
    // With folds one more network is trained with every seed, however many repeats there are.
    expect(often!.seconds / once!.seconds).toBeCloseTo((3 * 3 * 3 + 1) / (3 * 3 + 1), 1);
    expect(once).toMatchObject({ kind: 'about', measured: false });
    expect(estimate({ robustness: true, repeats: 1 })!.seconds).toBeGreaterThan(once!.seconds);
    expect(estimate({ ratios: [0, 1, 10], repeats: 1 })!.seconds).toBeGreaterThan(once!.seconds);
    // Two classes have no long tail.
    expect(estimate({ longTail: 10, repeats: 1 })).toEqual(once);
    expect(estimate({ length: { kind: 'find' } })!.kind).toBe('most');
    expect(estimate({ arms: [] })).toBeNull();
  });

  it('goes by the last receipt of the same device', () => {
    const kept = [
      { ...KEPT_RECEIPT, pace: 2 },
      { ...KEPT_RECEIPT, pace: 9, receipt: { ...KEPT_RECEIPT.receipt, device: 'webgpu' } },
      KEPT_RECEIPT,
    ];
    const [usual, measured] = [estimate({})!, estimate({}, kept)!];
    expect(measured.measured).toBe(true);
    expect(measured.seconds / usual.seconds).toBeCloseTo(2 / 0.35);
  });
});
