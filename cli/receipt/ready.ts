/** @file A receipt with its pictures: what is asked of it, and what it comes to. */

import { writeFile } from 'node:fs/promises';
import { counted } from '../../src/core/counted.ts';
import { RECEIPT_VERSION, type Receipt } from '../../src/core/receipt/receipt.ts';
import { receiptCsv } from '../../src/export/receipt/table.ts';
import type { ReceiptEvent, ReceiptRequest, ReceiptStore } from '../../src/models/receipt/data.ts';
import { classifierFile } from '../../src/models/receipt/classifierFile.ts';
import { makeReceipt } from '../../src/models/receipt/makeReceipt.ts';
import { EN } from '../../src/ui/words/en.ts';
import { appVersion } from '../expand/kept.ts';
import { createProgressBar, duration } from '../lib/progressBar.ts';
import { openRuntime, sayRuntime } from '../runtime/node.ts';
import { exportModel } from './exportModel.ts';
import { gather, type Gathered } from './gather.ts';
import type { ReceiptOptions } from './options.ts';
import { lastLine, linesOf } from './report.ts';

/** A receipt that can begin. */
export interface ReadyReceipt {
  readonly gathered: Gathered;
  readonly request: ReceiptRequest;
}

/** How often a training looks at what is held out. */
const LOOKS = 5;

/** Gathers the pictures of a receipt, and says what there is. */
export async function readyReceipt(options: ReceiptOptions, print: (line: string) => void): Promise<ReadyReceipt> {
  print(sayRuntime(options.runtime, options.threads ?? undefined));
  const gathered = await gather(options, print);
  const { data, test, variants } = gathered;
  const count = (pictures: readonly unknown[]) => counted(pictures.length, 'picture');
  print(
    `${counted(data.seeds.length, 'seed')} in ${counted(data.classes.length, 'class', 'classes')}; ` +
      (data.tests ? `${count(data.tests)} to test with` : 'tested by folds') +
      [...data.pools].map(([pool, pictures]) => `; ${pool}: ${count(pictures)}`).join(''),
  );
  const request: ReceiptRequest = {
    ...options.request,
    ...{ arms: gathered.arms, net: options.net, test, variants, looks: LOOKS },
    hand: options.exportModel === null ? null : (options.exportArm?.id ?? 'best'),
  };
  return { gathered, request };
}

/** Draws the events of some work to its end, and tells a person how far it has come. */
export async function followed<Result>(
  work: AsyncGenerator<ReceiptEvent, Result, void>,
  print: (line: string) => void,
): Promise<Result> {
  const listener = listen(print);
  let next = await work.next();
  for (; next.done !== true; next = await work.next()) listener.event(next.value);
  listener.clear();
  return next.value;
}

/**
 * Makes a receipt, writes what was asked for, and says what it came to.
 *
 * @param store what is done already, and what keeps what is done.
 * @param discard lets go of what is kept, when everything is written.
 */
export async function writeReceipt(
  { gathered, request }: ReadyReceipt,
  options: ReceiptOptions,
  store: ReceiptStore,
  print: (line: string) => void,
  discard: () => Promise<void>,
): Promise<void> {
  const { data } = gathered;
  const runtime = await openRuntime(options.runtime, options.threads ?? undefined);
  const start = performance.now();
  const { handed, ...made } = await followed(makeReceipt(runtime, data, request, store), print);
  const document: Receipt = {
    version: RECEIPT_VERSION,
    source: gathered.source,
    classes: data.classes,
    seeds: data.classes.map((_, c) => data.seeds.filter(({ label }) => label === c).length),
    tests: data.classes.map((_, c) => (data.tests ?? data.seeds).filter(({ label }) => label === c).length),
    recipe: gathered.recipe,
    ...(gathered.grown && { grown: gathered.grown }),
    packs: gathered.packs.map(({ role, id, version, sha256 }) => ({ role, id, version, sha256 })),
    device: options.runtime,
    notes: gathered.notes,
    appVersion: await appVersion(),
    ...made,
  };
  if (options.json !== null) await writeFile(options.json, `${JSON.stringify(document, null, 1)}\n`);
  if (options.csv !== null) await writeFile(options.csv, receiptCsv(document));
  if (options.exportModel !== null && handed) {
    await exportModel(options.exportModel, {
      receipt: document,
      said: { arm: EN.arm(handed.arm).title, protocol: EN.protocol(document.protocol) },
      arm: handed.arm,
      labels: gathered.labels,
      square: gathered.square,
      model: classifierFile(handed, request, data, gathered.square),
    });
    print(`${options.exportModel}: the classifier trained with ${EN.arm(handed.arm).title}`);
  }
  for (const line of linesOf(document)) print(line);
  print(`in ${duration(performance.now() - start)}`);
  await discard();
  print(lastLine(document));
}

/** Tells a person how far it has come: a bar on a terminal, and a line for each run. */
function listen(print: (line: string) => void) {
  let bar: ReturnType<typeof createProgressBar> | null = null;
  const clear = () => bar?.clear();
  return {
    clear,
    event(event: ReceiptEvent) {
      switch (event.kind) {
        case 'job':
          clear();
          bar = createProgressBar(event.job.updates);
          return;
        case 'update':
          bar?.show(
            event.update,
            `${event.job.arm}, ${event.job.stage} ${event.job.repeat + 1}, loss ${event.loss.toFixed(2)}`,
          );
          return;
        case 'point':
          return;
        case 'length':
          clear();
          print(
            `${event.updates} updates are as many as the slowest arm needs on a part of the seeds${event.settled ? '' : ', or more: its curve had not come to rest'}`,
          );
          return;
        case 'rates':
          clear();
          print(`${event.arm}: learning rate ${event.rates.learningRate}, weight decay ${event.rates.weightDecay}`);
          return;
        case 'run':
          clear();
          print(`run ${event.repeat + 1}, ${EN.arm(event.arm).title}: ${(100 * event.run.accuracy).toFixed(1)} %`);
          return;
        case 'corruption':
          clear();
          bar = createProgressBar(event.of);
          bar.show(event.done, 'corruptions');
          return;
        default:
          event satisfies never;
      }
    },
  };
}
