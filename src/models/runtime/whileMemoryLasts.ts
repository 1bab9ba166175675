/** @file Work in batches that become smaller where memory is too little for them; the result does not depend on them. */

import { FailureError } from '../../core/failure.ts';
import { SessionError } from './session.ts';

/** Most at a time, remembered from one piece of work to the next. */
export interface Batches {
  most: number;
}

/** As runtimes and engines say it. */
const NO_MEMORY = /out of memory|bad_alloc|alloc\w* (?:memory|failed)|failed to (?:allocate|create buffer)|\bOOM\b/iu;

/**
 * Does some work, and again with half the batch where a graph could not be run: with fewer at a time it may.
 *
 * @param batches most at a time; made smaller here.
 * @param work is given the batch.
 * @param isLost whether there is no use in trying again, as where the device is gone. Default: there always is.
 * @throws FailureError "out-of-memory" where even one at a time is too much; whatever else the work throws.
 */
export async function whileMemoryLasts<Value>(
  batches: Batches,
  work: (batch: number) => Promise<Value>,
  isLost: () => boolean = () => false,
): Promise<Value> {
  for (;;) {
    const batch = batches.most;
    try {
      return await work(batch);
    } catch (error) {
      if (!(error instanceof SessionError) || isLost()) throw error;
      if (batch > 1) batches.most = Math.ceil(batch / 2);
      else if (NO_MEMORY.test(error.message)) throw new FailureError({ code: 'out-of-memory' }, { cause: error });
      else throw error;
    }
  }
}
