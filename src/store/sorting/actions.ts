/** @file What a person does who sorts pictures into classes here. */

import { fromDrop } from '../../storage/chosenFiles.ts';
import type { StudioActions } from '../actions.ts';
import { patch, type Context } from '../context.ts';
import { NO_SEEDS } from '../seeds/state.ts';
import { afterStep, newDraft, nextToDo } from './draft.ts';
import { sortedFolder, type Sorted } from './sorted.ts';

/** @param onSorted reads what was sorted. */
export function sortingActions(context: Context, onSorted: (sorted: Sorted) => void): StudioActions['sorting'] {
  const { store } = context;
  return {
    begin() {
      patch(context, 'sorting', { draft: newDraft(store.getState().sorting.found) });
      // What went wrong before has been answered.
      if (store.getState().seeds.phase.kind === 'failed') patch(context, 'seeds', NO_SEEDS);
    },
    end() {
      patch(context, 'sorting', { draft: null });
    },
    step(step) {
      const { draft } = store.getState().sorting;
      if (draft) patch(context, 'sorting', { draft: afterStep(draft, step) });
    },
    async drop(transfer, id) {
      const { source } = await fromDrop(transfer).catch(() => ({ source: null }));
      const { draft } = store.getState().sorting;
      if (!draft || source?.kind !== 'files') return;
      const files = source.files.map(({ file }) => file);
      patch(context, 'sorting', { draft: afterStep(draft, { kind: 'files-added', id, files }) });
    },
    finish() {
      const { draft } = store.getState().sorting;
      if (draft && nextToDo(draft) === null) onSorted(sortedFolder('my pictures', draft.classes));
    },
  };
}
