import { describe, expect, it } from 'vitest';
import { softLabel } from './softLabel.ts';

const probabilities = Float64Array.of(0.2, 0.5, 0.3);

describe('softLabel', () => {
  it('shares a label between its class and what the judge reads', () => {
    expect(softLabel({ label: 0, mixture: null, probabilities }, 0.5, 3)).toEqual([0.6, 0.25, 0.15]);
    expect(softLabel({ label: 0, mixture: null, probabilities }, 1, 3)).toEqual([...probabilities]);
  });

  it('shares it with the class that was mixed in', () => {
    const mixture = { label: 2, share: 0.25 };
    expect(softLabel({ label: 1, mixture, probabilities }, 0, 3)).toEqual([0, 0.75, 0.25]);
    const both = softLabel({ label: 1, mixture, probabilities }, 0.5, 3)!;
    expect(both.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(both[1]).toBeCloseTo(0.25 + 0.375, 12);
    expect(both[2]).toBeCloseTo(0.15 + 0.125, 12);
  });

  it('is none where the label is the class alone', () => {
    expect(softLabel({ label: 1, mixture: null, probabilities }, 0, 3)).toBeNull();
    expect(softLabel({ label: 1, mixture: null, probabilities: null }, 0.5, 3)).toBeNull();
  });
});
