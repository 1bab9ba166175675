/** @file What an update rule is: a pure pair of an initial state and a step. */

/** Running moments of the gradient; a rule without memory leaves them empty. */
export interface Moments {
  readonly steps: number;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

export interface Update {
  /** The state before the first step for `count` values. */
  readonly init: (count: number) => Moments;
  /** The change to add to the values for this gradient (of the objective, to be increased), and the next state. */
  readonly step: (gradient: Float64Array, state: Moments) => readonly [change: Float64Array, state: Moments];
}
