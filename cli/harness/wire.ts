/** What the command and the page say to each other; all of it survives JSON. */

/** Where a model runs in the browser. */
export type Device = 'wasm' | 'webgpu';

/** A tensor as base64 of its little-endian bytes. */
export interface WireTensor {
  readonly type: 'float32' | 'int64';
  readonly dims: readonly number[];
  readonly data: string;
}

/** One model to run. */
export interface RunRequest {
  readonly device: Device;
  readonly threads: number;
  /** Address of the model's bytes on the command's own server. */
  readonly model: string;
  readonly feeds: Readonly<Record<string, WireTensor>>;
  /** Wanted outputs; all of them when the list is empty. */
  readonly outputs: readonly string[];
  /** Runs before the measured ones. */
  readonly warmup: number;
  /** Measured runs; the outputs are those of the last. */
  readonly repeats: number;
  /** Whether outputs are sent back, or only timed. */
  readonly wantOutputs: boolean;
}

/** What came of it. */
export type RunReply =
  | {
      readonly ok: true;
      readonly outputs: Readonly<Record<string, WireTensor>>;
      /** Milliseconds of each measured run. */
      readonly times: readonly number[];
      /** Milliseconds to create the session. */
      readonly createMs: number;
    }
  | { readonly ok: false; readonly message: string };

/** What the page offers to the command. */
export interface HarnessWindow {
  runModel(request: RunRequest): Promise<RunReply>;
}
