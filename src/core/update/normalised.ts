import type { Update } from './update.ts';

/**
 * Ascent along the gradient at a fixed length: x += size * g / rms(g), so that values move by `size` on the average, and those that
 * matter more move further, whatever the unit of the objective. Nothing where the gradient is nothing.
 *
 * @param size root mean square of a step, in units of the value: of the latent, for offsets.
 */
export const normalisedUpdate = (size: number): Update => ({
  init: () => ({ steps: 0, first: new Float64Array(0), second: new Float64Array(0) }),
  step: (gradient, state) => {
    // By the largest first: squares of small gradients are 0 before they are.
    const largest = gradient.reduce((most, g) => Math.max(most, Math.abs(g)), 0);
    const next = { ...state, steps: state.steps + 1 };
    if (largest === 0) return [new Float64Array(gradient.length), next];
    const shares = gradient.map((g) => g / largest);
    const length = Math.sqrt(shares.reduce((sum, share) => sum + share * share, 0) / shares.length);
    return [shares.map((share) => (size * share) / length), next];
  },
});
