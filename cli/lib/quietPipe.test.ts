import { PassThrough } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { endWithPipe } from './quietPipe.ts';

const fault = (code: string) => Object.assign(new Error(code), { code, syscall: 'write' });

describe('the end of what a command says', () => {
  it.each([
    ['EPIPE', 141, null],
    ['ENOSPC', 1, /^Expected to say what it does, got no space left on the disk \(ENOSPC\); .*\n$/u],
    ['EIO', 1, /^Expected to say what it does, got a failure of the disk \(EIO\); .*\n$/u],
  ] as const)('by %s ends it with %d, and with a sentence where somebody may read it', (code, exit, says) => {
    const written: string[] = [];
    const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      written.push(String(text));
      return true;
    });
    const codes: number[] = [];
    const stream = new PassThrough();
    endWithPipe([stream], (ended) => void codes.push(ended));
    stream.emit('error', fault(code));
    spy.mockRestore();
    expect(codes).toEqual([exit]);
    expect(written).toEqual(says === null ? [] : [expect.stringMatching(says)]);
  });
});
