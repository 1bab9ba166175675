import { describe, expect, it } from 'vitest';
import { METHOD_IDS, isMethodId, methodOf } from '../methods/table.ts';
import type { PriorKind } from '../methods/priorKind.ts';
import { areFirstParts, checkFit, checkPriorKind, firstParts, twinOf, unfitParts } from './priorFit.ts';
import { DEFAULT_RECIPE, partOf } from './recipe.ts';

const KINDS: readonly PriorKind[] = ['autoencoder', 'diffusion', 'unclip'];

describe('what a prior of a kind is for', () => {
  it('is found by what each method says it needs', () => {
    const parts = [partOf('gif'), partOf('gif-sd'), partOf('randaugment')];
    const left = (kind: PriorKind) => unfitParts(parts, kind).map(({ method }) => method);
    expect(left('autoencoder')).toEqual(['gif-sd']);
    expect(left('diffusion')).toEqual([]);
    expect(left('unclip')).toEqual(['gif', 'gif-sd']);
    const copy = partOf('copy');
    const reconstructed = { ...copy, settings: { of: 'reconstruction' } } as typeof copy;
    expect(unfitParts([copy], 'unclip')).toEqual([]);
    expect(unfitParts([reconstructed], 'unclip')).toEqual([reconstructed]);
    expect(unfitParts([reconstructed], 'diffusion')).toEqual([]);
  });

  it('is a failure with what was needed and what came', () => {
    expect(() => {
      checkPriorKind([partOf('gif-sd')], 'autoencoder');
    }).toThrow(
      expect.objectContaining({
        failure: { code: 'prior-kind', method: 'gif-sd', wanted: 'diffusion', got: 'autoencoder' },
      }) as Error,
    );
    expect(() => {
      checkPriorKind([partOf('gif')], 'unclip');
    }).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ wanted: 'autoencoder' }) as object }) as Error,
    );
  });

  it('refuses pictures of prompts where the judge reads no names', () => {
    const parts = [partOf('gif-sd'), partOf('text-to-image')];
    expect(() => {
      checkFit({ parts, judgeMode: 'examples' }, 'diffusion');
    }).toThrow(expect.objectContaining({ failure: { code: 'prompt-unread', method: 'text-to-image' } }) as Error);
    checkFit({ parts, judgeMode: 'names and examples' }, 'diffusion');
    checkFit({ parts: [partOf('gif-sd')], judgeMode: 'examples' }, 'diffusion');
  });

  it('begins with a method that it is made for, compared with the same without guidance', () => {
    expect(KINDS.map((kind) => firstParts(kind).map(({ method }) => method))).toEqual([
      ['gif'],
      ['gif-sd'],
      ['gif-dalle'],
    ]);
    expect(KINDS.map((kind) => twinOf(firstParts(kind)))).toEqual(['unguided', 'sd', 'dalle']);
    for (const kind of KINDS) expect(unfitParts(firstParts(kind), kind)).toEqual([]);
    expect(areFirstParts(DEFAULT_RECIPE.parts, 'autoencoder')).toBe(true);
    expect(areFirstParts(DEFAULT_RECIPE.parts, 'diffusion')).toBe(false);
    for (const { twin } of METHOD_IDS.map(methodOf)) expect(twin === undefined || isMethodId(twin)).toBe(true);
  });
});
