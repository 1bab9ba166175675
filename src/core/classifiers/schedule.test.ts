import { describe, expect, it } from 'vitest';
import { learningRateAt } from './schedule.ts';

describe('learning rates', () => {
  it('stay', () => {
    expect(learningRateAt({ kind: 'constant' }, 0.1, 7)).toBe(0.1);
  });

  // python3: [lr*(t+1)/2 if t < 2 else lr*(.1+.9*(1+math.cos(math.pi*(t-2)/4))/2) for t in range(6)], lr = .4
  it('warm up in a line and fall in a cosine', () => {
    const schedule = { kind: 'warmup-cosine', warmup: 2, total: 6, floor: 0.1 } as const;
    const rates = [0, 1, 2, 3, 4, 5].map((update) => learningRateAt(schedule, 0.4, update));
    const expected = [0.2, 0.4, 0.4, 0.3472792206135786, 0.22, 0.09272077938642147];
    rates.forEach((rate, i) => {
      expect(rate).toBeCloseTo(expected[i]!, 12);
    });
  });

  // python3: [lr*min(1,(u+1)/50)*.5*(1+math.cos(math.pi*u/800)) for u in (0, 10, 49, 400, 799)], lr = .05
  it('fall from the first update under a warm-up', () => {
    const schedule = { kind: 'cosine-under-warmup', warmup: 50, total: 800 } as const;
    const rates = [0, 10, 49, 400, 799].map((update) => learningRateAt(schedule, 0.05, update));
    const expected = [0.001, 0.010995759699323978, 0.04953859584690082, 0.025, 1.927654632360998e-7];
    rates.forEach((rate, i) => {
      expect(rate).toBeCloseTo(expected[i]!, 12);
    });
  });
});
