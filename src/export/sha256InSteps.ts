/**
 * @file SHA-256 of a long text, in steps: the platform wants all of its bytes at once, which is as much memory again, and does not let a page
 * answer while it takes them over.
 */

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { bytesOf } from '../core/bytes/utf8.ts';
import type { Steps } from '../core/steps.ts';

/** Characters that a step takes. */
const PIECE = 65_536;
/** Multiplications that are worth as much as a piece, about. */
const A_PIECE = 1e6;

/**
 * SHA-256 of a text as UTF-8.
 *
 * @returns 64 lower-case hexadecimal digits.
 */
export function* sha256InSteps(text: string): Steps<string> {
  const hash = sha256.create();
  for (let from = 0; from < text.length;) {
    const to = endOf(text, from + PIECE);
    hash.update(bytesOf(text.slice(from, to)));
    from = to;
    yield A_PIECE;
  }
  return bytesToHex(hash.digest());
}

/** Where a piece may end: a pair of surrogates is one letter. */
function endOf(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const last = text.charCodeAt(at - 1);
  return last >= 0xd800 && last < 0xdc00 ? at - 1 : at;
}
