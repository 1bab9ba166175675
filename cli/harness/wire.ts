/** What the command and the page say to each other; all of it survives JSON. */

/** Where a model runs in the browser. */
export type Device = 'wasm' | 'webgpu';

/** What a model is fed: the numbers' own type is the element type, half precision in its bits. */
export interface Fed {
  readonly dims: readonly number[];
  readonly data: Float32Array | BigInt64Array | Int32Array | Uint16Array;
}

/** The element type of what is fed. */
export function typeOf({ data }: Fed): WireTensor['type'] {
  if (data instanceof BigInt64Array) return 'int64';
  if (data instanceof Int32Array) return 'int32';
  return data instanceof Uint16Array ? 'float16' : 'float32';
}

/** A tensor as base64 of its little-endian bytes. */
export interface WireTensor {
  readonly type: 'float32' | 'int64' | 'int32' | 'float16';
  readonly dims: readonly number[];
  readonly data: string;
}

/** One model to run. */
export interface RunRequest {
  readonly device: Device;
  readonly threads: number;
  /** Address of the model's bytes on the command's own server. */
  readonly model: string;
  /** Names its session, which is kept for the next runs of that name. Default: it is made for this request alone. */
  readonly keep?: string;
  /** Files with weights of it, by the names that it knows them by, at such addresses too. */
  readonly external: readonly { readonly path: string; readonly address: string }[];
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
