/**
 * @file Hostile pictures: whatever the bytes are, a picture is read or refused with a reason, its pixels are as many as it says, and
 * nothing hangs. Page and command share all but the decoder of what platforms decode themselves.
 */

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { MAX_PIXELS } from '../../src/core/dataset/limits.ts';
import { FailureError, reasonOf } from '../../src/core/failure.ts';
import { cases, isLong } from '../../src/testing/long.ts';
import { READ } from '../../src/testing/pictures/cases.ts';
import { EN } from '../../src/ui/words/en.ts';
import { decodePicture } from './decode.ts';

/** Work that a person would call a hang, in microseconds of a core: a busy machine is none. */
const PATIENCE = 2_000_000;

/** @returns whether it was read. */
async function survives(bytes: Uint8Array): Promise<boolean> {
  const before = process.cpuUsage();
  let wasRead = false;
  try {
    const { image } = await decodePicture(bytes);
    expect(image.width * image.height).toBeLessThanOrEqual(MAX_PIXELS);
    expect(image.data).toHaveLength(4 * image.width * image.height);
    wasRead = true;
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    expect(EN.reason(reasonOf(error))).toMatch(/^\S.*[^.]$/u);
  }
  const { user, system } = process.cpuUsage(before);
  expect(user + system).toBeLessThan(PATIENCE);
  return wasRead;
}

const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const byte = fc.oneof(fc.nat(255), fc.constantFrom(0, 1, 0x7f, 0x80, 0xfe, 0xff));
/** Most of what can be said stands in the first bytes. */
const place = fc.oneof(
  share,
  share.map((at) => at ** 4),
);

describe('hostile pictures', () => {
  let pictures: readonly Uint8Array[];
  beforeAll(async () => {
    pictures = await Promise.all(Object.values(READ).map(async (make) => new Uint8Array(await make())));
  });
  const picture = fc.nat(Object.keys(READ).length - 1);

  it('survives pictures of every kind with bytes changed', { timeout: 1_200_000 }, async () => {
    let read = 0;
    const changes = fc.array(fc.tuple(place, byte), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(picture, changes, async (which, changed) => {
        const bytes = pictures[which]!.slice();
        for (const [at, value] of changed) bytes[Math.floor(at * bytes.length)] = value;
        read += Number(await survives(bytes));
      }),
      cases(100, 10_000),
    );
    // Changes that no file outlives would test nothing but its first bytes.
    if (isLong) expect(read).toBeGreaterThan(100);
  });

  it('survives pictures that are cut, doubled, or have their parts moved', { timeout: 1_200_000 }, async () => {
    const part = fc.tuple(picture, share, share);
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 4 }), async (parts) => {
        const cut = parts.map(([which, from, to], i) => {
          const bytes = pictures[which]!;
          // The first begins as a picture does.
          return bytes.subarray(i === 0 ? 0 : Math.floor(from * bytes.length), Math.ceil(to * bytes.length));
        });
        await survives(new Uint8Array(Buffer.concat(cut)));
      }),
      cases(60, 10_000),
    );
  });
});
