/** @file The pictures of a seed's steps, collected while its variants are made. */

import type { RunEvent } from '../core/run/seedJob.ts';
import type { Tensor } from '../core/tensor.ts';
import type { WatchedSteps } from '../protocol/models.ts';

export interface StepList {
  /** Takes the pictures of a step, where it comes with any. */
  add(event: Extract<RunEvent, { kind: 'step' }>): Promise<void>;
  /**
   * The pictures, where they are of the steps that a path is about.
   *
   * @param points of the path: one before each step, and one at the end.
   */
  alongside(points: number): { readonly steps?: WatchedSteps };
}

/** @param encode gives a picture's file. */
export function createStepList(encode: (picture: Tensor) => Promise<Blob>): StepList {
  const images: (readonly Blob[])[] = [];
  let method: WatchedSteps['method'] | null = null;
  return {
    async add(event) {
      const pictures = event.projected?.images;
      // Other methods take steps of their own, which no path shows.
      if (!pictures || (method !== null && event.method !== method)) return;
      method = event.method;
      images.push(await Promise.all(pictures.map(encode)));
    },
    alongside: (points) => (method !== null && images.length === points - 1 ? { steps: { method, images } } : {}),
  };
}
