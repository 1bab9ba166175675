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

/** What every training depends on, each as a digest in hexadecimal digits: two receipts that differ can say in what. */
export type ReceiptParts = Readonly<Record<'version' | 'request' | 'machine' | 'pictures', string>>;

/** The parts of a receipt; what is handed out, and which arms there are, changes no training. */
export async function receiptParts(
  data: ReceiptData,
  { arms: _, hand: __, ...request }: ReceiptRequest,
  { runtime, threads }: { readonly runtime: RuntimeName; readonly threads: number | null },
): Promise<ReceiptParts> {
  const pictures = [data.seeds, data.tests ?? [], ...data.pools.values()].flat();
  return {
    version: await appVersion(),
    request: digestOf(JSON.stringify(request)),
    machine: digestOf(JSON.stringify({ runtime, threads: threads ?? availableParallelism() })),
    pictures: digestOf(
      JSON.stringify([data.groups, data.classes]),
      JSON.stringify([...data.pools].map(([pool, { length }]) => [pool, length])),
      ...pictures.flatMap(({ path, label, soft, pixels }) => [`${path}/${label}/${soft?.join() ?? ''}`, pixels]),
    ),
  };
}

/**
 * Opens what is kept of a receipt.
 *
 * @param resume whether to go on from it; else only new work is kept.
 * @param root folder of what is kept. Default: the user's cache.
 */
export async function openKept(
  { version, request, machine, pictures }: ReceiptParts,
  resume: boolean,
  root?: string,
): Promise<KeptReceipt> {
  const digest = digestOf(FORMAT, version, request, machine, pictures);
  const kept = await openKeptWork<ReceiptPiece | TrainingCheckpoint>(digest, root);
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
