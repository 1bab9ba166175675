/** @file The networks that a classifier can be, by name; their graphs are in `src/onnx/classifiers/`. */

export const CLASSIFIER_KINDS = ['residual', 'depthwise', 'plain', 'transformer'] as const;
export type ClassifierKind = (typeof CLASSIFIER_KINDS)[number];

/** Widths that a CPU trains in minutes: channels of the first layer, of all layers in the transformer. */
export const DEFAULT_WIDTHS: Readonly<Record<ClassifierKind, number>> = {
  residual: 16,
  depthwise: 16,
  plain: 16,
  transformer: 64,
};
