/** @file SHA-256 (FIPS 180-4), by the platform: models of a hundred megabytes are hashed before they are used. */

import { bytesOf } from './utf8.ts';

/**
 * The part of the Web Cryptography API that is used. Its result depends on the bytes alone, and page, workers and Node have it; pure
 * environments compile without its types, so it is described here.
 */
interface Cryptography {
  readonly crypto: {
    /** Absent on pages that came over plain http from another machine. */
    readonly subtle?: {
      digest(algorithm: 'SHA-256', bytes: Uint8Array<ArrayBuffer> | ArrayBuffer): Promise<ArrayBuffer>;
    };
  };
}

/**
 * SHA-256 of some bytes, or of a text as UTF-8.
 *
 * @returns 64 lower-case hexadecimal digits.
 * @throws Error where the platform hides its digests.
 */
export async function sha256(content: Uint8Array<ArrayBuffer> | ArrayBuffer | string): Promise<string> {
  const { subtle } = (globalThis as unknown as Cryptography).crypto;
  if (!subtle) {
    throw new Error(
      'Expected a secure page, got one whose browser hides SHA-256; open it over https or from localhost.',
    );
  }
  return hex(await subtle.digest('SHA-256', typeof content === 'string' ? bytesOf(content) : content));
}

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
