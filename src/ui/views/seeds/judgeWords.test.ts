import { describe, expect, it } from 'vitest';
import type { JudgedBy } from '../../../store/seeds/state.ts';
import { sayLearnt } from './judgeWords.ts';

const by: JudgedBy = { mode: 'examples', shares: {}, named: [] };

describe('what a judge learnt from', () => {
  it('is said where it was not every seed, and where other views of them were tried', () => {
    expect(sayLearnt({ by }, 4000)).toBe('');
    expect(sayLearnt({ by }, 4001)).toBe(
      'It learnt from 4,000 of them, spread over the classes: more teach it little.',
    );
    expect(sayLearnt({ by: { ...by, mode: 'names' } }, 4001)).toBe('');
    expect(sayLearnt({ by: { ...by, views: 'seed and flip', forwards: 2 } }, 80)).toMatch(
      /^It learnt from every picture and its mirror image: that helped\. It took 160 looks/u,
    );
  });
});
