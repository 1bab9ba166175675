/** Times of one kind of run, in milliseconds. */
export interface Times {
  readonly median: number;
  readonly least: number;
  /** Half the distance between the quartiles: how far a typical run lies from the median. */
  readonly halfRange: number;
  readonly runs: number;
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;

/** Median, least and spread of some times. */
export function summarise(times: readonly number[]): Times {
  const sorted = times.toSorted((a, b) => a - b);
  return {
    median: quantile(sorted, 0.5),
    least: quantile(sorted, 0),
    halfRange: (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 2,
    runs: sorted.length,
  };
}
