/** @file What the files beside a published model say about its pictures and texts: `preprocessor_config.json` and the like. */

import * as z from 'zod/mini';

const triple = z.tuple([z.number(), z.number(), z.number()]);
const size = z.union([
  z.number(),
  z.object({ shortest_edge: z.number() }),
  z.object({ height: z.number(), width: z.number() }),
]);

/** `preprocessor_config.json`; what is left out is as the processors have it. */
const processorSchema = z.looseObject({
  do_resize: z.optional(z.boolean()),
  do_center_crop: z.optional(z.boolean()),
  do_normalize: z.optional(z.boolean()),
  resample: z.optional(z.number()),
  size: z.optional(size),
  crop_size: z.optional(size),
  image_mean: z.optional(triple),
  image_std: z.optional(triple),
});
export type Processor = z.output<typeof processorSchema>;

/** The parts of `config.json` that are read. */
const configSchema = z.looseObject({
  model_type: z.optional(z.string()),
  logit_scale_init_value: z.optional(z.number()),
  norm_pix_loss: z.optional(z.boolean()),
  id2label: z.optional(z.record(z.string(), z.string())),
  problem_type: z.optional(z.nullable(z.string())),
  text_config: z.optional(z.looseObject({ max_position_embeddings: z.optional(z.number()) })),
});
export type Config = z.output<typeof configSchema>;

const token = z.union([z.string(), z.looseObject({ content: z.string() })]);

/** The parts of `tokenizer_config.json` that are read. */
const tokenizerConfigSchema = z.looseObject({
  model_max_length: z.optional(z.number()),
  bos_token: z.optional(z.nullable(token)),
  eos_token: z.optional(z.nullable(token)),
  pad_token: z.optional(z.nullable(token)),
  unk_token: z.optional(z.nullable(token)),
});
export type TokenizerConfig = z.output<typeof tokenizerConfigSchema>;

/** A token as it is spelled. */
export const spelled = (named: z.output<typeof token> | null | undefined): string | undefined =>
  typeof named === 'string' ? named : named?.content;

/** The parts of `tokenizer.json` that are read. */
const tokenizerSchema = z.looseObject({ model: z.looseObject({ type: z.optional(z.string()) }) });

/** Pillow's filters by their numbers. */
export const FILTERS: Readonly<Record<number, 'nearest' | 'lanczos3' | 'bilinear' | 'bicubic' | 'area'>> = {
  0: 'nearest',
  1: 'lanczos3',
  2: 'bilinear',
  3: 'bicubic',
  4: 'area',
};

/** Height and width, or the shorter side alone. */
export const sidesOf = (
  given: z.output<typeof size>,
): { readonly shorter: number } | { readonly height: number; readonly width: number } => {
  if (typeof given === 'number') return { shorter: given };
  return 'shortest_edge' in given ? { shorter: given.shortest_edge } : { height: given.height, width: given.width };
};

/** Reads each file's parsed JSON. @throws Error that says what is wrong in it. */
export const SETTINGS = {
  config: (json: unknown): Config => configSchema.parse(json),
  processor: (json: unknown): Processor => processorSchema.parse(json),
  tokenizerConfig: (json: unknown): TokenizerConfig => tokenizerConfigSchema.parse(json),
  /** The tokenizer's kind; some files leave it out, where only byte pairs have merges. */
  tokenizerType: (json: unknown): string => tokenizerSchema.parse(json).model.type ?? 'BPE',
} as const;
