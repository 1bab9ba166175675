/** @file The steps of a seed, and their pictures, collected while its variants are made. */

import type { DenoisedEvent } from '../core/methods/method.ts';
import type { MethodId } from '../core/methods/table.ts';
import type { RunEvent } from '../core/run/seedJob.ts';
import type { Tensor } from '../core/tensor.ts';
import type { WatchedSteps } from '../protocol/models.ts';

export interface StepList {
  /** Takes the pictures of a step, where it comes with any. */
  add(event: RunEvent): Promise<void>;
  /**
   * The steps of the method that a path is about, which is the first that makes anything.
   *
   * @param points of the path: one before each step of guidance, and one at the end.
   * @returns how many steps a denoiser takes before them, and the pictures where there is one for every step.
   */
  alongside(points: number): { readonly denoised: number; readonly steps?: WatchedSteps };
}

/** @param encode gives a picture's file. */
export function createStepList(encode: (picture: Tensor) => Promise<Blob>): StepList {
  const guided: (readonly Blob[])[] = [];
  /** By step of the denoiser, then by place of the variant. */
  const denoised: Blob[][] = [];
  let method: MethodId | null = null;
  let taken = 0;
  /** Whether several tries went through the same steps: which of them was kept, no picture says. */
  let tried = false;

  async function addDenoised({ k, steps, projected }: DenoisedEvent): Promise<void> {
    taken = steps;
    if (!projected) return;
    const row = (denoised[k] ??= []);
    tried ||= row[projected.first] !== undefined;
    for (const [i, picture] of projected.images.entries()) row[projected.first + i] = await encode(picture);
  }

  return {
    async add(event) {
      const by = methodIn(event);
      method ??= by;
      // Other methods take steps of their own, which no path shows.
      if (by !== method) return;
      if (event.kind === 'denoised') await addDenoised(event);
      if (event.kind === 'step' && event.projected?.images)
        guided.push(await Promise.all(event.projected.images.map(encode)));
    },
    alongside(points) {
      const steps = [...denoised, ...guided];
      const complete = guided.length === points - 1 && denoised.length === taken && !tried && steps.length > 0;
      return { denoised: taken, ...(complete && method !== null && { steps: { method, images: steps } }) };
    },
  };
}

/** Whose event it is; `null` for one of the whole seed. */
function methodIn(event: RunEvent): MethodId | null {
  switch (event.kind) {
    case 'step':
    case 'denoised':
      return event.method;
    case 'variant':
      return event.variant.how.method;
    case 'seed':
    case 'drawn':
      return null;
    default:
      return event satisfies never;
  }
}
