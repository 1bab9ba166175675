/** @file Every kind of reference case, by the name of its folder. A new kind is a file in `kinds/` and a line here. */

import type { Kind } from './kind.ts';
import { gifStep } from './kinds/gifStep.ts';
import { vjp } from './kinds/vjp.ts';

export const KINDS: readonly Kind[] = [gifStep, vjp];
