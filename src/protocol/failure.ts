/** @file Failures as data: an error thrown across a worker's border loses everything but its message. */

export interface Failure {
  /** Stable name of the kind, for tests and for choosing a remedy. */
  readonly code: FailureCode;
  /** What was expected and what came, one sentence for a person. */
  readonly message: string;
  /** What to do next; empty where there is nothing to do. */
  readonly hint: string;
}

export type FailureCode =
  | 'cancelled'
  /** The worker died; its work can be asked for again. */
  | 'worker-lost'
  /** The GPU was taken away; a rebuilt worker gets another. */
  | 'device-lost'
  /** A file could not be read as an image, a zip or a folder. */
  | 'unreadable'
  /** A model's file did not arrive, or is not the one its manifest names. */
  | 'pack'
  /** The browser keeps no more data. */
  | 'storage'
  /** The request cannot be met as it is. */
  | 'invalid'
  | 'unexpected';

export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Failure };

export const success = <Value>(value: Value): Result<Value> => ({ ok: true, value });

export const failure = (code: FailureCode, message: string, hint = ''): Result<never> => ({
  ok: false,
  error: { code, message, hint },
});

/** What went wrong, in words; errors of this project say what to do after a semicolon. */
export function failureOf(error: unknown, code: FailureCode = 'unexpected'): Failure {
  const text = error instanceof Error ? error.message : String(error);
  const [message, ...hint] = text.split('; ');
  return { code: error instanceof RangeError ? 'invalid' : code, message: message ?? text, hint: hint.join('; ') };
}
