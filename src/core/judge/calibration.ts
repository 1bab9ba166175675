/** @file How well probabilities keep what they promise. */

/** One prediction: how sure, and whether right. */
export interface Prediction {
  /** Probability of the class that was chosen, in [0, 1]. */
  readonly confidence: number;
  readonly correct: boolean;
}

/** Predictions of similar confidence. */
export interface ReliabilityBin {
  readonly count: number;
  /** Mean confidence; NaN when the bin is empty. */
  readonly confidence: number;
  /** Share that was right; NaN when the bin is empty. */
  readonly accuracy: number;
}

/**
 * Sorts predictions into bins of equal width.
 *
 * @param predictions in any order.
 * @param bins number of bins; 15 as is usual.
 * @returns the bins from least to most sure; a confidence on a border belongs to the lower bin.
 */
export function reliability(predictions: readonly Prediction[], bins = 15): ReliabilityBin[] {
  const sums = Array.from({ length: bins }, () => ({ count: 0, confidence: 0, correct: 0 }));
  for (const { confidence, correct } of predictions) {
    const bin = sums[Math.min(bins - 1, Math.max(0, Math.ceil(confidence * bins) - 1))]!;
    bin.count++;
    bin.confidence += confidence;
    bin.correct += Number(correct);
  }
  return sums.map(({ count, confidence, correct }) => ({
    count,
    confidence: confidence / count,
    accuracy: correct / count,
  }));
}

/**
 * Expected calibration error (Guo et al. 2017): the mean over predictions of |accuracy - confidence| of their bin.
 *
 * @param predictions in any order.
 * @param bins number of bins; 15 as is usual.
 * @returns in [0, 1]; 0 without predictions.
 */
export function expectedCalibrationError(predictions: readonly Prediction[], bins = 15): number {
  if (predictions.length === 0) return 0;
  return reliability(predictions, bins)
    .filter(({ count }) => count > 0)
    .reduce(
      (sum, { count, confidence, accuracy }) => sum + (count / predictions.length) * Math.abs(accuracy - confidence),
      0,
    );
}

/**
 * What the expected calibration error of perfectly calibrated predictions is on the average, by chance alone: few predictions in many
 * bins are never calibrated, and an error is only one where it is above this.
 *
 * Of every bin, the mean distance of a sum of coins with probabilities c_i from its mean, sqrt(2 / pi sum c_i (1 - c_i)), which is near
 * enough for a normal sum.
 *
 * @param predictions in any order; whether they are correct does not matter.
 * @param bins number of bins.
 */
export function calibrationErrorByChance(predictions: readonly Prediction[], bins = 15): number {
  if (predictions.length === 0) return 0;
  const variances = new Float64Array(bins);
  for (const { confidence } of predictions) {
    variances[Math.min(bins - 1, Math.max(0, Math.ceil(confidence * bins) - 1))]! += confidence * (1 - confidence);
  }
  return variances.reduce((sum, variance) => sum + Math.sqrt((2 / Math.PI) * variance), 0) / predictions.length;
}

/** What an error of calibration comes to by chance. */
export interface CalibrationFloor {
  readonly mean: number;
  /** Between these lie 95 of 100. */
  readonly low: number;
  readonly high: number;
}

/** A prediction of a picture that may be read several times, by heads of several draws. */
export interface ReadPrediction extends Pick<Prediction, 'confidence'> {
  /** Index of the picture. */
  readonly picture: number;
}

/**
 * What would be measured of a judge that keeps every promise, with as many predictions as sure as these: the expected calibration error
 * where each is right with the probability that it states. An error between these bounds says nothing against a judge.
 *
 * A picture that is read several times is as hard to each: one number a picture and round decides all of its predictions.
 *
 * @param predictions in any order.
 * @param chanceOf numbers in [0, 1) of a round, one a picture.
 * @param rounds how many labellings are tried, at least 1.
 * @param bins number of bins; 15 as is usual.
 * @returns zeros without predictions.
 */
export function calibrationFloor(
  predictions: readonly ReadPrediction[],
  chanceOf: (round: number) => ArrayLike<number>,
  rounds: number,
  bins = 15,
): CalibrationFloor {
  const errors = Array.from({ length: rounds }, (_, round) => {
    const chance = chanceOf(round);
    return expectedCalibrationError(
      predictions.map(({ confidence, picture }) => ({ confidence, correct: chance[picture]! < confidence })),
      bins,
    );
  }).sort((a, b) => a - b);
  const at = (share: number): number => errors[Math.min(rounds - 1, Math.floor(share * rounds))]!;
  return { mean: errors.reduce((sum, error) => sum + error, 0) / rounds, low: at(0.025), high: at(0.975) };
}
