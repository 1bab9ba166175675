/**
 * @file Seeds beside each other: each in a lane with models of its own, on a thread of its own. Two threads of one session wait for each other
 * at every node, and both for what is between the nodes; two lanes do not.
 */

import { availableParallelism, totalmem } from 'node:os';
import { openNativeLane, type RuntimeName } from '../runtime/node.ts';
import type { ExpandModels } from './models.ts';

export interface Lanes {
  /** How many seeds can be under way. */
  readonly count: number;
  /** Does something with the models of a lane that is free, or waits for one. */
  use<Result>(work: (open: ExpandModels) => Promise<Result>): Promise<Result>;
  /** Waits for what is under way. */
  close(): Promise<void>;
}

/** More than these, and what is done between the models on one thread is what all wait for. */
const MOST = 8;

/** What all lanes may take of the machine's memory; the rest is for pictures, passes, and others. */
const SHARE = 0.5;

/** Seeds of a lane at least: with fewer it takes longer to open than it saves. */
const LEAST = 4;

/** What a lane takes besides weights: what a pass holds, and the runtime's own, in bytes. */
const BESIDE = 300e6;

/**
 * How many lanes there are: one for each thread of the native runtime, as memory allows. One alone where another runtime computes: a GPU is
 * one, and in WebAssembly a picture by itself comes to other last bits on one thread than on two (`docs/speed.md`), so that what is made of a seed would
 * depend on how many others there are.
 *
 * @param runtime who computes.
 * @param threads of all lanes together.
 * @param weights bytes of the models; 0 where there are none.
 * @param machine bytes of memory that there are.
 */
export function laneCount(
  runtime: RuntimeName,
  threads: number,
  weights: number,
  machine: number = totalmem(),
): number {
  if (runtime !== 'node' || weights === 0) return 1;
  return Math.max(1, Math.min(MOST, threads, Math.floor((SHARE * machine) / (weights + BESIDE))));
}

/**
 * Opens lanes.
 *
 * @param open the models as they are open; where there is one lane, they are it.
 * @param options of the command.
 * @param seeds that are to be grown.
 */
export async function openLanes(
  open: ExpandModels,
  { runtime, threads }: { readonly runtime: RuntimeName; readonly threads: number | null },
  seeds: number,
): Promise<Lanes> {
  const all = threads ?? availableParallelism();
  const count = Math.max(1, Math.min(laneCount(runtime, all, open.memory), Math.floor(seeds / LEAST)));
  if (count === 1) return { count, use: (work) => work(open), close: () => Promise.resolve() };
  const lanes = await Promise.all(
    Array.from({ length: count }, async () => {
      const thread = await openNativeLane(Math.floor(all / count));
      return { thread, models: await open.again(thread.runtime) };
    }),
  );
  return pool(
    lanes.map(({ models: { ports } }) => ({ ...open, ports })),
    async () => {
      for (const { thread, models } of lanes) {
        await models.close();
        await thread.close();
      }
    },
  );
}

/** Some models, each for one piece of work at a time; what waits longest is next. */
export function pool(models: readonly ExpandModels[], close: () => Promise<void>): Lanes {
  const free = [...models];
  const waiting: ((open: ExpandModels) => void)[] = [];
  const underWay = new Set<Promise<unknown>>();
  const taken = (): Promise<ExpandModels> => {
    const open = free.pop();
    return open ? Promise.resolve(open) : new Promise((resolve) => waiting.push(resolve));
  };
  const given = (open: ExpandModels): void => {
    const next = waiting.shift();
    if (next) next(open);
    else free.push(open);
  };
  return {
    count: models.length,
    use: (work) => {
      const result = taken().then((open) =>
        work(open).finally(() => {
          given(open);
        }),
      );
      const ended = result.catch(() => undefined);
      underWay.add(ended);
      void ended.then(() => underWay.delete(ended));
      return result;
    },
    close: async () => {
      await Promise.all(underWay);
      await close();
    },
  };
}
