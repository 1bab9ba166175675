/** @file What went wrong with a pack, as data. */

import { failureOf, type Failure } from '../../src/core/failure.ts';
import { PackError } from '../../src/packs/error.ts';

export const packFailure = (error: unknown): Failure =>
  error instanceof PackError
    ? { code: 'pack-field', path: error.path, expected: error.expected, got: error.got }
    : failureOf(error);
