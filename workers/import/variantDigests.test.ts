import { describe, expect, it } from 'vitest';
import { DOCUMENT_VERSION } from '../../src/core/dataset/projectDocument.ts';
import { variantDigests } from './variantDigests.ts';

const document = (more: object) =>
  JSON.stringify({ version: DOCUMENT_VERSION, images: [{ file: 'cat/a.png', sha256: 'aa' }], ...more });

describe('digests of variants', () => {
  it('gives those that were written, and no path that something else claims', () => {
    const variants = [
      { file: 'cat/a_k1.png', sha256: 'b1' },
      { file: null, sha256: null },
      { file: 'cat/a.png', sha256: 'b2' },
      { file: 'cat/p.png', sha256: 'b3' },
    ];
    const text = document({ run: { variants }, picked: [{ file: 'cat/p.png', sha256: 'cc' }] });
    expect([...variantDigests(text)]).toEqual([['cat/a_k1.png', 'b1']]);
  });

  it.each([
    '',
    'null',
    '[]',
    document({ run: { variants: [1, null, {}] } }),
    document({ version: DOCUMENT_VERSION - 1 }),
    document({ run: null }),
  ])('gives none of %s', (text) => {
    expect(variantDigests(text).size).toBe(0);
  });
});
