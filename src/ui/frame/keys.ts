/** @file The keys of the studio, as the help lists them. */

import { say } from '../words/say.ts';

export interface KeyHelp {
  readonly keys: readonly string[];
  readonly does: string;
}

export interface KeyGroup {
  readonly title: string;
  readonly keys: readonly KeyHelp[];
}

/** All keys by place, in the language of the page. */
export function keyGroups(): readonly KeyGroup[] {
  const { help } = say.frame;
  return [
    {
      title: help.review,
      keys: [
        { keys: ['←', '→', '↑', '↓'], does: help.move },
        { keys: ['J', 'K'], does: help.nextPrevious },
        { keys: ['Space', 'P'], does: help.accept },
        { keys: ['X', 'Delete'], does: help.reject },
        { keys: ['U'], does: help.clear },
        { keys: ['R'], does: help.regrow },
        { keys: ['Shift', 'R'], does: help.regrowCloser },
        { keys: ['1', '…', '9'], does: help.relabel },
        { keys: ['0'], does: help.ownClass },
        { keys: ['L'], does: help.relabelByName },
        { keys: ['F'], does: help.flat },
        { keys: ['Z'], does: help.loupe },
        { keys: ['C'], does: help.seed },
        { keys: ['Enter'], does: help.large },
      ],
    },
    {
      title: help.seeds,
      keys: [
        { keys: ['Enter'], does: help.seedLarge },
        { keys: ['X', 'Delete'], does: help.seedLeave },
        { keys: ['←', '→'], does: help.seedMove },
      ],
    },
    { title: help.recipe, keys: [{ keys: ['C'], does: help.recipeCompare }] },
    {
      title: help.inspect,
      keys: [
        { keys: ['J', 'K'], does: help.nextPrevious },
        { keys: ['Esc'], does: help.back },
      ],
    },
    {
      title: help.selection,
      keys: [
        { keys: ['Shift', help.arrows], does: help.extend },
        { keys: ['Ctrl', 'A'], does: help.all },
        { keys: ['Esc'], does: help.none },
        { keys: ['Home', 'End'], does: help.ends },
        { keys: ['+', '−'], does: help.size },
      ],
    },
    {
      title: help.map,
      keys: [
        { keys: ['←', '→', '↑', '↓'], does: help.picture },
        { keys: ['Home', 'End'], does: help.firstLast },
        { keys: ['Enter'], does: help.open },
        { keys: ['Space'], does: help.toggle },
        { keys: ['Esc'], does: help.letGo },
      ],
    },
    {
      title: help.everywhere,
      keys: [
        { keys: ['Ctrl', 'Z'], does: help.undo },
        { keys: ['Ctrl', 'Shift', 'Z'], does: help.redo },
        { keys: ['?'], does: help.list },
      ],
    },
  ];
}
