import { DataType } from '../dataType.ts';
import type { Emitter } from '../emitter.ts';
import type { ValueInfo } from '../model.ts';
import { TRAINING } from './names.ts';

/**
 * What is made small, as a mean over the batch.
 *
 * Targets are distributions over the classes: soft labels as they are, hard ones as one-hot rows.
 */
export type Loss =
  | {
      /** -sum over classes of t log softmax(z), t = (1 - smoothing) target + smoothing / classes. */
      readonly kind: 'cross-entropy';
      /** In [0, 1); default 0. */
      readonly smoothing?: number;
      /**
       * Added to the logits in the loss alone; the logarithms of the classes' frequencies give the balanced softmax (Ren et al.,
       * 2020). Default: nothing.
       */
      readonly shift?: readonly number[];
    }
  | {
      /**
       * (1 - alpha) cross-entropy(z, targets) + alpha T^2 KL(softmax(teacher / T) || softmax(z / T)) (Hinton et al., 2015), the
       * divergence summed over classes.
       */
      readonly kind: 'distillation';
      readonly alpha: number;
      readonly temperature: number;
    }
  | {
      /** The mean over all elements of (output - target)^2. */
      readonly kind: 'mean-square';
    }
  | {
      /**
       * How far an image is from another, pixel by pixel and edge by edge: mean |d| + gradient (mean |d_x| + mean |d_y|), where d is
       * output - target, [batch, channels, height, width], and d_x, d_y are its differences between neighbours along a row and a column.
       */
      readonly kind: 'reconstruction';
      /** Weight of the edges, at least 0. */
      readonly gradient: number;
    };

/** Inputs that a loss takes, shaped like the output that it judges. */
export function lossInputs(loss: Loss, shape: ValueInfo['shape']): ValueInfo[] {
  const info = (name: string): ValueInfo => ({ name, elementType: DataType.Float, shape });
  return loss.kind === 'distillation' ? [info(TRAINING.targets), info(TRAINING.teacher)] : [info(TRAINING.targets)];
}

/**
 * Emits a loss.
 *
 * @param emit where nodes go; the loss's inputs are declared
 * @param loss which
 * @param output name of the logits, [batch, classes], or of any output for `mean-square` and `reconstruction`
 * @returns name of the loss, a scalar
 */
export function emitLoss(emit: Emitter, loss: Loss, output: string): string {
  switch (loss.kind) {
    case 'cross-entropy': {
      const { smoothing = 0, shift } = loss;
      const logits = shift ? emit.add(output, emit.floatLike(output, shift, [shift.length])) : output;
      return crossEntropy(emit, logits, smoothed(emit, smoothing, output));
    }
    case 'distillation': {
      const { alpha, temperature } = loss;
      const hard = crossEntropy(emit, output, TRAINING.targets);
      const soft = divergence(emit, emit.scale(TRAINING.teacher, 1 / temperature), emit.scale(output, 1 / temperature));
      return emit.add(emit.scale(hard, 1 - alpha), emit.scale(soft, alpha * temperature ** 2));
    }
    case 'mean-square': {
      const difference = emit.sub(output, TRAINING.targets);
      return mean(emit, emit.mul(difference, difference));
    }
    case 'reconstruction': {
      const difference = emit.sub(output, TRAINING.targets);
      const absolute = (value: string): string => mean(emit, emit.op('Abs', [value]));
      const edges = [2, 3].map((axis) => absolute(betweenNeighbours(emit, difference, axis)));
      return emit.add(absolute(difference), emit.scale(emit.add(edges[0]!, edges[1]!), loss.gradient));
    }
    default:
      return loss satisfies never;
  }
}

/** Mean over all elements. */
const mean = (emit: Emitter, value: string): string =>
  emit.op('ReduceMean', [value], { keepdims: { kind: 'int', value: 0 } });

/** What each element is more than the one before it along an axis. */
function betweenNeighbours(emit: Emitter, value: string, axis: number): string {
  const later = emit.sliceAxis(value, axis, emit.ints([1]), emit.ints([Number.MAX_SAFE_INTEGER]));
  return emit.sub(later, emit.sliceAxis(value, axis, emit.ints([0]), emit.ints([-1])));
}

/** Mean over the batch of the sum over classes. */
const overBatch = (emit: Emitter, terms: string): string =>
  emit.reduce('ReduceMean', emit.reduce('ReduceSum', terms, [1], false), [0], false);

const logSoftmax = (emit: Emitter, logits: string): string =>
  emit.op('LogSoftmax', [logits], { axis: { kind: 'int', value: -1 } });

const crossEntropy = (emit: Emitter, logits: string, targets: string): string =>
  emit.neg(overBatch(emit, emit.mul(targets, logSoftmax(emit, logits))));

/** KL(softmax(a) || softmax(b)). */
function divergence(emit: Emitter, a: string, b: string): string {
  const [p, q] = [logSoftmax(emit, a), logSoftmax(emit, b)];
  return overBatch(emit, emit.mul(emit.op('Exp', [p]), emit.sub(p, q)));
}

function smoothed(emit: Emitter, smoothing: number, logits: string): string {
  if (smoothing === 0) return TRAINING.targets;
  const classes = emit.facts.shapeOf(logits)?.[1];
  const share =
    typeof classes === 'number'
      ? emit.floatLike(logits, [smoothing / classes])
      : emit.div(
          emit.floatLike(logits, [smoothing]),
          emit.op('Cast', [emit.size(logits, 1)], { to: { kind: 'int', value: DataType.Float } }),
        );
  return emit.add(emit.scale(TRAINING.targets, 1 - smoothing), share);
}
