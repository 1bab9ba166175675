/** @file Answers that may be failures: an error thrown across a worker's border would lose everything but its message. */

import type { Failure } from '../core/failure.ts';

export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Failure };

export const success = <Value>(value: Value): Result<Value> => ({ ok: true, value });

export const failure = (error: Failure): { readonly ok: false; readonly error: Failure } => ({ ok: false, error });
