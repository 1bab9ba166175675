import { afterEach, describe, expect, it, vi } from 'vitest';
import { whenLost } from './whenLost.ts';

/** Locks as the browser keeps them: one holder a name, the others wait; whoever dies gives back what it holds. */
function locks() {
  const held = new Map<string, { readonly end: () => void; readonly ended: Promise<void> }>();
  return {
    async request(name: string, work: () => unknown): Promise<void> {
      while (held.has(name)) await held.get(name)!.ended;
      let end: () => void = () => undefined;
      const ended = new Promise<void>((resolve) => (end = resolve));
      held.set(name, { end, ended });
      // Whatever comes first: the work is done, or its owner is dead.
      await Promise.race([work(), ended]);
      held.delete(name);
      end();
    },
    /** The owner of all locks that are held by now dies. */
    die() {
      for (const { end } of held.values()) end();
    },
  };
}

/** A worker that holds what it is told to; nobody hears of its end. */
function start() {
  const manager = locks();
  vi.stubGlobal('navigator', { locks: manager });
  const worker = new EventTarget() as unknown as Worker;
  const hold = (lock: string): Promise<void> =>
    new Promise((resolve) => {
      void manager.request(lock, () => {
        resolve();
        return new Promise(() => undefined);
      });
    });
  return {
    worker,
    hold,
    die: () => {
      manager.die();
    },
  };
}

/** Whether a promise has settled once all that is due was done. */
async function hasSettled(promise: Promise<void>): Promise<boolean> {
  let settled = false;
  void promise.then(() => (settled = true));
  await new Promise((resolve) => setImmediate(resolve));
  return settled;
}

describe('the news of a worker’s death', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('is no news while it works', async () => {
    const { worker, hold } = start();
    expect(await hasSettled(whenLost(worker, { hold }))).toBe(false);
  });

  it('comes of one that closed itself or was killed, of which no event tells', async () => {
    const { worker, hold, die } = start();
    const lost = whenLost(worker, { hold });
    expect(await hasSettled(lost)).toBe(false);
    die();
    expect(await hasSettled(lost)).toBe(true);
  });

  it('comes of one that threw', async () => {
    const { worker, hold } = start();
    const lost = whenLost(worker, { hold });
    worker.dispatchEvent(new Event('error'));
    expect(await hasSettled(lost)).toBe(true);
  });
});
