/** @file What is written on the screens, in Chinese. */

import type { Page } from '../spoken.ts';
import { adapting } from './page/adapting.ts';
import { breaksClasses } from './page/breaksClasses.ts';
import { elements } from './page/elements.ts';
import { exporting } from './page/exporting.ts';
import { frame } from './page/frame.ts';
import { grey } from './page/grey.ts';
import { grow } from './page/grow.ts';
import { howFar } from './page/howFar.ts';
import { inspect } from './page/inspect.ts';
import { lightTable } from './page/lightTable.ts';
import { loupe } from './page/loupe.ts';
import { map } from './page/map.ts';
import { match } from './page/match.ts';
import { models } from './page/models.ts';
import { notebook } from './page/notebook.ts';
import { own } from './page/own.ts';
import { palette } from './page/palette.ts';
import { parts } from './page/parts.ts';
import { preview } from './page/preview.ts';
import { projects } from './page/projects.ts';
import { receipt } from './page/receipt.ts';
import { recipe } from './page/recipe.ts';
import { reportButton } from './page/reportButton.ts';
import { review } from './page/review.ts';
import { reviewing } from './page/reviewing.ts';
import { runChip } from './page/runChip.ts';
import { runs } from './page/runs.ts';
import { safety } from './page/safety.ts';
import { seeds } from './page/seeds.ts';
import { start } from './page/start.ts';

export const PAGE: Page = {
  adapting,
  breaksClasses,
  elements,
  exporting,
  frame,
  grey,
  grow,
  howFar,
  inspect,
  lightTable,
  loupe,
  map,
  match,
  models,
  notebook,
  own,
  palette,
  parts,
  preview,
  projects,
  receipt,
  recipe,
  reportButton,
  review,
  reviewing,
  runChip,
  runs,
  safety,
  seeds,
  start,
};
