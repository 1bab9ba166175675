/** @file What an interrupted receipt leaves to go on from. */

import { availableParallelism } from 'node:os';
import type { ReceiptData, ReceiptPiece, ReceiptRequest, ReceiptStore } from '../../src/models/receipt/data.ts';
import type { TrainingCheckpoint } from '../../src/models/receipt/learning.ts';
import { appVersion } from '../expand/kept.ts';
import { digestOf, openKeptWork } from '../lib/output/keptWork.ts';
import type { RuntimeName } from '../runtime/node.ts';

/** Changes where the shape of what is kept does, or what a training comes to. */
const FORMAT = 'receipt-1';

export interface KeptReceipt {
  readonly store: ReceiptStore;
  /** How many pieces an interrupted receipt has left. */
  readonly found: number;
  discard(): Promise<void>;
}

/**
 * Opens what is kept of a receipt.
 *
 * @param resume whether to go on from it; else only new work is kept.
 */
export async function openKept(
  data: ReceiptData,
  { arms: _, ...request }: ReceiptRequest,
  { runtime, threads }: { readonly runtime: RuntimeName; readonly threads: number | null },
  resume: boolean,
): Promise<KeptReceipt> {
  const pictures = [data.seeds, data.tests ?? [], ...data.pools.values()].flat();
  const settings = { request, runtime, threads: threads ?? availableParallelism(), groups: data.groups };
  const digest = digestOf(
    FORMAT,
    await appVersion(),
    JSON.stringify(settings),
    JSON.stringify(data.classes),
    JSON.stringify([...data.pools].map(([pool, { length }]) => [pool, length])),
    ...pictures.flatMap(({ path, label, soft, pixels }) => [`${path}/${label}/${soft?.join() ?? ''}`, pixels]),
  );
  const kept = await openKeptWork<ReceiptPiece | TrainingCheckpoint>(digest);
  const get = (key: string) => (resume ? kept.get(digestOf(key)) : Promise.resolve(null));
  const put = async (key: string, piece: ReceiptPiece | TrainingCheckpoint) => {
    await kept.put(digestOf(key), piece);
  };
  return {
    found: kept.found,
    discard: () => kept.discard(),
    store: {
      piece: async (key) => (await get(`piece ${key}`)) as ReceiptPiece | null,
      putPiece: (key, piece) => put(`piece ${key}`, piece),
      checkpoint: async (key) => (await get(`checkpoint ${key}`)) as TrainingCheckpoint | null,
      putCheckpoint: (key, checkpoint) => put(`checkpoint ${key}`, checkpoint),
    },
  };
}
