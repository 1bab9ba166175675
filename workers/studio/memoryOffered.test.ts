import { afterEach, describe, expect, it, vi } from 'vitest';
import { heldHere } from './memoryOffered.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('heldHere', () => {
  it.each([
    ['auto', { gpu: {} }, 'as-stored'],
    ['webgpu', { gpu: {} }, 'as-stored'],
    ['wasm', { gpu: {} }, 'in-single'],
    ['auto', {}, 'in-single'],
    ['webgpu', {}, 'in-single'],
  ] as const)('asked for %s with %o says %s', (wanted, navigator, held) => {
    vi.stubGlobal('navigator', navigator);
    expect(heldHere(wanted)).toBe(held);
  });
});
