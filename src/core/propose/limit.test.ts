import { describe, expect, it } from 'vitest';
import { limitOf } from './limit.ts';
import type { Reason } from './proposal.ts';

const recipe = { parts: [], select: null };
const of = (...reasons: readonly Reason[]) => limitOf({ recipe, reasons });

describe('how far a proposal vouches for', () => {
  it('ends at the radius that was tried and lost its classes', () => {
    const reason = { code: 'style-limited', radius: 0.4, kept: 0.9, beyond: 0.6, keptBeyond: 0.7 } as const;
    const limit = of({ code: 'scenes', objects: 0.9, kept: 0.8 }, reason);
    expect(limit).toMatchObject({ kind: 'tried', kept: 0.7 });
    expect(limit.times).toBeCloseTo(1.5, 10);
  });

  it('ends with the last radius that was tried, and at what is proposed where no style was chosen by trials', () => {
    expect(of({ code: 'style-free', radius: 0.8, kept: 0.9, asTheyAre: 0.95 })).toEqual({ kind: 'untried', times: 1 });
    expect(of({ code: 'judge-at-chance', leaveOneOut: 0.1, guessing: 0.1 })).toEqual({ kind: 'untried', times: 1 });
  });
});
