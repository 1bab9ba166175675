/** @file What is on screen: step, focus, selection, sort and filter. */

import type { ImageId } from '../../core/brands.ts';
import type { Language } from '../../ui/words/language.ts';
import type { Theme } from '../../storage/theme.ts';
import type { ClassKey, SlotId } from '../ids.ts';
import type { Figure, Verdict } from '../review/state.ts';

export interface ViewState {
  readonly step: Step;
  /** Kept by the browser, and not with a project. */
  readonly theme: Theme;
  /** Kept by the browser as well. The words are loaded before it is set (`src/ui/words/say.ts`). */
  readonly language: Language;
  readonly focus: SlotId | null;
  readonly selection: ReadonlySet<SlotId>;
  readonly sort: Sort;
  readonly filter: Filter;
  /** What the person keeps under a name, in the order of saving. */
  readonly savedFilters: readonly SavedFilter[];
  /** Side of a variant in the grid, in CSS pixels. */
  readonly zoom: number;
  /** Whether Review shows variants without their seeds, sorted across all. */
  readonly flat: boolean;
  /** Whether the focused variant is shown large over the grid. */
  readonly loupe: boolean;
  /** Whether a class is being chosen for what is selected. */
  readonly labelling: boolean;
  /** Variants that the rules that are being made would reject. */
  readonly ruled: ReadonlySet<SlotId>;
  /** The seed large beside its variant in Inspect; `null` for the whole set. */
  readonly inspected: SlotId | null;
}

export type Step = 'seeds' | 'recipe' | 'grow' | 'review' | 'inspect' | 'receipt' | 'export';

/** Families are sorted by the most telling of their shown variants, and these among themselves. */
export interface Sort {
  readonly by: SortKey;
  readonly ascending: boolean;
}

/**
 * `order`: seeds by class and path, variants by k. `class`: the person's, else the folder's. `state`: unreviewed, accepted,
 * rejected. `keptClass`: lost, kept. `nearCopy`: others, near-copies.
 */
export type SortKey = 'order' | 'class' | 'state' | 'keptClass' | 'nearCopy' | Figure;

/** All conditions must hold; `null` and the empty list are no condition. */
export interface Filter {
  readonly verdicts: readonly Verdict[];
  readonly classes: readonly ClassKey[];
  readonly keptClass: boolean | null;
  readonly nearCopy: boolean | null;
  /** One range a figure at most. */
  readonly figures: readonly FigureRange[];
  /** Variants of one seed only. */
  readonly seed: ImageId | null;
}

/** From `minimum` to `maximum`, both included; `null` is an open end. What has no such figure is not in it. */
export interface FigureRange {
  readonly figure: Figure;
  readonly minimum: number | null;
  readonly maximum: number | null;
}

/** A filter and the order it was looked at in. */
export interface SavedFilter {
  /** Unique among the saved ones. */
  readonly name: string;
  readonly filter: Filter;
  readonly sort: Sort;
}

export const NO_FILTER: Filter = {
  verdicts: [],
  classes: [],
  keptClass: null,
  nearCopy: null,
  figures: [],
  seed: null,
};

export const IN_ORDER: Sort = { by: 'order', ascending: true };

export const FIRST_VIEW: ViewState = {
  step: 'seeds',
  theme: 'system',
  language: 'en',
  focus: null,
  selection: new Set(),
  sort: IN_ORDER,
  filter: NO_FILTER,
  savedFilters: [],
  zoom: 128,
  flat: false,
  loupe: false,
  labelling: false,
  ruled: new Set(),
  inspected: null,
};

/** What changes in a view: who sorts anew is led to the first variant, and not to wherever the one that they looked at is now. */
export const withChange = (view: ViewState, change: Partial<ViewState>): Partial<ViewState> =>
  change.sort !== undefined && change.focus === undefined && !isSameSort(change.sort, view.sort)
    ? { ...change, focus: null, selection: change.selection ?? new Set() }
    : change;

const isSameSort = (a: Sort, b: Sort): boolean => a.by === b.by && a.ascending === b.ascending;

/** The view when other seeds come: what is the person's taste stays, what is about the old seeds goes. */
export const viewOfOthers = ({ theme, language, zoom, savedFilters }: ViewState): ViewState => ({
  ...FIRST_VIEW,
  theme,
  language,
  zoom,
  savedFilters: savedFilters.filter(({ filter }) => filter.classes.length === 0 && filter.seed === null),
});
