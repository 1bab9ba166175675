/** @file What a kind of reference case is: the contract of every file in `kinds/`. */

import type { Device, Runner } from './runners/runner.ts';

/** One compared quantity of a case; it agrees where `error <= tolerance`, so NaN never does. */
export interface Comparison {
  /** What is compared, such as "gradient of x". */
  readonly quantity: string;
  /** Largest error, in the unit of `tolerance` (`compare.ts` makes rtol and atol one number). */
  readonly error: number;
  readonly tolerance: number;
}

/** What a check may use besides the case. */
export interface Tools {
  /** Where models run: WASM in this process, or a device in Chromium. */
  readonly device: Device;
  /** Runs ONNX files on the device; it starts with the first run. */
  readonly runner: Runner;
  /** Folder of the starter packs, for kinds that compare a device with Node. */
  readonly packs: string;
}

/** A kind of reference case: the form of `case.json` and its files, and how the project reproduces what they hold. */
export interface Kind {
  /** Name of the folder that holds cases of this kind, or that is one. */
  readonly kind: string;
  /**
   * Runs one case.
   *
   * @param folder of the case: `case.json` and what it names.
   * @param tools where models run.
   * @returns everything that was compared, as it becomes known.
   * @throws where the case cannot be read or run; that counts as a miss.
   */
  readonly check: (folder: string, tools: Tools) => AsyncIterable<Comparison>;
}
