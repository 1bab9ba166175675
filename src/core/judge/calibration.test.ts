import { describe, expect, it } from 'vitest';
import { imageId, runSeed } from '../brands.ts';
import { uniforms } from '../random/stream.ts';
import { mean } from '../reals.ts';
import { calibrationErrorByChance, calibrationFloor, expectedCalibrationError, reliability } from './calibration.ts';

const CONFIDENCE = [0.05, 0.1, 0.2, 0.333, 0.4, 0.41, 0.6, 0.66, 0.7, 0.8, 0.85, 0.9, 0.95, 0.99, 1];
const CORRECT = [0, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 0, 1, 1];
const predictions = CONFIDENCE.map((confidence, i) => ({ confidence, correct: CORRECT[i] === 1 }));

describe('expectedCalibrationError', () => {
  it('agrees with numpy', () => {
    // e = 0; for i in range(15): m = (conf > i / 15) & (conf <= (i + 1) / 15); e += m.mean() * abs(ok[m].mean() - conf[m].mean())
    expect(expectedCalibrationError(predictions)).toBeCloseTo(0.3362, 10);
  });

  it('is 0 where confidence is accuracy, and without predictions', () => {
    const half = [true, false].map((correct) => ({ confidence: 0.5, correct }));
    expect([expectedCalibrationError(half), expectedCalibrationError([])]).toEqual([0, 0]);
  });

  it('is the confidence of someone who is always wrong', () => {
    expect(expectedCalibrationError([{ confidence: 0.9, correct: false }])).toBeCloseTo(0.9, 12);
  });
});

describe('reliability', () => {
  it('puts each prediction into one bin, borders into the lower', () => {
    const bins = reliability(
      [
        { confidence: 0, correct: false },
        { confidence: 0.5, correct: true },
        { confidence: 1, correct: true },
      ],
      2,
    );
    expect(bins.map((bin) => bin.count)).toEqual([2, 1]);
    expect(bins[0]).toEqual({ count: 2, confidence: 0.25, accuracy: 0.5 });
  });
});

describe('calibrationErrorByChance', () => {
  it('is what perfectly calibrated predictions show', () => {
    // 2000 sets of 60 predictions with confidences 0.41 to 1, right as often as they say.
    const coins = uniforms({ runSeed: runSeed(2), image: imageId('coins'), variant: 0, purpose: 'scale' }, 120_000);
    const confidences = Array.from({ length: 60 }, (_, i) => 0.41 + 0.01 * i);
    const errors = Array.from({ length: 2000 }, (_, set) =>
      expectedCalibrationError(
        confidences.map((confidence, i) => ({ confidence, correct: coins[60 * set + i]! < confidence })),
      ),
    );
    const byChance = calibrationErrorByChance(confidences.map((confidence) => ({ confidence, correct: false })));
    expect(byChance / mean(errors)).toBeGreaterThan(0.9);
    expect(byChance / mean(errors)).toBeLessThan(1.1);
    expect(calibrationErrorByChance([])).toBe(0);
  });
});

describe('calibrationFloor', () => {
  const chanceOf = (variant: number) =>
    uniforms({ runSeed: runSeed(3), image: imageId('floor'), variant, purpose: 'scale' }, 60);
  const sure = Array.from({ length: 60 }, (_, picture) => ({ picture, confidence: 0.41 + 0.01 * picture }));

  it('has what chance comes to in its middle', () => {
    const { mean: middle, low, high } = calibrationFloor(sure, chanceOf, 1000);
    const expected = calibrationErrorByChance(sure.map((one) => ({ ...one, correct: false })));
    expect(middle / expected).toBeGreaterThan(0.9);
    expect(middle / expected).toBeLessThan(1.1);
    expect([low < middle, middle < high]).toEqual([true, true]);
  });

  it('is no smaller where the same pictures are read twice, alike', () => {
    const twice = calibrationFloor([...sure, ...sure], chanceOf, 200);
    expect(twice.mean).toBeCloseTo(calibrationFloor(sure, chanceOf, 200).mean, 10);
  });

  it('is nothing where nothing is left to chance', () => {
    const certain = sure.map(({ picture }) => ({ picture, confidence: 1 }));
    expect(calibrationFloor(certain, chanceOf, 10)).toEqual({ mean: 0, low: 0, high: 0 });
    expect(calibrationFloor([], chanceOf, 10)).toEqual({ mean: 0, low: 0, high: 0 });
  });
});
