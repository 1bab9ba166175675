import type { CaseTensor } from './cases.ts';

/** Named tensors in and out. */
export type Tensors = Readonly<Record<string, CaseTensor>>;

/** What one run of a model gave. */
export interface RunResult {
  readonly outputs: Tensors;
  /** Time of the run in milliseconds, session creation not included. */
  readonly ms: number;
}

/** Runs models somewhere: in this process, or in a browser. */
export interface Runner {
  /**
   * @param model an ONNX file
   * @param feeds a float32 tensor for every input
   * @param outputs names of the wanted outputs
   */
  run(model: Uint8Array, feeds: Tensors, outputs: readonly string[]): Promise<RunResult>;
  close(): Promise<void>;
}
