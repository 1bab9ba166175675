/** @file What is written on the screens, in English, by part of the page. Other languages have the same keys (`spoken.ts`). */

import { MATCH, NOTEBOOK, REPORT_BUTTON } from './exporting.ts';
import { GREY } from './grey.ts';
import { MAP, OWN } from './inspecting.ts';
import { SAFETY } from './presets.ts';
import { LOUPE, PALETTE, REVIEWING } from './reviewing.ts';
import { adapting } from './page/adapting.ts';
import { breaksClasses } from './page/breaksClasses.ts';
import { elements } from './page/elements.ts';
import { exporting } from './page/exporting.ts';
import { frame } from './page/frame.ts';
import { grow } from './page/grow.ts';
import { howFar } from './page/howFar.ts';
import { inspect } from './page/inspect.ts';
import { lightTable } from './page/lightTable.ts';
import { models } from './page/models.ts';
import { parts } from './page/parts.ts';
import { preview } from './page/preview.ts';
import { projects } from './page/projects.ts';
import { receipt } from './page/receipt.ts';
import { recipe } from './page/recipe.ts';
import { review } from './page/review.ts';
import { runChip } from './page/runChip.ts';
import { runs } from './page/runs.ts';
import { seeds } from './page/seeds.ts';
import { start } from './page/start.ts';

export const PAGE = {
  adapting,
  breaksClasses,
  elements,
  exporting,
  frame,
  grow,
  howFar,
  inspect,
  lightTable,
  models,
  parts,
  preview,
  projects,
  receipt,
  recipe,
  review,
  runChip,
  runs,
  seeds,
  start,
  grey: GREY,
  match: MATCH,
  notebook: NOTEBOOK,
  reportButton: REPORT_BUTTON,
  map: MAP,
  own: OWN,
  loupe: LOUPE,
  palette: PALETTE,
  reviewing: REVIEWING,
  safety: SAFETY,
};
