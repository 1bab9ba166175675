import { describe, expect, it, vi } from 'vitest';
import { fileUrl, verifyFile } from './verify.ts';

describe('verifyFile', () => {
  // FIPS 180-4, example "abc".
  const file = { path: 'abc', bytes: 3, sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' };

  it('accepts the bytes of the published example', async () => {
    await expect(verifyFile(file, new TextEncoder().encode('abc'))).resolves.toBeUndefined();
  });

  it('names the file and both hashes when a byte differs', async () => {
    const hashed = verifyFile(file, new TextEncoder().encode('abd'));
    await expect(hashed).rejects.toThrow(/^abc: expected SHA-256 ba7816bf.*, got a52d159f262b2c6d/);
  });

  it('compares sizes without hashing', async () => {
    const digest = vi.spyOn(crypto.subtle, 'digest');
    await expect(verifyFile(file, new Uint8Array(4))).rejects.toThrow('abc: expected 3 bytes, got 4 bytes.');
    expect(digest).not.toHaveBeenCalled();
    digest.mockRestore();
  });
});

describe('fileUrl', () => {
  it('looks beside the manifest, whatever a file is called', () => {
    expect(fileUrl('/studio/models/mae/pack.json', 'onnx/en coder#1.onnx')).toBe(
      '/studio/models/mae/onnx/en%20coder%231.onnx',
    );
  });
});
