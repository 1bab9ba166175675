/** @file What is on screen: step, focus, selection, sort and filter. */

import type { ImageId } from '../../core/brands.ts';
import type { ClassKey, SlotId } from '../ids.ts';
import type { Figure, Verdict } from '../review/state.ts';

export interface ViewState {
  readonly step: Step;
  /** `system` follows the browser. */
  readonly theme: 'system' | 'light' | 'dark';
  readonly focus: SlotId | null;
  readonly selection: ReadonlySet<SlotId>;
  readonly sort: Sort;
  readonly filter: Filter;
  /** Side of a variant in the grid, in CSS pixels. */
  readonly zoom: number;
  /** The seed large beside its variant in Inspect; `null` for the whole set. */
  readonly inspected: SlotId | null;
}

export type Step = 'seeds' | 'recipe' | 'grow' | 'review' | 'inspect' | 'export';

/** `order`: families by their seeds' paths. A figure sorts families by the worst (ascending) or best of their shown variants. */
export interface Sort {
  readonly by: 'order' | Figure;
  readonly ascending: boolean;
}

/** All conditions must hold; `null` and the empty list are no condition. */
export interface Filter {
  readonly verdicts: readonly Verdict[];
  readonly classes: readonly ClassKey[];
  readonly keptClass: boolean | null;
  readonly nearCopy: boolean | null;
  readonly figure: { readonly figure: Figure; readonly minimum: number; readonly maximum: number } | null;
  /** Variants of one seed only. */
  readonly seed: ImageId | null;
}

export const NO_FILTER: Filter = {
  verdicts: [],
  classes: [],
  keptClass: null,
  nearCopy: null,
  figure: null,
  seed: null,
};

export const FIRST_VIEW: ViewState = {
  step: 'seeds',
  theme: 'system',
  focus: null,
  selection: new Set(),
  sort: { by: 'order', ascending: true },
  filter: NO_FILTER,
  zoom: 128,
  inspected: null,
};
