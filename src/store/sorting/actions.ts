/** @file What a person does who sorts pictures into classes here. */

import { failureOf } from '../../core/failure.ts';
import { fromDrop } from '../../storage/chosenFiles.ts';
import type { StudioActions } from '../actions.ts';
import { patch, type Context } from '../context.ts';
import { NO_SEEDS } from '../seeds/state.ts';
import { afterStep, newDraft, nextToDo } from './draft.ts';
import { sortedFolder, type Sorted } from './sorted.ts';
import { takenOf } from './taken.ts';

/** @param onSorted reads what was sorted. */
export function sortingActions(context: Context, onSorted: (sorted: Sorted) => void): StudioActions['sorting'] {
  const { store } = context;
  return {
    begin() {
      patch(context, 'sorting', { draft: newDraft(store.getState().sorting.found), notTaken: null });
      // What went wrong before has been answered.
      if (store.getState().seeds.phase.kind === 'failed') patch(context, 'seeds', NO_SEEDS);
    },
    end() {
      patch(context, 'sorting', { draft: null });
    },
    step(step) {
      const { draft } = store.getState().sorting;
      if (draft) patch(context, 'sorting', { draft: afterStep(draft, step), notTaken: null });
    },
    async drop(transfer, id) {
      const dropped = await fromDrop(transfer).catch((error: unknown) => failureOf(error));
      const { draft } = store.getState().sorting;
      if (!draft) return;
      const taken = takenOf(dropped);
      if (!('files' in taken)) {
        patch(context, 'sorting', { notTaken: taken });
        return;
      }
      patch(context, 'sorting', { draft: afterStep(draft, { kind: 'files-added', id, ...taken }), notTaken: null });
    },
    finish() {
      const { draft } = store.getState().sorting;
      if (draft && nextToDo(draft) === null) onSorted(sortedFolder('my pictures', draft.classes));
    },
  };
}
