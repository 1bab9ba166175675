/** @file Draws from a stream one after the other, for procedures that decide as they go how much they draw. */

import { exactExp } from '../elementary.ts';
import { exactLog, inverseNormal } from './normal.ts';
import { uniforms, type StreamAddress } from './stream.ts';

/** A stream read from its beginning; every draw moves on. The same address gives the same draws, to the last bit, everywhere. */
export interface Draws {
  /** U(0, 1), both ends excluded. */
  uniform(): number;
  /** N(0, 1). */
  normal(): number;
  /** A whole number in [0, count), each as likely; `count` from 1 to 2^32. */
  below(count: number): number;
  /** True or false, each as likely. */
  coin(): boolean;
  /** Gamma with shape > 0 and scale 1. */
  gamma(shape: number): number;
  /** Beta(a, b) in [0, 1]; a and b > 0. */
  beta(a: number, b: number): number;
  /** Symmetric Dirichlet: `count` shares >= 0 that sum to 1. */
  dirichlet(count: number, shape: number): number[];
}

/** Numbers that are taken from the stream at first; later always as many again as there were. */
const FIRST = 16;

/**
 * Opens a stream at its beginning.
 *
 * @param address which stream.
 */
export function openDraws(address: StreamAddress): Draws {
  let numbers = uniforms(address, FIRST);
  let next = 0;
  const uniform = (): number => {
    if (next === numbers.length) numbers = uniforms(address, 2 * next); // begins with the numbers that are spent
    return numbers[next++]!;
  };
  const normal = (): number => inverseNormal(uniform());

  /**
   * G. Marsaglia, W. W. Tsang, "A Simple Method for Generating Gamma Variables", ACM TOMS 26 (2000), without its squeeze, which
   * saves time only; below shape 1 the draw of shape + 1 times U^(1 / shape), as they say there. Logarithms throughout: small
   * shapes give numbers that float64 does not hold.
   */
  const logGamma = (shape: number): number => {
    if (shape < 1) return logGamma(shape + 1) + exactLog(uniform()) / shape;
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const root = 1 + c * x;
      if (root <= 0) continue;
      const v = root * root * root;
      if (exactLog(uniform()) < (x * x) / 2 + d - d * v + d * exactLog(v)) return exactLog(d) + exactLog(v);
    }
  };

  /** Shares from the logarithms of gamma draws; the largest is taken out first, so that the sum never vanishes. */
  const shares = (logs: readonly number[]): number[] => {
    const largest = Math.max(...logs);
    const parts = logs.map((log) => exactExp(Math.max(-700, log - largest)));
    const sum = parts.reduce((total, part) => total + part, 0);
    return parts.map((part) => part / sum);
  };

  return {
    uniform,
    normal,
    below: (count) => Math.floor(uniform() * count),
    coin: () => uniform() < 0.5,
    gamma: (shape) => exactExp(Math.max(-700, logGamma(shape))),
    beta: (a, b) => shares([logGamma(a), logGamma(b)])[0]!,
    dirichlet: (count, shape) => shares(Array.from({ length: count }, () => logGamma(shape))),
  };
}
