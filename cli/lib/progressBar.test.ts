import { describe, expect, it } from 'vitest';
import { createProgressBar } from './progressBar.ts';

/** What a terminal of so many columns shows. */
function shown(columns: number, done: number, total: number, what: string, minutes = 0): string {
  let line = '';
  let now = 0;
  const stream = { isTTY: true, columns, write: (text: string) => ((line = text), true) };
  const bar = createProgressBar(total, stream, () => now);
  now = minutes * 60_000;
  bar.show(done, what);
  return line;
}

/** Columns that a terminal needs: two for what is wide. */
const width = (text: string): number =>
  Array.from(text).reduce((sum, one) => sum + (/[\u1100-\uffdc]/u.test(one) && !/[█░]/u.test(one) ? 2 : 1), 0);

describe('the progress bar', () => {
  it('has all of it on a wide terminal', () => {
    expect(shown(80, 5, 10, 'cat', 1)).toBe(`${'█'.repeat(14)}${'░'.repeat(14)} 5/10 1 min 0 s left  cat`);
  });

  it.each([1, 2, 5, 10, 20, 25, 30, 31, 40, 60, 80, 200])('never breaks the line of %i columns', (columns) => {
    for (const what of ['cat', 'a class with a long name', '柴犬の子犬の写真', '']) {
      for (const [done, total] of [
        [0, 3],
        [999, 12_345],
        [12_345, 12_345],
        [0, 0],
      ] as const) {
        expect(width(shown(columns, done, total, what, 600))).toBeLessThan(Math.max(2, columns));
      }
    }
  });

  it('keeps the count and the time on 30 columns', () => {
    const line = shown(30, 120, 5000, 'golden retriever', 3);
    expect(line).toContain('120/5000 2 h 2 min left');
    expect(line).toMatch(/^█*░+ /u);
  });

  it('is silent where there is no terminal', () => {
    let written = '';
    const bar = createProgressBar(2, { isTTY: false, columns: 80, write: (text: string) => ((written += text), true) });
    bar.show(1, 'cat');
    bar.clear();
    expect(written).toBe('');
  });
});
