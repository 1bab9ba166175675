import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finiteDifferences, reals } from '../../testing/arbitraries.ts';
import { classIndex } from '../brands.ts';
import { dot, maxAbsDifference, norm } from '../reals.ts';
import { classMatrix, logitsBackward, logitsOf, scaledBias } from './classMatrix.ts';
import { cosine, meanPairwiseCosineDistance, unit, unitBackward, unitFloat32 } from './embedding.ts';
import { entropyOf, logSoftmax, probabilitiesOf } from './probabilities.ts';
import { blendPrototypes, prototypesOf } from './prototypes.ts';

const width = 5;
const vector = reals(width);

describe('unitFloat32', () => {
  it('scales what is not of unit length, and gives back what is', () => {
    const long = Float32Array.of(3, 4);
    const scaled = unitFloat32(long);
    expect(scaled).toEqual(Float32Array.of(0.6, 0.8));
    expect(long).toEqual(Float32Array.of(3, 4));
    expect(unitFloat32(scaled)).toBe(scaled);
    expect(unitFloat32(Float64Array.of(0.6, 0.8))).toEqual(scaled);
    expect(unitFloat32(Float32Array.of(1.001, 0))).toEqual(Float32Array.of(1, 0));
    expect(unitFloat32(new Float32Array(2))).toEqual(new Float32Array(2));
  });
});

describe('unit', () => {
  it('has the gradient that finite differences show', () => {
    fc.assert(
      fc.property(vector, vector, (v, cotangent) => {
        fc.pre(norm(v) > 0.1);
        const expected = finiteDifferences((x) => dot(unit(x), cotangent), v);
        expect(maxAbsDifference(unitBackward(v, cotangent), expected)).toBeLessThan(1e-6);
      }),
    );
  });

  it('leaves the zero vector zero, with no gradient', () => {
    const zero = new Float64Array(width);
    expect(unit(zero)).toEqual(zero);
    expect(unitBackward(zero, zero.fill(1))).not.toContain(NaN);
    expect(cosine(new Float64Array(width), zero)).toBe(0);
  });
});

describe('meanPairwiseCosineDistance', () => {
  it('is the mean over pairs, whatever the lengths', () => {
    const e = (...values: number[]) => Float64Array.from(values);
    expect(meanPairwiseCosineDistance([e(2, 0), e(0, 3), e(-1, 0)])).toBeCloseTo((1 + 1 + 2) / 3, 12);
    expect(meanPairwiseCosineDistance([e(1, 0)])).toBe(0);
  });
});

describe('entropy', () => {
  it('is finite and within [0, log C] for logits of any size', () => {
    const logits = fc.integer({ min: 1, max: 200 }).chain((n) => reals(n, 1e5));
    fc.assert(
      fc.property(logits, (l) => {
        const logP = logSoftmax(l);
        expect(entropyOf(logP)).toBeGreaterThanOrEqual(0);
        expect(entropyOf(logP)).toBeLessThanOrEqual(Math.log(l.length) + 1e-9);
        expect(probabilitiesOf(logP).reduce((a, b) => a + b)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('is 0 for one class and log C for equal logits', () => {
    expect(entropyOf(logSoftmax(Float64Array.of(3)))).toBe(0);
    expect(entropyOf(logSoftmax(new Float64Array(7)))).toBeCloseTo(Math.log(7), 12);
  });
});

describe('classMatrix', () => {
  it('gives logits whose gradient finite differences show', () => {
    fc.assert(
      fc.property(vector, fc.array(vector, { minLength: 1, maxLength: 6 }), (e, rows) => {
        const matrix = classMatrix(rows, 20);
        const cotangent = Float64Array.from(rows, (_, c) => Math.cos(c));
        const expected = finiteDifferences((x) => dot(logitsOf(x, matrix), cotangent), e);
        expect(maxAbsDifference(logitsBackward(cotangent, matrix), expected)).toBeLessThan(1e-5);
      }),
    );
  });

  it('adds a bias to the logits where there is one, and nothing where there is none', () => {
    fc.assert(
      fc.property(vector, fc.array(vector, { minLength: 1, maxLength: 6 }), (e, rows) => {
        const names = classMatrix(rows, 20);
        const bias = Float64Array.from(rows, (_, c) => Math.sin(c + 1));
        const learnt = { ...names, bias };
        const cotangent = Float64Array.from(rows, (_, c) => Math.cos(c));
        const expected = finiteDifferences((x) => dot(logitsOf(x, learnt), cotangent), e);
        expect(maxAbsDifference(logitsBackward(cotangent, learnt), expected)).toBeLessThan(1e-5);
        const moved = logitsOf(e, learnt).map((logit, c) => logit - 20 * bias[c]!);
        expect(maxAbsDifference(moved, logitsOf(e, names))).toBeLessThan(1e-9);
        expect(scaledBias(names)).toEqual(new Float64Array(rows.length));
        expect(scaledBias(learnt)[0]).toBeCloseTo(20 * Math.sin(1), 12);
      }),
    );
  });

  it('says what is wrong with its parts', () => {
    expect(() => classMatrix([], 1)).toThrow(/at least one class/);
    expect(() => classMatrix([new Float64Array(2), new Float64Array(3)], 1)).toThrow(/one width, got 2 and 3/);
    expect(() => classMatrix([new Float64Array(2)], 0)).toThrow(/positive logit scale, got 0/);
    expect(() => logitsOf(new Float64Array(3), classMatrix([new Float64Array(2)], 1))).toThrow(/width 2, got 3/);
  });
});

describe('blendPrototypes', () => {
  const axis = (i: number) => Float64Array.from({ length: width }, (_, j) => (i === j ? 1 : 0));
  const text = classMatrix([axis(0), axis(1)], 10);
  const label = (c: number) => classIndex(c, 2);
  const seeds = [
    { embedding: axis(2), label: label(0) },
    { embedding: axis(3), label: label(0) },
    { embedding: axis(4), label: label(1) },
  ];
  const prototypes = prototypesOf(seeds, 2, width);

  it('is the text at alpha 0 and the mean of the seeds at alpha 1', () => {
    expect(blendPrototypes(text, prototypes, 0)).toEqual(text);
    const rows = blendPrototypes(text, prototypes, 1).rows;
    expect(maxAbsDifference(rows[0]!, unit(Float64Array.of(0, 0, 1, 1, 0)))).toBeLessThan(1e-12);
  });

  it('leaves the seed out of its own class only', () => {
    const rows = blendPrototypes(text, prototypes, 1, seeds[0]).rows;
    expect(maxAbsDifference(rows[0]!, axis(3))).toBeLessThan(1e-12);
    expect(maxAbsDifference(rows[1]!, axis(4))).toBeLessThan(1e-12);
  });

  it('keeps the text where no other seed of the class is left', () => {
    expect(blendPrototypes(text, prototypes, 1, seeds[2]).rows[1]).toEqual(axis(1));
  });

  it('refuses a weight outside [0, 1]', () => {
    expect(() => blendPrototypes(text, prototypes, 1.5)).toThrow(/\[0, 1\], got 1.5/);
  });
});
