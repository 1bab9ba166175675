import { describe, expect, it } from 'vitest';
import { updateOf, type UpdateRule } from './rule.ts';

/** Climbs -(x - 3)^2 from 0. */
function ascend(rule: UpdateRule, steps: number): number[] {
  const update = updateOf(rule);
  const path = [0];
  let state = update.init(1);
  for (let t = 0; t < steps; t++) {
    const x = path.at(-1)!;
    const [change, next] = update.step(Float64Array.of(-2 * (x - 3)), state);
    path.push(x + change[0]!);
    state = next;
  }
  return path;
}

describe('update rules', () => {
  it('sign moves by its size whatever the gradient, and not at all without one', () => {
    expect(ascend({ kind: 'sign', size: 0.1 }, 2)).toEqual([0, 0.1, 0.2]);
    const update = updateOf({ kind: 'sign', size: 0.1 });
    expect(update.step(Float64Array.of(-1e-30, 0, 5), update.init(3))[0]).toEqual(Float64Array.of(-0.1, 0, 0.1));
  });

  // x, m, v = 0, 0, 0
  // for t in range(1, 4): g = -2*(x-3); m = .9*m+.1*g; v = .99*v+.01*g*g; x += .5*(m/(1-.9**t))/((v/(1-.99**t))**.5+1e-12); print(x)
  it('adam takes the steps of a straight transcription', () => {
    const path = ascend({ kind: 'adam', size: 0.5 }, 3);
    [0.5, 0.995788769, 1.483060352].forEach((x, t) => {
      expect(path[t + 1]).toBeCloseTo(x, 8);
    });
  });

  it('adam finds the top and moves nothing where the gradient is 0', () => {
    expect(ascend({ kind: 'adam', size: 0.2 }, 200).at(-1)).toBeCloseTo(3, 1);
    const update = updateOf({ kind: 'adam', size: 1 });
    expect(update.step(new Float64Array(1), update.init(1))[0]).toEqual(Float64Array.of(0));
  });

  it('normalised moves by its size on the average, most where the gradient is largest', () => {
    const update = updateOf({ kind: 'normalised', size: 0.2 });
    for (const unit of [1, 1e-200]) {
      const [change] = update.step(Float64Array.of(3 * unit, -4 * unit, 0, 0), update.init(4));
      // rms = sqrt(25 / 4) = 2.5
      [0.24, -0.32, 0, 0].forEach((expected, i) => {
        expect(change[i]).toBeCloseTo(expected, 12);
      });
    }
    expect(update.step(new Float64Array(2), update.init(2))[0]).toEqual(new Float64Array(2));
  });

  it('do not change what they are given', () => {
    const update = updateOf({ kind: 'adam', size: 1 });
    const state = update.init(1);
    update.step(Float64Array.of(1), state);
    expect(state).toEqual(update.init(1));
  });

  it('refuse a size of 0', () => {
    expect(() => updateOf({ kind: 'sign', size: 0 })).toThrow(/positive step size, got 0/);
  });
});
