/** @file The worker that writes a zip, in the thread of the test. */

import { createZipService } from '../../workers/zip/zipService.ts';
import type { ZipLink } from '../engine/zip.ts';
import type { ZipWorker } from '../protocol/zip.ts';

/** Starts one; it does not die. */
export function zipInThread(): ZipLink {
  const service: Omit<ZipWorker, 'hold'> = createZipService();
  return {
    remote: service as ZipLink['remote'],
    lost: new Promise(() => undefined),
    terminate: () => undefined,
  };
}
