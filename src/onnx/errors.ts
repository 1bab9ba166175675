/** What went wrong with a graph, for a caller that decides by code and a reader who wants the sentence. */
export type OnnxErrorCode =
  | 'malformed-model'
  | 'external-data'
  | 'unsupported-opset'
  | 'unsupported-attribute'
  | 'unknown-value'
  | 'unknown-shape'
  | 'operator-without-rule'
  | 'non-differentiable-path'
  | 'incompatible-graphs';

/** An error about an ONNX graph; it is always thrown before anything runs. */
export class OnnxError extends Error {
  override readonly name = 'OnnxError';

  /**
   * @param code what went wrong
   * @param message what was expected, what came, and what to do
   * @param operator that is to blame, where one is: `Domain.Type`
   */
  constructor(
    readonly code: OnnxErrorCode,
    message: string,
    readonly operator?: string,
  ) {
    super(message);
  }
}
