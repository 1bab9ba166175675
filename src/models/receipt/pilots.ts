/** @file What a receipt decides on a part of the seeds before anything counts: how long arms are trained, and at which rates. */

import type { Arm } from '../../core/receipt/arms.ts';
import { accuracyOf } from '../../core/receipt/figures.ts';
import {
  bestRates,
  enoughUpdates,
  PILOT_INTERVAL,
  PILOT_UPDATES,
  RATE_GRID,
  type Trial,
} from '../../core/receipt/pilot.ts';
import { DEFAULT_RATES, updatesOf, type Length, type Rates } from '../../core/receipt/protocol.ts';
import type { ReceiptJob } from '../../core/receipt/request.ts';
import type { ReceiptEvent, ReceiptRequest } from './data.ts';
import type { Workshop } from './workshop.ts';

/** Updates of a trial of rates, at most. */
const TRIAL_UPDATES = 200;

const pilotOf = (
  arm: Arm,
  { variants: k }: ReceiptRequest,
  stage: 'pilot' | 'trial',
  updates: number,
  rates: Rates,
): ReceiptJob => ({ ...{ stage, arm: arm.id, repeat: 0, fold: 0, k, balanced: false, updates, rates } });

/** Before the n-th of some: these are of one length each, and none of them counts. */
const before = (job: ReceiptJob, done: number, jobs: number): ReceiptEvent => ({
  ...{ kind: 'job', job, done, jobs },
  span: { from: done, to: done + 1, of: jobs },
});

/** How long arms are trained; where that is open, as long as the slowest needs. */
export async function* lengthOf(workshop: Workshop, request: ReceiptRequest): AsyncGenerator<ReceiptEvent, Length> {
  const { length, arms } = request;
  if (length.kind === 'updates') return { kind: 'updates', updates: length.count, found: false };
  if (length.kind === 'epochs') return { kind: 'epochs', epochs: length.count };
  let [updates, settled] = [PILOT_INTERVAL, true];
  const trained = arms.filter(({ work }) => work.kind === 'trained');
  for (const [done, arm] of trained.entries()) {
    const job = pilotOf(arm, request, 'pilot', PILOT_UPDATES, DEFAULT_RATES);
    yield before(job, done, trained.length);
    const { curve } = yield* workshop.work(job);
    const enough = enoughUpdates(curve, workshop.testsOf(job).length);
    updates = Math.max(updates, enough.updates);
    settled &&= enough.settled;
  }
  yield { kind: 'length', updates, settled };
  return { kind: 'updates', updates, found: true };
}

/** The rates that suit an arm best on a part of the seeds. */
export async function* tunedFor(
  workshop: Workshop,
  request: ReceiptRequest,
  arm: Arm,
  length: Length,
): AsyncGenerator<ReceiptEvent, Rates> {
  const trials: Trial[] = [];
  for (const [done, rates] of RATE_GRID.entries()) {
    const pictures = workshop.picturesOf(pilotOf(arm, request, 'trial', 0, rates)).length;
    const updates = Math.min(TRIAL_UPDATES, updatesOf(length, pictures, request.batch));
    const job = pilotOf(arm, request, 'trial', updates, rates);
    yield before(job, done, RATE_GRID.length);
    const { confusion, nll } = yield* workshop.work(job);
    trials.push({ rates, accuracy: accuracyOf(confusion), nll });
  }
  const rates = bestRates(trials);
  yield { kind: 'rates', arm: arm.id, rates };
  return rates;
}
