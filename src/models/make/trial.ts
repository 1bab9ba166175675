/** @file What a trial of a pack says: a run that succeeded with figures, or what stands in the way. */

import { OnnxError } from '../../onnx/errors.ts';
import type { Lack, MakeNote } from '../../packs/draft/lack.ts';

export interface Trial {
  readonly missing: readonly Lack[];
  readonly notes: readonly MakeNote[];
}

/** A trial as it goes; a step that fails ends it. */
export async function trialOf(
  steps: (say: (note: MakeNote) => void, lack: (lack: Lack) => void) => Promise<void>,
): Promise<Trial> {
  const [missing, notes]: [Lack[], MakeNote[]] = [[], []];
  try {
    await steps(
      (note) => notes.push(note),
      (one) => missing.push(one),
    );
  } catch (error) {
    missing.push(lackOf(error));
  }
  return { missing, notes };
}

/** What was thrown over a run, as what is missing. */
export function lackOf(error: unknown): Lack {
  const text = error instanceof Error ? error.message : String(error);
  return causes(error).some(isUndifferentiable) ? { code: 'no-gradient-rule', text } : { code: 'trial-failed', text };
}

const isUndifferentiable = (error: unknown): boolean =>
  error instanceof OnnxError && (error.code === 'operator-without-rule' || error.code === 'non-differentiable-path');

function causes(error: unknown): readonly unknown[] {
  return error instanceof Error ? [error, ...causes(error.cause)] : [];
}
