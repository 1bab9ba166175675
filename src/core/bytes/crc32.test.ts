import { crc32 as reference } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32.ts';

describe('crc32', () => {
  // The check value of the catalogue of parametrised CRC algorithms (CRC-32/ISO-HDLC): the sum of "123456789".
  it('gives the check value', () => {
    expect(crc32(new TextEncoder().encode('123456789'), 0, 9)).toBe(0xcbf43926);
  });

  it('gives what zlib gives, from any place to any other', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 100 }),
        fc.nat({ max: 100 }),
        fc.nat({ max: 100 }),
        (bytes, from, length) => {
          const whole = Buffer.concat([bytes, Buffer.alloc(200)]);
          // Bytes that are missing count as zeros.
          expect(crc32(bytes, from, from + length)).toBe(reference(whole.subarray(from, from + length)));
        },
      ),
    );
  });
});
