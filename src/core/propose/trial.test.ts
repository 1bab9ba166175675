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
    const decided = decideByTrial(proposal, [one('randaugment', 0.5), one('unguided', 0.6), one('gif', 0.55)]);
    expect(decided.recipe.parts).toEqual([partOf('unguided')]);
    expect(decided.reasons.map(({ code }) => code)).toEqual(['tried']);
    expect(EN.proposal(decided.reasons[0]!)).toMatch(/read 60\.0 ± 1\.0 %.*55\.0 ± 1\.0 %.*50\.0 ± 1\.0 %\.$/u);
  });

  it('keeps what the judge gave as reasons where its proposal is the one that taught most', () => {
    const decided = decideByTrial(proposal, [one('randaugment', 0.6), one('gif', 0.6)]);
    expect(decided.recipe.parts).toEqual([partOf('randaugment')]);
    expect(decided.reasons.map(({ code }) => code)).toEqual(['tried', 'no-objects']);
  });

  it('needs something that was tried', () => {
    expect(() => decideByTrial(proposal, [])).toThrow(/got none/u);
  });
});
