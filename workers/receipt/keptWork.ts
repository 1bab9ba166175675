/** @file What a receipt has done so far, kept by the browser: one that was interrupted goes on, and comes to the same. */

import { createStore, delMany, get, keys, set } from 'idb-keyval';
import type { ReceiptStore } from '../../src/models/receipt/data.ts';
import { RECEIPT_WORK, workNamed } from '../../src/protocol/receiptWork.ts';

export interface KeptWork extends ReceiptStore {
  /** Forgets it: the receipt is made. */
  discard(): Promise<void>;
}

/** Where there is no storage, nothing is kept: training goes on all the same. */
const without =
  <Value>(fallback: Value) =>
  (): Value =>
    fallback;

/**
 * @param project that it is of: it is deleted with it.
 * @param name of the work, different for whatever would come to other numbers.
 */
export function keptWork(project: string, name: string): KeptWork {
  const store = createStore(RECEIPT_WORK.database, RECEIPT_WORK.store);
  const own = workNamed(project, name);
  const of = (kind: string, key: string) => `${own}${kind}/${key}`;
  const read = <Value>(kind: string, key: string) =>
    get<Value>(of(kind, key), store).then((found) => found ?? null, without(null));
  const write = (kind: string, key: string, value: unknown) =>
    set(of(kind, key), value, store).catch(without(undefined));
  return {
    piece: (key) => read('piece', key),
    putPiece: (key, piece) => write('piece', key, piece),
    checkpoint: (key) => read('checkpoint', key),
    putCheckpoint: (key, checkpoint) => write('checkpoint', key, checkpoint),
    async discard() {
      const all = await keys<string>(store).catch(without<string[]>([]));
      await delMany(
        all.filter((key) => key.startsWith(own)),
        store,
      ).catch(without(undefined));
    },
  };
}
