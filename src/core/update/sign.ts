import type { Update } from './update.ts';

/**
 * Sign-gradient ascent: x += size * sign(g), nothing where g is 0.
 *
 * @param size of a step, in units of the value; the released code uses 0.1.
 */
export const signUpdate = (size: number): Update => ({
  init: () => ({ steps: 0, first: new Float64Array(0), second: new Float64Array(0) }),
  step: (gradient, state) => [gradient.map((g) => size * Math.sign(g)), { ...state, steps: state.steps + 1 }],
});
