import { exactExp } from '../elementary.ts';
import type { Draws } from '../random/draws.ts';
import { exactLog } from '../random/normal.ts';

/** Below this mean uniforms are multiplied; above, W. Hörmann's PTRS ("The Transformed Rejection Method", 1993) takes few draws. */
const FEW = 10;

/** log k! by Stirling's series, exact to 1e-10 from 10 on, by the product below. */
function logFactorial(k: number): number {
  if (k < 10) {
    let product = 1;
    for (let i = 2; i <= k; i++) product *= i;
    return exactLog(product);
  }
  const n = k + 1;
  return (n - 0.5) * exactLog(n) - n + 0.9189385332046727 + 1 / (12 * n) - 1 / (360 * n ** 3) + 1 / (1260 * n ** 5);
}

/** One draw of a Poisson distribution. @param mean 0 to 500. */
export function poisson(mean: number, draws: Draws): number {
  if (mean === 0) return 0;
  if (mean < FEW) {
    const limit = exactExp(-mean);
    let count = 0;
    for (let product = draws.uniform(); product > limit; product *= draws.uniform()) count++;
    return count;
  }
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverse = 1.1239 + 1.1328 / (b - 3.4);
  const quick = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = draws.uniform() - 0.5;
    const v = draws.uniform();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= quick) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    const left = exactLog((v * inverse) / (a / (us * us) + b));
    if (left <= k * exactLog(mean) - mean - logFactorial(k)) return k;
  }
}
