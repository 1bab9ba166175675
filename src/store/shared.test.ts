import { describe, expect, it } from 'vitest';
import { createShared, type SharedOptions } from './shared.ts';

/** Values that are made when the test says so. */
function setup(options: Partial<SharedOptions<string, { readonly name: string }>> = {}) {
  const asked: string[] = [];
  const dropped: string[] = [];
  const finish = new Map<string, (found: boolean) => void>();
  const shared = createShared<string, { readonly name: string }>({
    make: (key) => {
      asked.push(key);
      return new Promise((resolve, reject) => {
        finish.set(key, (found) => {
          if (found) resolve({ name: key });
          else reject(new Error('gone'));
        });
      });
    },
    drop: ({ name }) => dropped.push(name),
    sizeOf: () => 1,
    spare: 2,
    atOnce: 2,
    ...options,
  });
  const nextTask = () => new Promise((resolve) => setTimeout(resolve));
  const made = async (key: string, found = true) => {
    finish.get(key)!(found);
    await nextTask();
  };
  return { shared, asked, dropped, made, nextTask };
}

describe('createShared', () => {
  it('makes a value once for all who ask, and lets it be seen at once afterwards', async () => {
    const { shared, asked, made, nextTask } = setup();
    const both = [shared.acquire('a'), shared.acquire('a')];
    expect(shared.peek('a')).toBeNull();
    await nextTask();
    await made('a');
    const [first, second] = await Promise.all(both);
    expect(first).toBe(second);
    expect(shared.peek('a')).toBe(first);
    expect(asked).toEqual(['a']);
  });

  it('keeps what was let go last, and drops the others', async () => {
    const { shared, dropped, made, nextTask } = setup();
    for (const key of ['a', 'b', 'c']) {
      void shared.acquire(key);
      await nextTask();
      await made(key);
    }
    for (const key of ['b', 'a', 'c']) shared.release(key);
    expect(dropped).toEqual(['b']);
    expect(shared.peek('b')).toBeNull();
    const again = await shared.acquire('a');
    expect(again).toEqual({ name: 'a' });
    shared.release('a');
    expect(dropped).toEqual(['b']);
  });

  it('makes the newest first, a few at a time, and never what nobody waits for any more', async () => {
    const { shared, asked, made, nextTask } = setup();
    const answers = ['a', 'b', 'c', 'd', 'e'].map((key) => shared.acquire(key));
    await nextTask();
    expect(asked).toEqual(['e', 'd']);
    shared.release('c');
    await made('e');
    expect(asked).toEqual(['e', 'd', 'b']);
    await made('d');
    await made('b');
    await made('a');
    expect(asked).toEqual(['e', 'd', 'b', 'a']);
    expect(await Promise.all(answers)).toEqual([{ name: 'a' }, { name: 'b' }, null, { name: 'd' }, { name: 'e' }]);
  });

  it('drops what comes after everybody has gone, and makes it again for who comes back', async () => {
    const { shared, asked, dropped, made, nextTask } = setup();
    void shared.acquire('a');
    await nextTask();
    shared.release('a');
    const again = shared.acquire('a');
    await made('a');
    expect(dropped).toEqual(['a']);
    await made('a');
    expect(await again).toEqual({ name: 'a' });
    expect(asked).toEqual(['a', 'a']);
  });

  it('has nothing where making fails', async () => {
    const { shared, made, nextTask } = setup();
    const answer = shared.acquire('a');
    await nextTask();
    await made('a', false);
    expect(await answer).toBeNull();
    expect(shared.peek('a')).toBeNull();
  });

  it('forgets another project’s values, those under way too', async () => {
    const { shared, dropped, made, nextTask } = setup();
    void shared.acquire('a');
    await nextTask();
    await made('a');
    const late = shared.acquire('b');
    await nextTask();
    shared.forget();
    expect(dropped).toEqual(['a']);
    await made('b');
    expect(await late).toBeNull();
    expect(dropped).toEqual(['a', 'b']);
    expect(shared.peek('a')).toBeNull();
    // The views of the old project let go of what they had.
    shared.release('a');
    expect(dropped).toEqual(['a', 'b']);
  });
});
