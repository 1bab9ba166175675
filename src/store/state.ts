/** @file The whole state of the studio: plain data, one field a slice. */

import type { AdaptationState } from './adaptation/state.ts';
import type { EngineState } from './engine/state.ts';
import type { ExportState } from './export/state.ts';
import type { ModelsState } from './models/state.ts';
import type { PicksState } from './picks/state.ts';
import type { ProjectState } from './project/state.ts';
import type { ReceiptState } from './receipt/state.ts';
import type { RecipeState } from './recipe/state.ts';
import type { ReopenedState } from './reopened/state.ts';
import type { ReviewState } from './review/state.ts';
import type { RunState } from './run/state.ts';
import type { RunsState } from './runs/state.ts';
import type { SeedsState } from './seeds/state.ts';
import type { SortingState } from './sorting/state.ts';
import type { ViewState } from './view/state.ts';

export interface StudioState {
  readonly project: ProjectState;
  readonly engine: EngineState;
  readonly models: ModelsState;
  readonly adaptation: AdaptationState;
  readonly sorting: SortingState;
  readonly seeds: SeedsState;
  readonly recipe: RecipeState;
  readonly picks: PicksState;
  readonly run: RunState;
  readonly runs: RunsState;
  readonly review: ReviewState;
  readonly view: ViewState;
  readonly receipt: ReceiptState;
  readonly export: ExportState;
  readonly reopened: ReopenedState;
}
