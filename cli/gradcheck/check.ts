import { buildVjp, cotangentName, gradientName } from '../../src/onnx/vjp.ts';
import { readModel } from '../../src/onnx/proto/read.ts';
import { writeModel } from '../../src/onnx/proto/write.ts';
import type { GradientCase } from './cases.ts';
import type { Comparison } from './compare.ts';
import { compare } from './compare.ts';
import type { Runner } from './runner.ts';

/** Outcome of one case. */
export interface CaseResult {
  readonly name: string;
  readonly passed: boolean;
  /** Largest relative error over outputs and gradients. */
  readonly relative: number;
  readonly forwardMs: number;
  readonly productMs: number;
  /** What is wrong, when it did not pass. */
  readonly reason: string | undefined;
}

/**
 * Runs one reference case: the model's outputs and the gradients of its vector-Jacobian product against PyTorch's.
 *
 * @param testCase the case
 * @param runner where to run
 */
export async function checkCase(testCase: GradientCase, runner: Runner): Promise<CaseResult> {
  const { name, inputs, cotangents, outputs, gradients, tolerance } = testCase;
  try {
    const product = writeModel(
      buildVjp(readModel(testCase.model), {
        inputs: Object.keys(gradients),
        outputs: Object.keys(cotangents),
        modelName: name,
      }),
    );
    const forward = await runner.run(testCase.model, inputs, Object.keys(outputs));
    const seeds = Object.fromEntries(Object.entries(cotangents).map(([key, tensor]) => [cotangentName(key), tensor]));
    const backward = await runner.run(product, { ...inputs, ...seeds }, Object.keys(gradients).map(gradientName));
    const comparisons: [string, Comparison][] = [
      ...Object.entries(outputs).map(([key, tensor]): [string, Comparison] => [
        `output ${key}`,
        compare(forward.outputs[key]?.data ?? [], tensor, tolerance),
      ]),
      ...Object.entries(gradients).map(([key, tensor]): [string, Comparison] => [
        `gradient of ${key}`,
        compare(backward.outputs[gradientName(key)]?.data ?? [], tensor, tolerance),
      ]),
    ];
    const missed = comparisons.filter(([, comparison]) => !comparison.within).map(([what]) => what);
    return {
      name,
      passed: missed.length === 0,
      relative: Math.max(...comparisons.map(([, comparison]) => comparison.relative)),
      forwardMs: forward.ms,
      productMs: backward.ms,
      reason: missed.length === 0 ? undefined : `${missed.join(', ')} outside tolerance`,
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { name, passed: false, relative: NaN, forwardMs: NaN, productMs: NaN, reason };
  }
}
