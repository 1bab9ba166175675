import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finiteDifferences, reals } from '../../testing/arbitraries.ts';
import { classIndex } from '../brands.ts';
import { classMatrix } from '../judge/classMatrix.ts';
import { maxAbsDifference } from '../reals.ts';
import type { DiversityForm } from './diversity.ts';
import { evaluate, gradEmbeddings, gradLatents, type Criterion, type Sight } from './objective.ts';

const forms = ['latent', 'judge', 'official'] as const satisfies DiversityForm[];

const evaluateWithGradients = (sight: Sight, criterion: Criterion) => ({
  evaluation: evaluate(sight, criterion),
  gradients: {
    embeddings: gradEmbeddings(sight.embeddings, criterion),
    latents: gradLatents(sight.latents, criterion),
  },
});

/** A random seed with its variants: 2 to 200 classes, 1 to 16 variants. */
const cases = fc
  .record({
    classes: fc.integer({ min: 2, max: 200 }),
    variants: fc.integer({ min: 1, max: 16 }),
    width: fc.integer({ min: 2, max: 6 }),
    size: fc.integer({ min: 2, max: 6 }),
  })
  .chain(({ classes, variants, width, size }) =>
    fc.record({
      // A floor under the first value: near the zero vector the direction of an embedding has no finite differences.
      embeddings: fc.array(
        reals(width).map((v) => v.with(0, 1.5 + Math.abs(v[0]!))),
        { minLength: variants, maxLength: variants },
      ),
      latents: fc.array(reals(size), { minLength: variants, maxLength: variants }),
      rows: fc.array(reals(width), { minLength: classes, maxLength: classes }),
      logitScale: fc.double({ min: 0.5, max: 20, noNaN: true }),
      bias: fc.option(reals(classes, 0.2), { nil: undefined }),
      anchor: fc.integer({ min: 0, max: classes - 1 }),
      seedEntropy: fc.double({ min: 0, max: 3, noNaN: true }),
      diversity: fc.constantFrom(...forms),
      sureness: fc.option(
        fc.record({
          probability: fc.double({ min: 0.2, max: 1, noNaN: true }),
          weight: fc.double({ min: 0, max: 2, noNaN: true }),
        }),
        { nil: undefined },
      ),
      weights: fc.record({
        consistency: fc.double({ min: 0, max: 2, noNaN: true }),
        entropy: fc.double({ min: 0, max: 2, noNaN: true }),
        diversity: fc.double({ min: 0, max: 2, noNaN: true }),
      }),
    }),
  )
  .map(
    ({
      embeddings,
      latents,
      rows,
      logitScale,
      bias,
      anchor,
      sureness,
      ...rest
    }): { sight: Sight; criterion: Criterion } => ({
      sight: { embeddings, latents },
      criterion: {
        classes: { ...classMatrix(rows, logitScale), ...(bias && { bias }) },
        anchor: classIndex(anchor, rows.length),
        ...(sureness && { sureness }),
        ...rest,
      },
    }),
  );

const noVariantIsNaN = ({ sight, criterion }: { sight: Sight; criterion: Criterion }) => {
  const { evaluation, gradients } = evaluateWithGradients(sight, criterion);
  expect(evaluation.total).not.toBeNaN();
  for (const array of [...gradients.embeddings, ...gradients.latents]) {
    expect(array.every(Number.isFinite)).toBe(true);
  }
  return { evaluation, gradients };
};

describe('the objective', () => {
  it('has the gradients that central differences in float64 show', () => {
    fc.assert(
      fc.property(cases, fc.nat(), ({ sight, criterion }, pick) => {
        const i = pick % sight.embeddings.length;
        const { gradients } = evaluateWithGradients(sight, criterion);
        const along = (key: keyof Sight) =>
          finiteDifferences(
            (x) => evaluate({ ...sight, [key]: sight[key].map((row, k) => (k === i ? x : row)) }, criterion).total,
            Float64Array.from(sight[key][i]!),
          );
        expect(maxAbsDifference(gradients.embeddings[i]!, along('embeddings'))).toBeLessThan(2e-6);
        expect(maxAbsDifference(gradients.latents[i]!, along('latents'))).toBeLessThan(2e-6);
      }),
      { numRuns: 300 },
    );
  });

  it('is the weighted sum of the means of the variants', () => {
    fc.assert(
      fc.property(cases, ({ sight, criterion }) => {
        const { total, terms, variants } = evaluate(sight, criterion);
        const sure = ({ probabilities: p }: (typeof variants)[number]) => {
          const { probability: t, weight } = criterion.sureness ?? { probability: 1, weight: 0 };
          const rest = p.reduce((sum, pc, c) => (c === criterion.anchor ? sum : sum + pc), 0);
          return weight === 0 ? 0 : weight * (t * Math.log(p[criterion.anchor]!) + (1 - t) * Math.log(rest));
        };
        const share = variants.map(
          (v) =>
            criterion.weights.consistency * v.terms.consistency +
            criterion.weights.entropy * v.terms.entropy +
            criterion.weights.diversity * v.terms.diversity +
            sure(v),
        );
        expect(variants.map(({ score }) => score)).toEqual(share.map((value) => expect.closeTo(value, 7) as number));
        expect(total).toBeCloseTo(share.reduce((a, b) => a + b) / share.length, 9);
        expect(terms.diversity).toBeGreaterThanOrEqual(0);
        expect(terms.consistency).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('the objective at the edges', () => {
  const weights = { consistency: 1, entropy: 1, diversity: 1 };
  const criterion = (rows: number[][], anchor: number, diversity: DiversityForm, logitScale = 100): Criterion => ({
    classes: classMatrix(
      rows.map((row) => Float64Array.from(row)),
      logitScale,
    ),
    anchor: classIndex(anchor, rows.length),
    seedEntropy: 0,
    diversity,
    weights,
  });
  const sight = (...vectors: number[][]): Sight => {
    const arrays = vectors.map((v) => Float64Array.from(v));
    return { embeddings: arrays, latents: arrays };
  };

  it.each(forms)('a class with probability 0 gives no NaN (%s)', (form) => {
    const { evaluation, gradients } = noVariantIsNaN({
      sight: sight([1, 0], [1, 0.1]),
      criterion: criterion(
        [
          [1, 0],
          [-1, 0],
        ],
        1,
        form,
        1e4,
      ),
    });
    expect(evaluation.variants[0]!.probabilities[1]).toBe(0);
    expect(evaluation.terms.consistency).toBe(0);
    expect(gradients.embeddings).toHaveLength(2);
  });

  it('is as sure as asked where sureness is largest, and finite where the class is lost', () => {
    const rows = [
      [1, 0],
      [0, 1],
      [-1, 0],
    ];
    const only = {
      ...criterion(rows, 0, 'latent', 1),
      weights: { consistency: 0, entropy: 0, diversity: 0 },
      sureness: { probability: 0.6, weight: 1 },
    };
    // p_0 = 0.6 for logits (a, 0, -a) with exp(a) = x, x^2 / (x^2 + x + 1) = 0.6: x = (3 + sqrt(33)) / 4.
    const at = (bias: number[]) => ({ ...only, classes: { ...only.classes, bias: Float64Array.from(bias) } });
    const a = Math.log((3 + Math.sqrt(33)) / 4);
    const best = at([a, 0, -a]);
    const zero = [new Float64Array(2)];
    expect(evaluate({ embeddings: zero, latents: zero }, best).variants[0]!.probabilities[0]).toBeCloseTo(0.6, 12);
    for (const lost of [sight([-1, 0]), sight([1, 0])])
      noVariantIsNaN({ sight: lost, criterion: { ...only, classes: { ...only.classes, logitScale: 1e4 } } });
    expect(evaluate(sight([1, 2]), { ...only, classes: classMatrix([Float64Array.of(1, 0)], 1) }).total).toBeCloseTo(
      0,
      12,
    );
  });

  it.each(forms)('one class is certain, without gradient but for the diversity (%s)', (form) => {
    const { evaluation } = noVariantIsNaN({ sight: sight([1, 2], [2, 1]), criterion: criterion([[1, 0]], 0, form) });
    expect(evaluation.terms.consistency).toBe(1);
    expect(evaluation.terms.entropy).toBe(0);
  });

  it.each(forms)('identical variants have no diversity and no gradient of it (%s)', (form) => {
    const variants = sight([0.3, -0.7], [0.3, -0.7], [0.3, -0.7]);
    const only = {
      ...criterion(
        [
          [1, 0],
          [0, 1],
        ],
        0,
        form,
      ),
      weights: { consistency: 0, entropy: 0, diversity: 1 },
    };
    const { evaluation, gradients } = noVariantIsNaN({ sight: variants, criterion: only });
    expect(evaluation.terms.diversity).toBeCloseTo(0, 12);
    for (const g of [...gradients.embeddings, ...gradients.latents])
      g.forEach((x) => {
        expect(x).toBeCloseTo(0, 12);
      });
  });

  it.each(forms)('one variant has no diversity (%s)', (form) => {
    const { evaluation } = noVariantIsNaN({
      sight: sight([1, 2]),
      criterion: criterion(
        [
          [1, 0],
          [0, 1],
        ],
        1,
        form,
      ),
    });
    expect(evaluation.terms.diversity).toBeCloseTo(0, 12);
  });

  it('a zero embedding is undecided and has no gradient', () => {
    const { evaluation, gradients } = noVariantIsNaN({
      sight: { embeddings: [new Float64Array(2)], latents: [new Float64Array(2)] },
      criterion: criterion(
        [
          [1, 0],
          [0, 1],
        ],
        0,
        'judge',
      ),
    });
    expect(evaluation.variants[0]!.probabilities).toEqual(Float64Array.of(0.5, 0.5));
    expect(gradients.embeddings[0]).toEqual(new Float64Array(2));
  });

  it('says what is missing', () => {
    expect(() => evaluate({ embeddings: [], latents: [] }, criterion([[1]], 0, 'latent'))).toThrow(/at least one/);
  });
});
