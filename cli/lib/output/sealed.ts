/** @file Plain data as bytes with their hash in front: a power cut, or a copy that broke off, can leave a file whose end is missing. */

import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';

const HASH_BYTES = 32;

/** Plain data, typed arrays and maps included, bit by bit as they are. */
export function seal(value: unknown): Buffer {
  const content = serialize(value);
  return Buffer.concat([createHash('sha256').update(content).digest(), content]);
}

/** What was sealed; `null` where it is damaged. */
export function unseal(sealed: Uint8Array): unknown {
  const content = sealed.subarray(HASH_BYTES);
  const hash = createHash('sha256').update(content).digest();
  return hash.equals(sealed.subarray(0, HASH_BYTES)) ? deserialize(content) : null;
}
