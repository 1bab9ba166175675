import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sha256 } from './sha256.ts';
import { bytesOf, textOf } from './utf8.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('sha256', () => {
  // FIPS 180-4, the examples of SHA-256: one block, two blocks, and none.
  it.each([
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ])('gives the published digest of %j', async (text, digest) => {
    expect(await sha256(text)).toBe(digest);
  });

  it('takes bytes, a part of a buffer, a whole buffer and a text alike', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), async (data) => {
        const bytes = Uint8Array.from([7, ...data]).subarray(1);
        const expected = createHash('sha256').update(data).digest('hex');
        expect(await sha256(bytes)).toBe(expected);
        expect(await sha256(bytes.slice().buffer)).toBe(expected);
      }),
    );
    expect(await sha256('é')).toBe(await sha256(Uint8Array.of(0xc3, 0xa9)));
  });

  it('says what to do where the browser hides it', async () => {
    vi.stubGlobal('crypto', {});
    await expect(sha256('abc')).rejects.toThrow(/^Expected a secure page, .* over https or from localhost\.$/);
  });
});

describe('utf8', () => {
  it('brings any text there and back; what has no bytes is replaced', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', '\ud800', '\udc00'), (text, lone) => {
        const bytes = bytesOf(text + lone);
        expect([...bytes]).toEqual([...Buffer.from(text + lone, 'utf8')]);
        expect(textOf(bytes)).toBe(
          Buffer.from(text + lone)
            .toString()
            .replace(/^\ufeff/u, ''),
        );
      }),
    );
  });
});
