import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../core/run/seedJob.ts';
import type { MethodId } from '../core/methods/table.ts';
import { createStepList } from './stepList.ts';

const picture = (name: number) => ({ dims: [1], data: Float32Array.of(name) });
const list = () => createStepList(({ data }) => Promise.resolve(new Blob([String(data[0])])));
const denoised = (k: number, first: number, images: readonly number[] | null, method: MethodId = 'gif-sd') => {
  const projected = images && { projected: { first, images: images.map(picture) } };
  return { kind: 'denoised', method, step: 1, of: 4, k, steps: 2, ...projected } as RunEvent;
};
const guided = (images: readonly number[], method: MethodId = 'gif-sd') =>
  ({ kind: 'step', method, projected: { images: images.map(picture) } }) as unknown as RunEvent;
const names = async (images: readonly (readonly Blob[])[]) =>
  Promise.all(images.map((row) => Promise.all(row.map((blob) => blob.text()))));

describe('the steps of a seed', () => {
  it('are those of the denoiser by its variants, batch after batch, then those of guidance', async () => {
    const steps = list();
    for (const event of [denoised(0, 0, [1]), denoised(1, 0, [3]), denoised(0, 1, [2]), denoised(1, 1, [4])])
      await steps.add(event);
    await steps.add(guided([5, 6]));
    const { denoised: taken, steps: watched } = steps.alongside(2);
    expect(taken).toBe(2);
    expect(watched?.method).toBe('gif-sd');
    expect(await names(watched!.images)).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ]);
  });

  it('are counted where nobody looks, and are those of the first method alone', async () => {
    const steps = list();
    await steps.add(denoised(0, 0, null));
    await steps.add(denoised(1, 0, null));
    await steps.add(guided([9], 'gif'));
    expect(steps.alongside(1)).toEqual({ denoised: 2 });
    const other = list();
    await other.add({ kind: 'variant', variant: { how: { method: 'unguided' } } } as RunEvent);
    await other.add(denoised(0, 0, [1]));
    expect(other.alongside(1)).toEqual({ denoised: 0 });
  });

  it('are nobody knows which, where several tries went through them', async () => {
    const steps = list();
    for (const event of [denoised(0, 0, [1]), denoised(1, 0, [2]), denoised(0, 0, [3]), denoised(1, 0, [4])])
      await steps.add(event);
    expect(steps.alongside(1)).toEqual({ denoised: 2 });
  });
});
