/** @file Every kind of reference case, by the name of its folder. A new kind is a file in `kinds/` and a line here. */

import type { Kind } from './kind.ts';
import { augment } from './kinds/augment.ts';
import { corruptions } from './kinds/corruptions.ts';
import { clip } from './kinds/clip.ts';
import { diffusion } from './kinds/diffusion.ts';
import { gifStep } from './kinds/gifStep.ts';
import { judgeHead } from './kinds/judgeHead.ts';
import { lora } from './kinds/lora.ts';
import { mae } from './kinds/mae.ts';
import { trainStep } from './kinds/trainStep.ts';
import { unclip } from './kinds/unclip.ts';
import { vjp } from './kinds/vjp.ts';
import { weightGradients } from './kinds/weightGradients.ts';

export const KINDS: readonly Kind[] = [
  augment,
  clip,
  corruptions,
  diffusion,
  gifStep,
  judgeHead,
  lora,
  mae,
  trainStep,
  unclip,
  vjp,
  weightGradients,
];
