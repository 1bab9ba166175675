/** @file What is written on the screens, in Chinese. */

import type { Page } from '../spoken.ts';
import { elements } from './page/elements.ts';
import { exporting } from './page/exporting.ts';
import { frame } from './page/frame.ts';
import { grow } from './page/grow.ts';
import { inspect } from './page/inspect.ts';
import { models } from './page/models.ts';
import { parts } from './page/parts.ts';
import { projects } from './page/projects.ts';
import { receipt } from './page/receipt.ts';
import { recipe } from './page/recipe.ts';
import { review } from './page/review.ts';
import { seeds } from './page/seeds.ts';

export const PAGE: Page = {
  frame,
  elements,
  parts,
  seeds,
  recipe,
  grow,
  review,
  inspect,
  receipt,
  exporting,
  projects,
  models,
};
