/** @file The keys of the studio, as the help lists them. */

export interface KeyHelp {
  readonly keys: readonly string[];
  readonly does: string;
}

export const KEY_GROUPS: readonly { readonly title: string; readonly keys: readonly KeyHelp[] }[] = [
  {
    title: 'Review',
    keys: [
      { keys: ['←', '→', '↑', '↓'], does: 'move from variant to variant' },
      { keys: ['J', 'K'], does: 'next, previous variant' },
      { keys: ['Space', 'P'], does: 'accept, and go on' },
      { keys: ['X', 'Delete'], does: 'reject, and go on' },
      { keys: ['U'], does: 'clear the decision' },
      { keys: ['R'], does: 'put a new variant in its place' },
      { keys: ['Shift', 'R'], does: 'the same, at half the radius' },
      { keys: ['1', '…', '9'], does: 'relabel to that class of the list' },
      { keys: ['0'], does: 'back to the folder’s class' },
      { keys: ['C'], does: 'hold: show the seed instead' },
      { keys: ['Enter'], does: 'inspect large' },
    ],
  },
  {
    title: 'Seeds',
    keys: [
      { keys: ['Enter'], does: 'look at it large' },
      { keys: ['X', 'Delete'], does: 'leave it out, or use it again' },
      { keys: ['←', '→'], does: 'from picture to picture, also while one is large' },
    ],
  },
  { title: 'Recipe', keys: [{ keys: ['C'], does: 'hold: show what it is compared with' }] },
  {
    title: 'Inspect',
    keys: [
      { keys: ['J', 'K'], does: 'next, previous variant' },
      { keys: ['Esc'], does: 'back to Review' },
    ],
  },
  {
    title: 'Selection and size',
    keys: [
      { keys: ['Shift', '+ arrows'], does: 'extend the selection' },
      { keys: ['Ctrl', 'A'], does: 'select all that are shown' },
      { keys: ['Esc'], does: 'select nothing' },
      { keys: ['Home', 'End'], does: 'first, last variant' },
      { keys: ['+', '−'], does: 'larger, smaller pictures' },
    ],
  },
  {
    title: 'Map and histograms of Inspect',
    keys: [
      { keys: ['←', '→', '↑', '↓'], does: 'move from picture to picture, from bar to bar' },
      { keys: ['Home', 'End'], does: 'the first, the last' },
      { keys: ['Enter'], does: 'open the picture, or the images of the bar' },
      { keys: ['Space'], does: 'select the variant on the map, or let it go' },
      { keys: ['Esc'], does: 'let the selection go' },
    ],
  },
  {
    title: 'Everywhere',
    keys: [
      { keys: ['Ctrl', 'Z'], does: 'undo' },
      { keys: ['Ctrl', 'Shift', 'Z'], does: 'redo' },
      { keys: ['?'], does: 'this list' },
    ],
  },
];
