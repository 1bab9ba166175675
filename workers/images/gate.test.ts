import { describe, expect, it } from 'vitest';
import { latch } from '../../src/testing/latch.ts';
import { createGate } from './gate.ts';

describe('createGate', () => {
  it('lets through what fits, in the order of arrival, and what is too heavy alone', async () => {
    const gate = createGate(10);
    const log: string[] = [];
    const doors = { a: latch(), b: latch(), c: latch(), d: latch() };
    const job = (name: keyof typeof doors, weight: number) =>
      gate.pass(weight, async () => {
        log.push(name);
        await doors[name].passed;
        return name;
      });
    // `d` would fit beside `a`, and does not overtake `c`.
    const all = [job('a', 4), job('b', 6), job('c', 25), job('d', 1)];
    await Promise.resolve();
    expect(log).toEqual(['a', 'b']);
    doors.b.open();
    await all[1];
    expect(log).toEqual(['a', 'b']);
    doors.a.open();
    await all[0];
    await Promise.resolve();
    expect(log).toEqual(['a', 'b', 'c']);
    doors.c.open();
    doors.d.open();
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('makes room after a failure too', async () => {
    const gate = createGate(1);
    const failed = gate.pass(1, () => Promise.reject(new Error('broken')));
    const next = gate.pass(1, () => Promise.resolve('whole'));
    await expect(failed).rejects.toThrow('broken');
    expect(await next).toBe('whole');
  });
});
