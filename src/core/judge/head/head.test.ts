import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reals } from '../../../testing/arbitraries.ts';
import { classIndex, imageId, runSeed } from '../../brands.ts';
import { rowOf, zeroMatrix, type Matrix } from '../../linear/matrix.ts';
import { normals } from '../../random/stream.ts';
import { argmax, maxAbsDifference, norm } from '../../reals.ts';
import { classMatrix, logitsOf, type ClassMatrix } from '../classMatrix.ts';
import { unit } from '../embedding.ts';
import { expectedCalibrationError } from '../calibration.ts';
import { logSoftmax } from '../probabilities.ts';
import { fitHead, fittingHead, type FitOptions } from './fitHead.ts';
import { balancedWeights, classesWithout, defaultMode, headOf, type Example } from './head.ts';
import { ridgeAt, ridgeBasis, residuals, rightSides, solution } from './ridge.ts';
import { fitPull } from './pull.ts';
import { calibratedTemperature, fitTemperature } from './temperature.ts';

/** Noise without structure, the same every time. */
const noiseOf = (width: number, variant: number): Float64Array =>
  normals({ runSeed: runSeed(7), image: imageId('heads'), variant, purpose: 'offset' }, width);

/** Seeds around one direction a class: `counts[c]` of them, `width` numbers each. */
function seedsOf(counts: readonly number[], width: number, noise = 0.6): Example[] {
  return counts.flatMap((count, c) =>
    Array.from({ length: count }, (_, i) => {
      const centre = noiseOf(width, 100000 + c);
      const own = noiseOf(width, 100 * c + i);
      return {
        embedding: centre.map((value, k) => value + noise * own[k]!),
        label: classIndex(c, counts.length),
      };
    }),
  );
}

const namesOf = (classes: number, width: number): ClassMatrix =>
  classMatrix(
    Array.from({ length: classes }, (_, c) => {
      const other = noiseOf(width, 200000 + c);
      return noiseOf(width, 100000 + c).map((value, k) => value + 0.8 * other[k]!);
    }),
    20,
  );

const fit = (seeds: readonly Example[], classes: number, options: Partial<FitOptions> = {}) =>
  fitHead(seeds, namesOf(classes, seeds[0]!.embedding.length), { mode: 'names and examples', ...options });

/** Largest difference of two class matrices' weights and biases, over their largest value. */
function apart(a: ClassMatrix, b: ClassMatrix): number {
  const all = ({ rows, bias }: ClassMatrix) => Float64Array.of(...rows.flatMap((row) => [...row]), ...(bias ?? []));
  return maxAbsDifference(all(a), all(b)) / Math.max(...all(a).map(Math.abs));
}

describe('a head without a seed', () => {
  it.each([
    ['fewer seeds than numbers', [5, 3, 4], 24],
    ['more seeds than numbers', [9, 7, 12], 6],
    ['one seed in a class', [1, 6, 5], 12],
    ['one class', [6], 12],
    ['one class, more seeds than numbers', [9], 4],
    ['200 classes', new Array<number>(200).fill(2), 8],
    ['every seed twice', [3, 4], 12, 2],
    ['every seed twice, more seeds than numbers', [6, 5], 5, 2],
  ])('is what learning without it gives (%s)', (_, once, width, times = 1) => {
    const counts = once.map((count) => times * count);
    const seeds = Array.from({ length: times }, () => seedsOf(once, width)).flat();
    const options = { lambda: 0.07, scale: 0.4 };
    for (const weights of ['equal', 'balanced'] as const) {
      const head = fit(seeds, counts.length, { ...options, weights });
      const sum = weights === 'equal' ? seeds.map(() => 1) : [...balancedWeights(seeds.map(({ label }) => label))];
      for (const left of [0, 1, seeds.length - 1]) {
        const others = seeds.toSpliced(left, 1);
        const again = refit(others, namesOf(counts.length, width), sum.toSpliced(left, 1), options);
        expect(apart(again, classesWithout(head, left))).toBeLessThan(1e-8);
      }
    }
  });

  it('reads every seed as leave-one-out says', () => {
    for (const width of [5, 40]) {
      const seeds = seedsOf([6, 4, 5], width);
      for (const mode of ['names', 'names and examples', 'examples'] as const) {
        const { leaveOneOut, ...head } = fit(seeds, 3, { mode });
        let right = 0;
        seeds.forEach(({ embedding, label }, i) => {
          const logs = logSoftmax(logitsOf(unit(embedding), classesWithout({ ...head, leaveOneOut }, i)));
          expect(maxAbsDifference(logs.map(Math.exp), rowOf(leaveOneOut.probabilities, i))).toBeLessThan(1e-8);
          right += Number(argmax(logs) === label);
        });
        expect(leaveOneOut.accuracy).toBe(right / seeds.length);
      }
    }
  });

  it('refuses a seed that is none', () => {
    expect(() => classesWithout(fit(seedsOf([2, 2], 3), 2), 4)).toThrow(/a seed among 4, got 4/);
  });
});

/** W by the definition: weights that the classes' balance would change are given. */
function refit(
  seeds: readonly Example[],
  text: ClassMatrix,
  weights: readonly number[],
  { lambda, scale }: { lambda: number; scale: number },
): ClassMatrix {
  const units = seeds.map(({ embedding }) => unit(embedding));
  const basis = finished(ridgeBasis(units, Float64Array.from(weights)));
  const classes = text.rows.length;
  const sides = zeroMatrix(seeds.length, classes);
  seeds.forEach(({ label }, i) => {
    const named = logitsOf(units[i]!, { ...text, logitScale: 1 });
    for (let c = 0; c < classes; c++) sides.data[i * classes + c] = Number(c === label) - scale * named[c]!;
  });
  const w = solution(ridgeAt(basis, lambda), rightSides(basis, sides));
  const width = w.rows - 1;
  return {
    rows: text.rows.map((row, c) => row.map((value, k) => scale * value + w.data[k * classes + c]!)),
    bias: w.data.slice(width * classes),
    logitScale: 1,
  };
}

function finished<Result>(steps: Generator<number, Result, void>): Result {
  let last = 0;
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
    expect(next.value).toBeGreaterThanOrEqual(last);
    expect(next.value).toBeLessThanOrEqual(1);
    last = next.value;
  }
}

describe('ridge', () => {
  it('solves its normal equations in both forms', () => {
    const examples = fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 6 }))
      .chain(([n, width]) =>
        fc.tuple(
          fc.array(reals(width), { minLength: n, maxLength: n }),
          fc.array(fc.double({ min: 0.1, max: 3, noNaN: true }), { minLength: n, maxLength: n }),
          reals(2 * n),
          fc.double({ min: 0.01, max: 10, noNaN: true }),
        ),
      );
    fc.assert(
      fc.property(examples, ([embeddings, weights, data, lambda]) => {
        const sides = { rows: embeddings.length, columns: 2, data };
        const basis = finished(ridgeBasis(embeddings, Float64Array.from(weights)));
        const at = ridgeAt(basis, lambda);
        const projected = rightSides(basis, sides);
        const w = solution(at, projected);
        const { kept } = residuals(at, sides, projected);
        // F^T S (R - F W) = lambda W, and the residuals are R - F W.
        for (let k = 0; k < w.rows; k++) {
          for (let c = 0; c < 2; c++) {
            const gradient = embeddings.reduce(
              (sum, e, i) => sum + weights[i]! * (k < e.length ? e[k]! : 1) * kept.data[2 * i + c]!,
              0,
            );
            expect(gradient).toBeCloseTo(lambda * w.data[2 * k + c]!, 7);
          }
        }
        embeddings.forEach((e, i) => {
          const read = e.reduce((sum, value, k) => sum + value * w.data[2 * k]!, w.data[2 * e.length]!);
          expect(kept.data[2 * i]).toBeCloseTo(data[2 * i]! - read, 7);
        });
      }),
    );
  });

  it('says what it cannot take', () => {
    const one = [Float64Array.of(1, 2)];
    expect(() => finished(ridgeBasis([], new Float64Array(0)))).toThrow(/at least one example/);
    expect(() => finished(ridgeBasis(one, Float64Array.of(0)))).toThrow(/1 weights above 0/);
    expect(() => finished(ridgeBasis([...one, new Float64Array(3)], Float64Array.of(1, 1)))).toThrow(
      /one width, got 2 and 3/,
    );
    expect(() => ridgeAt(finished(ridgeBasis(one, Float64Array.of(1))), 0)).toThrow(/lambda above 0, got 0/);
  });
});

describe('a learnt head', () => {
  it('is the same whatever the order of the seeds', () => {
    for (const width of [6, 40]) {
      const seeds = seedsOf([7, 5, 6], width);
      const order = seeds.map((_, i) => (5 * i) % seeds.length);
      const [a, b] = [
        fit(seeds, 3),
        fit(
          order.map((i) => seeds[i]!),
          3,
        ),
      ];
      expect(b.lambda).toBe(a.lambda);
      expect(b.scale).toBeCloseTo(a.scale, 4);
      expect(b.temperature).toBeCloseTo(a.temperature, 5);
      expect(apart(a.classes, b.classes)).toBeLessThan(1e-5);
      order.forEach((from, to) => {
        const [x, y] = [rowOf(a.leaveOneOut.probabilities, from), rowOf(b.leaveOneOut.probabilities, to)];
        expect(maxAbsDifference(x, y)).toBeLessThan(1e-6);
      });
    }
  });

  it('is the same whatever the order of the classes', () => {
    const seeds = seedsOf([7, 5, 6], 10);
    const text = namesOf(3, 10);
    const order = [2, 0, 1]; // class c becomes order[c]
    const moved: Example[] = seeds.map(({ embedding, label }) => ({ embedding, label: classIndex(order[label]!, 3) }));
    const rows = [0, 1, 2].map((c) => text.rows[order.indexOf(c)]!);
    const a = fitHead(seeds, text, { mode: 'names and examples' });
    const b = fitHead(moved, { ...text, rows }, { mode: 'names and examples' });
    expect(b.lambda).toBe(a.lambda);
    expect(b.scale).toBeCloseTo(a.scale, 4);
    order.forEach((to, c) => {
      expect(maxAbsDifference(a.classes.rows[c]!, b.classes.rows[to]!)).toBeLessThan(1e-5);
    });
  });

  it('takes the same seed twice', () => {
    const seeds = seedsOf([4, 4], 12);
    const head = fit([...seeds, ...seeds], 2);
    expect(head.classes.rows.every((row) => row.every(Number.isFinite))).toBe(true);
    // A seed twice at equal weights is the seed once at twice the weight, that is at half of lambda.
    const [twice, once] = [
      fit([...seeds, ...seeds], 2, { weights: 'equal', lambda: 0.5, scale: 0.2 }),
      fit(seeds, 2, { weights: 'equal', lambda: 0.25, scale: 0.2 }),
    ];
    expect(apart(twice.classes, once.classes)).toBeLessThan(1e-8);
  });

  it('is certain of one class', () => {
    const head = fit(seedsOf([3], 4), 1);
    expect([...head.leaveOneOut.probabilities.data]).toEqual([1, 1, 1]);
    expect(head.classes.rows[0]!.every(Number.isFinite)).toBe(true);
  });

  it('learns 200 classes of two seeds', () => {
    const head = fit(seedsOf(new Array<number>(200).fill(2), 30, 0.3), 200);
    expect(head.leaveOneOut.accuracy).toBeGreaterThan(0.8);
  });

  it('knows classes that their names do not tell, and goes by names where a class has no other seed', () => {
    const seeds = seedsOf([8, 8, 8], 40);
    const text = namesOf(3, 40);
    const nonsense = { ...text, rows: [text.rows[1]!, text.rows[2]!, text.rows[0]!] };
    expect(fitHead(seeds, nonsense, { mode: 'names' }).leaveOneOut.accuracy).toBe(0);
    expect(fitHead(seeds, nonsense, { mode: 'names and examples' }).leaveOneOut.accuracy).toBe(1);
    const single = fitHead(seedsOf([1, 1, 1], 40), text, { mode: 'names and examples' });
    expect(single.leaveOneOut.accuracy).toBe(1);
  });

  it('by names is the judge as it is', () => {
    const seeds = seedsOf([2, 2], 8);
    const text = namesOf(2, 8);
    const head = fitHead(seeds, text, { mode: 'names' });
    expect(head.classes).toBe(text);
    expect(classesWithout(head, 0)).toBe(text);
    expect(fitHead([], text, { mode: 'names' }).classes).toBe(text);
    expect(headOf(head)).not.toHaveProperty('learnt');
  });

  it('says how far it has come', () => {
    finished(fittingHead(seedsOf([70, 70], 6), namesOf(2, 6), { mode: 'names and examples' }));
  });
});

describe('fitTemperature', () => {
  const logits = { rows: 4, columns: 3, data: Float64Array.of(2, 0, 1, 0, 3, 1, 1, 0, 0.5, 0, 1, 2) };

  it('has the least likelihood near by', () => {
    const labels = [0, 1, 2, 2];
    for (const smoothing of [0, 0.2]) {
      const { temperature, nll } = fitTemperature(logits, labels, smoothing);
      for (const factor of [0.98, 1.02])
        expect(nllAt(logits.data, labels, smoothing, temperature * factor)).toBeGreaterThan(nll);
      expect(nllAt(logits.data, labels, smoothing, temperature)).toBeCloseTo(nll, 12);
    }
  });

  it('is as sure or as unsure as it may be where all are right or all are wrong, unless labels are smoothed', () => {
    expect(fitTemperature(logits, [0, 1, 0, 2]).temperature).toBeLessThan(0.01);
    expect(fitTemperature(logits, [1, 0, 1, 0]).temperature).toBeCloseTo(1e3, 0);
    expect(fitTemperature(logits, [0, 1, 0, 2], 0.1).temperature).toBeGreaterThan(0.05);
  });

  it('moves no further than likelihood allows, to where probabilities keep their promises', () => {
    const labels = Array.from({ length: 40 }, (_, i) => (i % 4 === 3 ? 1 : 0));
    const noisy = { rows: 40, columns: 2, data: noiseOf(80, 300_000).map((x, k) => (k % 2 === 0 ? 1 : 0) + 0.1 * x) };
    const fitted = fitTemperature(noisy, labels);
    const calibrated = calibratedTemperature(noisy, labels, 0, fitted);
    expect(calibrated.nll).toBeLessThanOrEqual(1.01 * fitted.nll);
    expect(Math.abs(Math.log(calibrated.temperature / fitted.temperature))).toBeLessThan(0.2);
    const error = (temperature: number) =>
      expectedCalibrationError(
        labels.map((label, i) => {
          const p = logSoftmax(rowOf(noisy, i).map((value) => value / temperature)).map(Math.exp);
          return { confidence: Math.max(...p), correct: argmax(p) === label };
        }),
      );
    expect(error(calibrated.temperature)).toBeLessThanOrEqual(error(fitted.temperature));
  });

  function nllAt(data: Float64Array, labels: readonly number[], smoothing: number, temperature: number): number {
    const rows = labels.map((label, i) => {
      const logs = logSoftmax(data.subarray(3 * i, 3 * i + 3).map((value) => value / temperature));
      return -(1 - smoothing) * logs[label]! - (smoothing / 3) * logs.reduce((a, b) => a + b);
    });
    return rows.reduce((a, b) => a + b) / rows.length;
  }
});

describe('fitPull', () => {
  const shape = { rows: 6, columns: 3 };
  const labels = [0, 1, 2, 0, 1, 2];
  const matrix = (variant: number): Matrix => ({ ...shape, data: noiseOf(18, variant) });

  it('has the least likelihood of all pulls and temperatures', () => {
    for (let variant = 0; variant < 40; variant += 2) {
      const [from, along] = [matrix(variant), matrix(variant + 1)];
      const { scale, temperature, nll } = fitPull(from, along, labels, 0.1);
      const at = (pull: number) =>
        fitTemperature({ ...shape, data: from.data.map((x, i) => x + pull * along.data[i]!) }, labels, 0.1);
      expect(at(scale).temperature / temperature).toBeCloseTo(1, 3);
      for (const other of [0, 0.5 * scale, 0.98 * scale, 1.02 * scale + 0.02, 2 * scale + 1, 50])
        expect(at(other).nll).toBeGreaterThanOrEqual(nll - 1e-9);
    }
  });

  it('does without a pull that hurts, and with none to give', () => {
    const right: Matrix = {
      ...shape,
      data: Float64Array.from({ length: 18 }, (_, i) => Number(i % 3 === labels[Math.floor(i / 3)])),
    };
    const against: Matrix = { ...shape, data: right.data.map((x) => -x) };
    expect(fitPull(right, against, labels, 0.1).scale).toBe(0);
    expect(fitPull(right, { ...shape, data: new Float64Array(18) }, labels, 0.1).scale).toBe(0);
  });
});

describe('defaultMode', () => {
  it('learns as soon as every class has two seeds', () => {
    expect(defaultMode([0, 0, 1, 1], 2)).toBe('names and examples');
    expect(defaultMode([0, 0, 1], 2)).toBe('names');
    expect(defaultMode([0, 0], 2)).toBe('names');
    expect(balancedWeights([0, 0, 0, 1])).toEqual(Float64Array.of(4 / 6, 4 / 6, 4 / 6, 2));
    expect(norm(balancedWeights([]))).toBe(0);
  });
});
