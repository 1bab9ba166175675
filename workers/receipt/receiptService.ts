/** @file What the receipt worker does: decodes pictures, trains, and tells; a failure is a value. */

// A page of a folder brings its runtime along: these are its files, as they lie in the package.
// eslint-disable-next-line boundaries/dependencies -- the package does not export it
import moduleUrl from '../../node_modules/onnxruntime-web/dist/ort.wasm.bundle.min.mjs?url';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { FailureError, failureOf } from '../../src/core/failure.ts';
import { framingAt } from '../../src/core/image/framing.ts';
import { armOf, needsOfArms } from '../../src/core/receipt/arms.ts';
import type { ReceiptPicture } from '../../src/core/receipt/pictures.ts';
import { LOOKS } from '../../src/core/receipt/protocol.ts';
import { bytesAt, squareFrom } from '../../src/core/receipt/squares.ts';
import type { ReceiptData, ReceiptEvent, ReceiptRequest } from '../../src/models/receipt/data.ts';
import { classifierZip } from '../../src/classifier/classifier.ts';
import { classifierFile } from '../../src/models/receipt/classifierFile.ts';
import { judgePack } from '../../src/models/pack.ts';
import { makeReceipt } from '../../src/models/receipt/makeReceipt.ts';
import { openTower, type TowerReader } from '../../src/models/receipt/tower.ts';
import { success } from '../../src/protocol/failure.ts';
import type { Callback } from '../../src/protocol/job.ts';
import type { ReceiptAsked, ReceiptFile, ReceiptNews, ReceiptWork, ReceiptWorker } from '../../src/protocol/receipt.ts';
import { hold } from '../studio/hold.ts';
import { yieldToMessages } from '../studio/yieldToMessages.ts';
import { keptWork } from './keptWork.ts';
import { makePool } from './makePool.ts';
import type { ReceiptPlatform } from './platform.ts';

/** How often updates are told of, in milliseconds. */
const TELL = 100;

export function createReceiptService(platform: ReceiptPlatform): ReceiptWorker {
  let goOn: Promise<void> = Promise.resolve();
  let wake: () => void = () => undefined;
  return {
    hold,
    rest(resting) {
      wake();
      if (resting) goOn = new Promise((resolve) => (wake = resolve));
      return Promise.resolve();
    },
    async pack(asked) {
      try {
        const [module, wasm] = await Promise.all([moduleUrl, wasmUrl].map(fetchBytes));
        const zip = classifierZip(asked, { module: module!, wasm: wasm! });
        return success(new Blob([zip], { type: 'application/zip' }));
      } catch (error) {
        return { ok: false, error: failureOf(error) };
      }
    },
    async make(work, judge, onNews) {
      try {
        const { runtime, device } = await platform.openDevice(work.device);
        const data = await read(
          platform,
          work,
          async () => openTower(judgePack(await platform.openPack(judge)), runtime),
          onNews,
        );
        const store = keptWork(work.project, work.key);
        const procedure = makeReceipt(runtime, data, requestOf(work.asked), store);
        let told = 0;
        for (;;) {
          // Whether to rest is a message too.
          await yieldToMessages();
          await goOn;
          const next = await procedure.next();
          if (next.done === true) {
            await store.discard();
            const { handed, ...figures } = next.value;
            const classifier = handed && {
              arm: handed.arm,
              model: classifierFile(handed, work.asked, data, work.framing.width),
            };
            return success({ ...figures, device, classifier });
          }
          const news = newsOf(next.value);
          if (!news || (news.kind === 'update' && performance.now() - told < TELL)) continue;
          told = performance.now();
          await onNews(news);
        }
      } catch (error) {
        return { ok: false, error: failureOf(error) };
      }
    },
  };
}

async function fetchBytes(address: string): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) throw new FailureError({ code: 'bad-status', what: 'file', address, status: response.status });
  return new Uint8Array(await response.arrayBuffer());
}

async function read(
  platform: ReceiptPlatform,
  work: ReceiptWork,
  openOwnTower: () => Promise<TowerReader>,
  onNews: Callback<[news: ReceiptNews]>,
): Promise<ReceiptData> {
  const { classes, groups, judge, asked, framing, stretch } = work;
  const { side } = asked.net;
  const total =
    work.seeds.length + (work.tests?.length ?? 0) + work.pools.reduce((sum, [, own]) => sum + own.length, 0);
  let done = 0;
  const needs = needsOfArms(asked.arms.flatMap((id) => armOf(id) ?? []));
  const tower = needs.tower ? await openOwnTower() : null;
  async function pictures(files: readonly ReceiptFile[], seenBy: TowerReader | null = null): Promise<ReceiptPicture[]> {
    const all: ReceiptPicture[] = [];
    for (const { file, crop, path, label, soft, origins, k } of files) {
      const square = squareFrom(await platform.decode(file, { stretch }), framingAt(framing, crop));
      await seenBy?.add(path, square);
      all.push({ path, label, soft, origins, k, pixels: bytesAt(square, side) });
      await onNews({ kind: 'reading', done: ++done, total });
    }
    return all;
  }
  const seeds = await pictures(work.seeds, tower);
  const tests = work.tests && (await pictures(work.tests, tower));
  const pools: [ReceiptWork['pools'][number][0], readonly ReceiptPicture[]][] = [];
  for (const [pool, files] of work.pools) {
    pools.push([pool, await pictures(files, needs.towerPools.includes(pool) ? tower : null)]);
  }
  for (const make of work.makes) pools.push([make.pool, await makePool(platform, make, work)]);
  return { classes, seeds, tests, groups, pools: new Map(pools), judge, tower: (await tower?.end()) ?? null };
}

function requestOf({ arms, ...asked }: ReceiptAsked): ReceiptRequest {
  return {
    ...asked,
    arms: arms.map((id) => {
      const arm = armOf(id);
      if (!arm) throw new RangeError(`Expected the name of an arm, got "${id}".`);
      return arm;
    }),
    ...{ looks: LOOKS, hand: 'best' },
  };
}

/** What the page is told of an event; `null` for what it does not show. */
function newsOf(event: ReceiptEvent): ReceiptNews | null {
  switch (event.kind) {
    case 'job': {
      const { stage, arm, repeat, fold, updates } = event.job;
      return { kind: 'job', stage, arm, repeat, fold, updates, done: event.done, jobs: event.jobs, span: event.span };
    }
    case 'update':
      return { kind: 'update', update: event.update, loss: event.loss };
    case 'point': {
      const { stage, arm, repeat, fold } = event.job;
      return stage === 'run' ? { kind: 'point', arm, repeat, fold, point: event.point } : null;
    }
    case 'length':
    case 'rates':
    case 'run':
    case 'corruption':
      return event;
    default:
      return event satisfies never;
  }
}
