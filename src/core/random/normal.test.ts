import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactLog, inverseNormal } from './normal.ts';

describe('exactLog', () => {
  it('agrees with the engine to rounding', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1e6, noNaN: true }), (x) => {
        const expected = Math.log(x);
        expect(Math.abs(exactLog(x) - expected)).toBeLessThanOrEqual(4e-15 * Math.max(Math.abs(expected), 1e-3));
      }),
    );
  });
});

describe('inverseNormal', () => {
  // python3 -c "import statistics as s; print(s.NormalDist().inv_cdf(p))"
  it.each([
    [2 ** -33, -6.337957754553789],
    [1e-10, -6.361340902404056],
    [1e-6, -4.753424308822899],
    [0.001, -3.090232306167813],
    [0.02425, -1.9729610513118845],
    [0.25, -0.6744897501960817],
    [0.4, -0.2533471031357998],
    [0.5, 0],
    [0.975, 1.9599639845400536],
    [1 - 2 ** -33, 6.337957754553789],
  ])('maps %d to %d', (p, x) => {
    expect(inverseNormal(p)).toBeCloseTo(x, 13);
  });

  it('keeps its bits: a change here changes every image of every published run', () => {
    expect([2 ** -33, 0.001, 0.1, 0.3, 0.75].map(inverseNormal)).toMatchInlineSnapshot(`
      [
        -6.337957754553789,
        -3.090232306167813,
        -1.2815515655446008,
        -0.5244005127080407,
        0.6744897501960817,
      ]
    `);
  });
});
