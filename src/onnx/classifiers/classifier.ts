import type { RunSeed } from '../../core/brands.ts';
import { DEFAULT_WIDTHS, type ClassifierKind } from '../../core/classifiers/kinds.ts';
import type { Model } from '../model.ts';
import { CLASSIFIER, Layers, logitOutput, pixelInput } from './layers.ts';
import { depthwiseNet } from './depthwise.ts';
import { plainNet } from './plain.ts';
import { residualNet } from './residual.ts';
import { transformer } from './transformer.ts';

export { CLASSIFIER } from './layers.ts';
export { CLASSIFIER_KINDS, DEFAULT_WIDTHS, type ClassifierKind } from '../../core/classifiers/kinds.ts';

/** A classifier to be trained from nothing. */
export interface ClassifierSpec {
  readonly kind: ClassifierKind;
  /** Side of the square images, pixels: 32, 64, 96 or 128 and what lies between, a multiple of 16. */
  readonly side: number;
  readonly classes: number;
  /** Channels of the first layer (of all layers in the transformer), a multiple of 4; default: {@link DEFAULT_WIDTHS}. */
  readonly width?: number;
  /** Share that the transformer drops in training; default 0. The others have none. */
  readonly dropout?: number;
}

/** Pixels as the networks take them: (x - 0.5) * 4, roughly of mean 0 and deviation 1. */
const CENTRE = 0.5;
const SPREAD = 4;

/**
 * Builds an untrained classifier.
 *
 * @param spec which, how large
 * @param runSeed chooses its first weights, which are drawn as PyTorch draws them
 * @returns a model from `pixels` [batch, 3, side, side] in [0, 1] to `logits` [batch, classes]; weights are initializers under the
 *   names that PyTorch would give them
 * @throws RangeError for sizes that do not fit
 */
export function classifierModel(spec: ClassifierSpec, runSeed: RunSeed): Model {
  const { kind, side, classes, width = DEFAULT_WIDTHS[kind], dropout = 0 } = spec;
  const fits = side >= 32 && side % 16 === 0 && width >= 4 && width % 4 === 0 && classes >= 2;
  if (!fits) {
    throw new RangeError(
      `Expected images of 32 pixels or more in steps of 16, a width in steps of 4 and two classes or more, got ${side} pixels, width ${width} and ${classes} classes.`,
    );
  }
  const layers = new Layers([pixelInput(side)], runSeed);
  const { emit } = layers;
  const x = emit.scale(emit.shift(CLASSIFIER.input, -CENTRE), SPREAD);
  return layers.model(`${kind} classifier`, logits(), logitOutput(classes));

  function logits(): string {
    switch (kind) {
      case 'residual':
        return residualNet(layers, x, classes, width);
      case 'depthwise':
        return depthwiseNet(layers, x, classes, width);
      case 'plain':
        return plainNet(layers, x, classes, width);
      case 'transformer':
        return transformer(layers, x, { side, classes, width, dropout });
      default:
        return kind satisfies never;
    }
  }
}
