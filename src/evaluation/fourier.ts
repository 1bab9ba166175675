/**
 * Power of a real signal at every frequency up to half the sampling rate.
 *
 * @param signal a power of two of samples, at least 2.
 * @returns |X_k|^2 for k = 0 .. n / 2, where X_k = sum of x_t exp(-2 pi i k t / n).
 * @throws RangeError for another length.
 */
export function powerSpectrum(signal: Float64Array): Float64Array {
  const n = signal.length;
  if (n < 2 || (n & (n - 1)) !== 0) throw new RangeError(`Expected a power of two of samples, got ${n}.`);
  const re = new Float64Array(n);
  const im = new Float64Array(n);
  // Cooley and Tukey: samples in bit-reversed order, then butterflies of growing width.
  const bits = Math.log2(n);
  for (let i = 0; i < n; i++) {
    let reversed = 0;
    for (let bit = 0; bit < bits; bit++) reversed |= ((i >> bit) & 1) << (bits - 1 - bit);
    re[reversed] = signal[i]!;
  }
  for (let half = 1; half < n; half *= 2) {
    for (let k = 0; k < half; k++) {
      const angle = (-Math.PI * k) / half;
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      for (let i = k; i < n; i += 2 * half) {
        const j = i + half;
        const [r, q] = [re[j]! * c - im[j]! * s, re[j]! * s + im[j]! * c];
        [re[j], im[j]] = [re[i]! - r, im[i]! - q];
        [re[i], im[i]] = [re[i]! + r, im[i]! + q];
      }
    }
  }
  return Float64Array.from({ length: n / 2 + 1 }, (_, k) => re[k]! ** 2 + im[k]! ** 2);
}
