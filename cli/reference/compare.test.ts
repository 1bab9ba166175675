import { describe, expect, it } from 'vitest';
import { agrees, compare } from './compare.ts';

const tolerance = { rtol: 1e-3, atol: 1e-4 };
const within = (values: number[], reference: number[], allowed = tolerance) =>
  agrees(compare('x', values, reference, allowed));

describe('compare', () => {
  it('allows atol + rtol |reference|, elementwise', () => {
    expect(within([1.001, 0.00009], [1, 0])).toBe(true);
    expect(within([1.0012, 0], [1, 0])).toBe(false);
    expect(within([1, 0.00011], [1, 0])).toBe(false);
  });

  it('is absolute without rtol, and relative without atol', () => {
    expect(compare('x', [10.5, 0], [10, 0], { atol: 1 })).toEqual({ quantity: 'x', error: 0.5, tolerance: 1 });
    expect(compare('x', [-10.5, 0], [-10, 0], { rtol: 0.1 })).toEqual({ quantity: 'x', error: 0.05, tolerance: 0.1 });
    expect(agrees(compare('x', [1e-9], [0], { rtol: 0.1 }))).toBe(false);
  });

  it('asks for equality without either', () => {
    expect(agrees(compare('x', [1, 2], [1, 2], {}))).toBe(true);
    expect(agrees(compare('x', [1, 2], [1, 2 + 1e-12], {}))).toBe(false);
  });

  it('misses on NaN and on another size', () => {
    expect(within([NaN, 0], [1, 0])).toBe(false);
    expect(within([0, NaN], [0, 1])).toBe(false);
    expect(within([1, 1], [1])).toBe(false);
    expect(within([], [1])).toBe(false);
  });
});
