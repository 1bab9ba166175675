/** @file Classes that are being made by hand: what they are called, which pictures lie in each, and which lie in none yet. */

import type { SortingFault } from '../../core/sorting.ts';

export interface Draft {
  readonly classes: readonly DraftClass[];
  /** Pictures without a class, in the order in which they came. */
  readonly loose: readonly File[];
  /** Of the loose ones: what a class takes next. */
  readonly selected: ReadonlySet<File>;
}

export interface DraftClass {
  /** Tells it from the others, whatever they are called. */
  readonly id: number;
  readonly name: string;
  readonly files: readonly File[];
}

export type DraftStep =
  | { readonly kind: 'class-added' }
  | { readonly kind: 'class-removed' | 'selected-put'; readonly id: number }
  | { readonly kind: 'named'; readonly id: number; readonly name: string }
  /** From outside: into a class, or among the loose ones. */
  | { readonly kind: 'files-added'; readonly id: number | null; readonly files: readonly File[] }
  /** A picture leaves its class, and is loose again. */
  | { readonly kind: 'file-taken-out'; readonly id: number; readonly file: File }
  | { readonly kind: 'selected'; readonly files: readonly File[]; readonly selected: boolean };

/** Two classes without names, and the pictures that there are already. */
export const newDraft = (loose: readonly File[]): Draft => ({
  classes: [1, 2].map((id) => ({ id, name: '', files: [] })),
  loose,
  selected: new Set(),
});

/** Whether somebody has put a picture into a class, or named one. */
export const isBegun = ({ classes }: Draft): boolean =>
  classes.some(({ name, files }) => name !== '' || files.length > 0);

/** The draft after a step. */
export function afterStep(draft: Draft, step: DraftStep): Draft {
  const { classes, loose, selected } = draft;
  const changed = (id: number, change: (one: DraftClass) => Partial<DraftClass>) =>
    classes.map((one) => (one.id === id ? { ...one, ...change(one) } : one));
  switch (step.kind) {
    case 'class-added': {
      const id = Math.max(0, ...classes.map((one) => one.id)) + 1;
      return { ...draft, classes: [...classes, { id, name: '', files: [] }] };
    }
    case 'class-removed': {
      const left = classes.find(({ id }) => id === step.id)?.files ?? [];
      return { ...draft, classes: classes.filter(({ id }) => id !== step.id), loose: [...loose, ...left] };
    }
    case 'named':
      return { ...draft, classes: changed(step.id, () => ({ name: step.name })) };
    case 'files-added': {
      const { id, files } = step;
      if (id === null) return { ...draft, loose: [...loose, ...files] };
      return { ...draft, classes: changed(id, (one) => ({ files: [...one.files, ...files] })) };
    }
    case 'file-taken-out':
      return {
        ...draft,
        classes: changed(step.id, ({ files }) => ({ files: files.filter((file) => file !== step.file) })),
        loose: [...loose, step.file],
      };
    case 'selected': {
      const after = new Set(selected);
      for (const file of step.files) {
        if (step.selected) after.add(file);
        else after.delete(file);
      }
      return { ...draft, selected: after };
    }
    case 'selected-put':
      return {
        classes: changed(step.id, ({ files }) => ({
          files: [...files, ...loose.filter((file) => selected.has(file))],
        })),
        loose: loose.filter((file) => !selected.has(file)),
        selected: new Set(),
      };
    default:
      return step satisfies never;
  }
}

/** Why the classes cannot be grown yet; `null` where they can. */
export function nextToDo({ classes }: Draft): SortingFault | null {
  const filled = classes.filter(({ files }) => files.length > 0);
  if (filled.some(({ name }) => name.trim() === '')) return { code: 'nameless' };
  const odd = classes.map(({ name }) => faultOf(name)).find((fault) => fault !== null);
  if (odd) return odd;
  const names = filled.map(({ name }) => keyOf(name));
  const twice = filled.find(({ name }, i) => names.indexOf(keyOf(name)) < i);
  if (twice) return { code: 'same-name', name: twice.name.trim() };
  return filled.length < 2 ? { code: 'too-few' } : null;
}

/** Why a class cannot be called so; `null` where it can, and while it has no name. */
export const faultOf = (name: string): SortingFault | null =>
  /[\\/]/u.test(name) || /^\.+$/u.test(name.trim()) ? { code: 'odd-name', name: name.trim() } : null;

const keyOf = (name: string): string => name.trim().normalize('NFC').toLowerCase();
