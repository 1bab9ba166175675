import { describe, expect, it } from 'vitest';
import { partOf } from '../run/recipe.ts';
import { EN } from '../../ui/words/en.ts';
import type { Findings, Proposal } from './proposal.ts';
import { candidatesOf, decideByTrial } from './trial.ts';
import type { Tried } from './tried.ts';

const findings = (declined: number): Findings => ({
  judge: { mode: 'names and examples', leaveOneOut: 0.9, guessing: 0.1 },
  asTheyAre: 0.9,
  classes: [],
  styles: [],
  scene: { part: partOf('scene'), seeds: 10, declined, made: 0, kept: 0, byClass: [] },
});
const proposal: Proposal = {
  recipe: { parts: [partOf('randaugment')], select: null },
  reasons: [{ code: 'no-objects', objects: 0.1 }],
};
const methods = (candidates: ReturnType<typeof candidatesOf>) =>
  candidates.map((parts) => parts.map(({ method }) => method).join());

describe('candidatesOf', () => {
  it('tries every mixture once, RandAugment alone first', () => {
    expect(methods(candidatesOf(proposal, findings(10)))).toEqual([
      'randaugment',
      'unguided',
      'unguided,randaugment',
      'gif,randaugment',
    ]);
  });

  it('tries scenes where some seeds have objects, and not where nothing finds them', () => {
    expect(methods(candidatesOf(proposal, findings(6)))).toContain('scene,randaugment');
    expect(methods(candidatesOf(proposal, { ...findings(0), scene: null }))).not.toContain('scene,randaugment');
  });
});

describe('decideByTrial', () => {
  const one = (method: 'randaugment' | 'unguided' | 'gif', mean: number): Tried => ({
    ...{ parts: [partOf(method)], mean, spread: 0.01 },
  });

  it('takes what taught most, and says what the others came to', () => {
    const decided = decideByTrial(proposal, [one('randaugment', 0.5), one('unguided', 0.6), one('gif', 0.55)], 200);
    expect(decided.recipe.parts).toEqual([partOf('unguided')]);
    expect(decided.reasons.map(({ code }) => code)).toEqual(['tried']);
    expect(EN.proposal(decided.reasons[0]!)).toMatch(/read 60\.0 ± 1\.0 %.*55\.0 ± 1\.0 %.*50\.0 ± 1\.0 %\.$/u);
  });

  it('keeps what the judge gave as reasons where its proposal is the one that taught most', () => {
    const decided = decideByTrial(proposal, [one('randaugment', 0.6), one('gif', 0.6)], 200);
    expect(decided.recipe.parts).toEqual([partOf('randaugment')]);
    expect(decided.reasons.map(({ code }) => code)).toEqual(['tried', 'no-objects']);
  });

  it('stays with the proposal where another taught no more than chance among so few seeds', () => {
    const results = [one('randaugment', 0.5), one('unguided', 0.6), one('gif', 0.45)];
    // Standard error of the difference of 0.5 and 0.6: 0.11 among 40, 0.07 among 100.
    const few = decideByTrial(proposal, results, 40);
    expect(few.recipe.parts).toEqual([partOf('randaugment')]);
    expect(few.reasons.map(({ code }) => code)).toEqual(['tried', 'tried-alike', 'no-objects']);
    expect(EN.proposal(few.reasons[0]!)).toMatch(/it read 50\.0 ± 1\.0 % .*Prior without guidance: 60\.0/u);
    expect(EN.proposal(few.reasons[1]!)).toMatch(/^Among 40 seeds differences of 11 % are chance/u);
    expect(decideByTrial(proposal, results, 100).recipe.parts).toEqual([partOf('unguided')]);
  });

  it('needs something that was tried', () => {
    expect(() => decideByTrial(proposal, [], 200)).toThrow(/got none/u);
  });
});
