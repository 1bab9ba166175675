/** Names of what a training step takes and gives besides the model's own inputs. */
export const TRAINING = {
  /** Targets of the loss: [batch, classes] that sum to 1 (hard labels as one-hot rows), or what the output is compared with. */
  targets: 'training:targets',
  /** Logits of the teacher, [batch, classes]; for distillation only. */
  teacher: 'training:teacher',
  /** Learning rate of this step, a scalar. */
  rate: 'training:rate',
  /** All trained weights in one vector. */
  parameters: 'training:parameters',
  /** All running statistics in one vector. */
  statistics: 'training:statistics',
  /** Output: the loss before the update, a scalar. */
  loss: 'training:loss',
  /** Output: the length of the gradient of all trained weights together, before it is clipped, a scalar. */
  gradientNorm: 'training:gradient-norm',
} as const;

/** Name of the output that gives the next value of a vector that is carried from step to step. */
export const nextName = (vector: string): string => `next:${vector}`;

/** Name of the input that takes the mask of a Dropout, by the name of what the Dropout gives. */
export const maskName = (output: string): string => `mask:${output}`;
