import type { Update } from './update.ts';

// Far below any gradient that moves an image, far above what float32 models return for none.
const FLOOR = 1e-12;

/**
 * Adam ascent: moments m, v of the gradient with their start-up bias removed, x += size * m / (sqrt(v) + 1e-12).
 *
 * D. P. Kingma, J. Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015, algorithm 1.
 *
 * @param size of a step, in units of the value; the first step moves every value by `size`, as a sign step does.
 * @param beta1 decay of the first moment, in [0, 1).
 * @param beta2 decay of the second moment, in [0, 1); shorter than the usual 0.999, since guidance takes few steps.
 */
export const adamUpdate = (size: number, beta1 = 0.9, beta2 = 0.99): Update => ({
  init: (count) => ({ steps: 0, first: new Float64Array(count), second: new Float64Array(count) }),
  step: (gradient, state) => {
    const steps = state.steps + 1;
    const first = state.first.map((m, i) => beta1 * m + (1 - beta1) * gradient[i]!);
    const second = state.second.map((v, i) => beta2 * v + (1 - beta2) * gradient[i]! ** 2);
    const change = first.map(
      (m, i) => (size * (m / (1 - beta1 ** steps))) / (Math.sqrt(second[i]! / (1 - beta2 ** steps)) + FLOOR),
    );
    return [change, { steps, first, second }];
  },
});
