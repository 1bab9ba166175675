import { describe, expect, it } from 'vitest';
import { SessionError } from './session.ts';
import { whileMemoryLasts } from './whileMemoryLasts.ts';

/** Work that a graph does for at most so many at a time. */
const room =
  (most: number, tried: number[] = []) =>
  (batch: number): Promise<number> => {
    tried.push(batch);
    return batch > most
      ? Promise.reject(new SessionError('unet/model.onnx failed: Failed to allocate memory for a buffer of 52428800'))
      : Promise.resolve(batch);
  };

describe('work that runs out of memory', () => {
  it('goes on with a smaller batch, and stays with it', async () => {
    const [batches, tried] = [{ most: 10 }, [] as number[]];
    expect(await whileMemoryLasts(batches, room(3, tried))).toBe(3);
    expect(await whileMemoryLasts(batches, room(3, tried))).toBe(3);
    expect(tried).toEqual([10, 5, 3, 3]);
  });

  it('says so where one at a time is too much', async () => {
    await expect(whileMemoryLasts({ most: 2 }, room(0))).rejects.toMatchObject({ failure: { code: 'out-of-memory' } });
  });

  it('hands on what is no graph, what is no matter of memory, and what nothing can be done about', async () => {
    const [batches, error] = [{ most: 4 }, new Error('The file is gone.')];
    await expect(whileMemoryLasts(batches, () => Promise.reject(error))).rejects.toBe(error);
    const lost = new SessionError('unet/model.onnx failed: Device lost');
    await expect(
      whileMemoryLasts(
        batches,
        () => Promise.reject(lost),
        () => true,
      ),
    ).rejects.toBe(lost);
    expect(batches.most).toBe(4);
    await expect(whileMemoryLasts(batches, () => Promise.reject(lost))).rejects.toBe(lost);
    expect(batches.most).toBe(1);
  });
});
