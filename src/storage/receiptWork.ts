/** @file What receipts have done so far, which the receipt worker keeps: it goes with the project that it is of. */

import { createStore, delMany, keys, type UseStore } from 'idb-keyval';
import { RECEIPT_WORK, workOfProject } from '../protocol/receiptWork.ts';

export interface ReceiptWorks {
  /** Deletes what is kept of a project's receipts. */
  delete(project: string): Promise<void>;
  /** Deletes what is kept of all projects but these: what earlier versions left, and what a killed page wrote last. */
  keepOnly(projects: readonly string[]): Promise<void>;
}

/** The works of this browser; where it refuses to look, they are left to the next visit. */
export function openReceiptWorks(): ReceiptWorks {
  let store: UseStore | null = null;
  async function deleteWhere(isGone: (key: string) => boolean): Promise<void> {
    try {
      store ??= createStore(RECEIPT_WORK.database, RECEIPT_WORK.store);
      const gone = (await keys<string>(store)).filter(isGone);
      if (gone.length > 0) await delMany(gone, store);
    } catch {
      return;
    }
  }
  return {
    delete: (project) => deleteWhere((key) => key.startsWith(workOfProject(project))),
    keepOnly: (projects) => deleteWhere((key) => !projects.some((project) => key.startsWith(workOfProject(project)))),
  };
}
