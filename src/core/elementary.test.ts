import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactExp, sinCos } from './elementary.ts';

describe('exactExp', () => {
  it('agrees with the engine to rounding', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        expect(Math.abs(exactExp(x) / Math.exp(x) - 1)).toBeLessThan(2e-15);
      }),
    );
  });

  it('keeps its bits', () => {
    expect([-700, -1.5, 0, 0.1, 1, 20].map(exactExp)).toMatchInlineSnapshot(`
      [
        9.85967654375977e-305,
        0.22313016014842982,
        1,
        1.1051709180756477,
        2.7182818284590455,
        485165195.4097903,
      ]
    `);
  });
});

describe('sinCos', () => {
  it('agrees with the engine to rounding', () => {
    fc.assert(
      fc.property(fc.double({ min: -1000, max: 1000, noNaN: true }), (degrees) => {
        const { sin, cos } = sinCos(degrees);
        // The engine's argument is rounded, too: by 1e-16 of up to 1000 degrees.
        expect(Math.abs(sin - Math.sin((degrees * Math.PI) / 180))).toBeLessThan(1e-14);
        expect(Math.abs(cos - Math.cos((degrees * Math.PI) / 180))).toBeLessThan(1e-14);
      }),
    );
  });

  it.each([
    [0, 0, 1],
    [90, 1, 0],
    [-90, -1, 0],
    [180, 0, -1],
    [270, -1, 0],
    [450, 1, 0],
  ])('is exact at %d degrees', (degrees, sin, cos) => {
    const turned = sinCos(degrees);
    expect([turned.sin + 0, turned.cos + 0]).toEqual([sin, cos]); // -0 + 0 is 0
  });
});
