/** @file onnxruntime-web with faster matrix products: its binary, with code of our own put before two of its functions. */

import { sha256 } from '../../../core/bytes/sha256.ts';
import { joined } from '../../../core/image/file/bytes.ts';
import { bytesOfCode, unsigned } from './assembler.ts';
import { mapBodies, readLocals, type Body } from './module.ts';
import { declared, PARAMETERS, sgemmTile } from './sgemm.ts';

/**
 * The runtime's kernels, by the SHA-256 of their bodies: the same in all builds of onnxruntime-web 1.30, with WebGPU or without. They name no
 * other function, so their bytes do not depend on what else a build has.
 */
const KERNELS: Readonly<Record<string, { readonly bytes: number; readonly adds: boolean }>> = {
  f7728808b5f87253962b9f639f830459c0961fbc2cd2f8463534e97ae5a7e534: { bytes: 2040, adds: false },
  '9e72cc3a5fb5a445d440bf86c3de4b8bb338ee3773f763c730af6227034c8f08': { bytes: 1922, adds: true },
};
const SIZES = new Set(Object.values(KERNELS).map(({ bytes }) => bytes));

/**
 * A build of onnxruntime-web that multiplies matrices faster, to the same bits: see `sgemm.ts`.
 *
 * @param wasm `ort-wasm-simd-threaded.wasm`, or another build of the same version.
 * @throws Error where the kernels are not those that are known, as in another version of the runtime.
 */
export async function withFasterKernels(wasm: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  let found = 0;
  const faster = await mapBodies(wasm, async (body) => {
    if (!SIZES.has(body.length)) return body;
    const kernel = KERNELS[await sha256(Uint8Array.from(body))];
    if (!kernel) return body;
    found++;
    return withTile(body, kernel.adds);
  });
  const expected = Object.keys(KERNELS).length;
  if (found !== expected) {
    throw new Error(
      `Expected the ${expected} matrix kernels of onnxruntime-web 1.30, found ${found}; install the version of package-lock.json, or measure the new one's kernels and name them in src/models/runtime/kernels/faster.ts.`,
    );
  }
  return faster;
}

/** A kernel that tries the tile first. */
function withTile(body: Body, adds: boolean): Body {
  const { groups, first, count, start } = readLocals(body);
  const { locals, code } = sgemmTile(PARAMETERS + count, adds);
  return joined([
    Uint8Array.from(unsigned(groups + locals.length)),
    body.subarray(first, start),
    Uint8Array.from([...declared(locals), ...bytesOfCode(code)]),
    body.subarray(start),
  ]);
}
