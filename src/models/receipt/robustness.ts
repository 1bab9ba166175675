/** @file What trained networks read of test pictures that were made worse: each is made once for all of them. */

import { imageId } from '../../core/brands.ts';
import { corruptPixels, CORRUPTIONS } from '../../core/corruptions/corruption.ts';
import { figureOf } from '../../core/receipt/figures.ts';
import { toBytes, toTensor } from '../../core/receipt/online.ts';
import type { ReceiptPicture } from '../../core/receipt/pictures.ts';
import { SEVERITIES } from '../../core/receipt/protocol.ts';
import type { RobustnessPoint } from '../../core/receipt/receipt.ts';
import { openEvaluator } from '../evaluator.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { ReceiptData, ReceiptEvent, ReceiptPiece, ReceiptRequest } from './data.ts';
import type { Progress } from './progress.ts';
import { readBy, untrained } from './training.ts';
import type { Workshop } from './workshop.ts';

/**
 * Reads the corrupted test pictures with every network.
 *
 * @param pieces of each arm, by repeat and fold, with their weights; arms without networks are left out.
 */
export async function* readCorrupted(
  runtime: Runtime,
  workshop: Workshop,
  data: ReceiptData,
  request: ReceiptRequest,
  pieces: ReadonlyMap<string, readonly (readonly ReceiptPiece[])[]>,
  progress: Progress,
): AsyncGenerator<ReceiptEvent, readonly RobustnessPoint[]> {
  const { net, seed, batch } = request;
  const arms = request.arms.filter(({ work }) => work.kind === 'trained');
  if (arms.length === 0) return [];
  const model = untrained(net, data.classes.length, seed);
  const evaluator = await openEvaluator(runtime, model, {
    loss: { kind: 'cross-entropy' },
    optimizer: { kind: 'sgd' },
  });
  const tests = data.tests ?? data.seeds;
  const points: RobustnessPoint[] = [];
  const of = CORRUPTIONS.length * SEVERITIES.length;
  let done = 0;
  try {
    for (const corruption of CORRUPTIONS) {
      for (const severity of SEVERITIES) {
        yield { kind: 'corruption', done, of, span: progress.corrupting(of) };
        done++;
        const worse = new Map(
          tests.map((picture): [string, ReceiptPicture] => {
            const address = {
              runSeed: seed,
              image: imageId(picture.path),
              variant: severity,
              purpose: 'corruption',
            } as const;
            const { data: values } = corruptPixels(toTensor(picture.pixels, net.side), corruption, severity, address);
            return [picture.path, { ...picture, pixels: toBytes(values) }];
          }),
        );
        for (const arm of arms) {
          const accuracies: number[] = [];
          for (const [repeat, folds] of pieces.get(arm.id)!.entries()) {
            let [right, all] = [0, 0];
            for (const [fold, { vectors }] of folds.entries()) {
              const asked = workshop.testsOf({ stage: 'run', repeat, fold }).map(({ path }) => worse.get(path)!);
              const { read } = await readBy((images) => evaluator.evaluate(vectors!, images), asked, net.side, batch);
              right += asked.filter(({ label }, i) => label === read[i]).length;
              all += asked.length;
            }
            accuracies.push(right / all);
          }
          points.push({ arm: arm.id, corruption, severity, ...figureOf(accuracies) });
        }
      }
    }
  } finally {
    await evaluator.release();
  }
  return points;
}
