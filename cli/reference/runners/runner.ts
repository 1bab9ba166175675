import type { Fed } from '../../harness/wire.ts';
import type { FloatTensor } from '../stored.ts';

/** Where models run: `node` is WASM in this process, the others are in Chromium. */
export const DEVICES = ['node', 'wasm', 'webgpu'] as const;
export type Device = (typeof DEVICES)[number];

export type FloatTensors = Readonly<Record<string, FloatTensor>>;
export type Feeds = Readonly<Record<string, Fed>>;

/** A file with weights, under the name that the model knows it by. */
export interface ExternalFile {
  readonly path: string;
  readonly data: Uint8Array;
}

/** What one run of a model gave. */
export interface RunResult {
  readonly outputs: FloatTensors;
  /** Time of the run in milliseconds, session creation not included. */
  readonly ms: number;
}

/** Runs models somewhere: in this process, or in a browser. */
export interface Runner {
  /**
   * @param model an ONNX file.
   * @param feeds a tensor for every input.
   * @param outputs names of the wanted outputs, in float32, or in half precision, which come as float32.
   * @param external files with weights of the model. Default: none.
   */
  run(
    model: Uint8Array,
    feeds: Feeds,
    outputs: readonly string[],
    external?: readonly ExternalFile[],
  ): Promise<RunResult>;
  close(): Promise<void>;
}
