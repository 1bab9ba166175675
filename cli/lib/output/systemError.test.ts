import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sentenceOf } from './systemError.ts';

const failing = (code: string, syscall: string, path?: string) =>
  Object.assign(new Error(`${code}: raw`), { code, syscall, path });

describe('sentenceOf', () => {
  it.each(['ENOENT', 'EROFS', 'ENOSPC', 'EACCES', 'EPERM', 'EDQUOT', 'EIO', 'EMFILE', 'ENAMETOOLONG', 'EXYZ'])(
    'says %s',
    (code) => {
      const sentence = sentenceOf(failing(code, 'write', '/data/out.zip'));
      expect(sentence).toMatch(new RegExp(`^Expected to write /data/out\\.zip, got .+ \\(${code}\\); .+\\.$`, 'u'));
      expect(sentence).not.toContain('raw');
    },
  );

  it('says what was read, from a real failure', () => {
    let thrown: unknown;
    try {
      readFileSync('/nowhere/at/all');
    } catch (error) {
      thrown = error;
    }
    expect(sentenceOf(thrown)).toBe('Expected to read /nowhere/at/all, got nothing there (ENOENT); check the path.');
    expect(sentenceOf(thrown, 'read --names')).toMatch(/^Expected to read --names, got nothing there/u);
  });

  it('leaves what has words already', () => {
    expect(sentenceOf(new Error('Expected a, got b; do c.'))).toBe('Expected a, got b; do c.');
    expect(sentenceOf('text')).toBe('text');
  });
});
