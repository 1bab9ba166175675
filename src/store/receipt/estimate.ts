/** @file How long a receipt will train, before it does. */

import { armOf, type Arm } from '../../core/receipt/arms.ts';
import { PILOT_UPDATES } from '../../core/receipt/pilot.ts';
import { planReceipt, type PlanFacts } from '../../core/receipt/plan.ts';
import { BATCH, FOLDS, LOOKS, type Length } from '../../core/receipt/protocol.ts';
import type { Device } from '../../protocol/models.ts';
import type { StudioState } from '../state.ts';
import type { Counts } from './counts.ts';
import { askedOf, isMadeThere, variantsOf, variantsOfRun } from './selectors.ts';
import type { KeptReceipt, ReceiptChoice } from './state.ts';

/** What is known of the time. */
export interface Estimate {
  readonly seconds: number;
  /** `most` where the length of the trainings is still to be found. */
  readonly kind: 'about' | 'most';
  /** Whether a receipt of this project was trained on this device. */
  readonly measured: boolean;
}

/**
 * Seconds of a unit of work (`EFFORT`) where none was measured: an update on WebAssembly with two threads of a server's processor. On
 * a GPU nobody has measured it.
 */
const USUAL: Readonly<Partial<Record<Device, number>>> = { wasm: 0.35 };

/**
 * How long a receipt will train.
 *
 * @param choice what is asked, of arms that are there.
 * @param counts of what it is made of.
 * @returns `null` where it cannot be told.
 */
export function estimateOf(
  state: Pick<StudioState, 'run' | 'review' | 'engine'>,
  kept: readonly KeptReceipt[],
  choice: ReceiptChoice,
  counts: Counts,
): Estimate | null {
  const { repeats, length } = choice;
  const device = state.engine.device?.device ?? 'wasm';
  const measured = kept.findLast(({ receipt, pace }) => pace !== undefined && receipt.device === device)?.pace;
  const pace = measured ?? USUAL[device];
  const arms = choice.arms.flatMap((id) => armOf(id) ?? []);
  if (pace === undefined || arms.length === 0 || counts.seeds === 0) return null;
  const asked = askedOf(choice, arms, counts.classes);
  const variants = variantsOfRun(state.run);
  const folds = counts.tests > 0 ? 1 : FOLDS;
  const training = counts.seeds * (folds === 1 ? 1 : 1 - 1 / folds);
  const facts: PlanFacts = {
    folds,
    tests: counts.tests > 0 ? counts.tests : counts.seeds,
    mostOf: ({ work }: Arm) =>
      work.kind === 'trained' &&
      work.pool !== null &&
      isMadeThere(work.pool) &&
      variantsOf(state, work.pool).length === 0
        ? Math.max(variants, ...asked.ratios)
        : variants,
    picturesOf: ({ arm, k }) => {
      const work = armOf(arm)!.work;
      return training * ('seeds' in work && !work.seeds ? k : 1 + k);
    },
  };
  const request = { ...asked, arms, repeats, variants, batch: BATCH, looks: LOOKS };
  const plan = planReceipt(request, lengthOf(length), () => null, facts);
  const trained = arms.filter(({ work }) => work.kind === 'trained');
  const handedOut = folds === 1 ? 0 : Math.max(0, ...arms.map((arm) => plan.effortOf(plan.all(arm))));
  const pilots = length.kind === 'find' ? PILOT_UPDATES * trained.length : 0;
  return {
    seconds: pace * (plan.effort + handedOut + pilots),
    kind: length.kind === 'find' ? 'most' : 'about',
    measured: measured !== undefined,
  };
}

/** The longest where it is still to be found. */
function lengthOf(length: ReceiptChoice['length']): Length {
  switch (length.kind) {
    case 'find':
      return { kind: 'updates', updates: PILOT_UPDATES, found: true };
    case 'updates':
      return { kind: 'updates', updates: length.count, found: false };
    case 'epochs':
      return { kind: 'epochs', epochs: length.count };
    default:
      return length satisfies never;
  }
}
