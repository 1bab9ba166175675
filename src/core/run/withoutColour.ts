/** @file A run whose variants have no colour: the judge sees them so, and guides them so. */

import { greyBatch } from '../image/grey.ts';
import type { Ports } from '../methods/method.ts';

/**
 * The same models, but that the judge sees the grey of whatever it is shown; its gradient goes back through that. Decoder and judge are
 * two passes then: what joins them knows nothing of it.
 */
export function withoutColour({ jointPass: _, ...ports }: Ports): Ports {
  const { judge } = ports;
  return {
    ...ports,
    judge: judge && {
      ...judge,
      embed: (pixels) => judge.embed(greyBatch(pixels)),
      embedVjp: async (pixels, cotangent) => greyBatch(await judge.embedVjp(greyBatch(pixels), cotangent)),
    },
  };
}
