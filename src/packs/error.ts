/** A pack that cannot be used: its manifest is wrong, or its files are not what the manifest says. */
export class PackError extends Error {
  override readonly name = 'PackError';

  /**
   * @param path Where in the manifest, for instance `graphs.encoder.inputs[0].shape[1]`, or which file.
   * @param expected What was expected there.
   * @param got What came, or a sentence of its own.
   */
  constructor(
    readonly path: string,
    readonly expected: string,
    readonly got: string,
  ) {
    super(`${path}: expected ${expected}, got ${got}.`);
  }
}
