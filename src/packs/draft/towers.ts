/** @file CLIP and its like: an image tower and a text tower into one space, with a tokenizer and a processor beside them. */

import { idsInput, imageInput, isFloat, type GraphBorder, type SeenOutput } from './border.ts';
import { headerOf, type Draft, type Found, type Notes, type Told } from './draft.ts';
import { FILTERS, sidesOf, spelled, type Processor } from './settings.ts';
import { checkBatch, checkTypes, feedsOf, tensorOf } from './tensors.ts';

/** CLIP's training starts at this logarithm and ends at a scale of 100, where the published weights are held. */
const CLIP_START = 2.6592;
const CLIP_SCALE = 100;

/** Embeddings of a tower: one vector for each row of the batch, by the names that exporters give them. */
export const embeddingOf = ({ outputs }: Pick<GraphBorder, 'outputs'>): SeenOutput | undefined => {
  const vectors = outputs.filter(({ type, seen }) => isFloat(type) && seen.length === 2);
  return (
    vectors.find(({ name }) => /embed/iu.test(name)) ?? vectors.find(({ name }) => /pool/iu.test(name)) ?? vectors[0]
  );
};

/**
 * Drafts the manifest of a judge.
 *
 * @param found files beside the graphs and what the graphs are like.
 * @param image that takes pictures.
 * @param text that takes token ids.
 * @param told what only a person knows.
 */
export function draftTowers(found: Found, image: GraphBorder, text: GraphBorder, told: Told): Draft {
  const notes: Notes = { missing: [], concluded: [] };
  const [pixels, ids] = [imageInput(image)!, idsInput(text)!];
  const [seen, read] = [embeddingOf(image)!, embeddingOf(text)!];
  const [size, other] = [seen.seen[1]!, read.seen[1]!];
  if (size !== other)
    notes.missing.push({
      code: 'spaces-differ',
      image: { file: image.file, output: seen.name, size },
      text: { file: text.file, output: read.name, size: other },
    });
  for (const [graph, output] of [
    [image, seen],
    [text, read],
  ] as const) {
    checkBatch(graph, notes);
    checkTypes(graph, output.name, notes);
  }
  const manifest = {
    ...headerOf(told),
    role: 'judge',
    graphs: {
      image: {
        file: image.file,
        inputs: feedsOf(image, pixels.name, 'image', 'NCHW', ['batch', 3, 'height', 'width'], notes),
        output: tensorOf({ ...seen, shape: [null, size] }, 'NC', ['batch', size]),
      },
      text: {
        file: text.file,
        inputs: feedsOf(text, ids.name, 'token-ids', 'NT', ['batch', 'tokens'], notes),
        output: tensorOf({ ...read, shape: [null, size] }, 'NC', ['batch', size]),
      },
    },
    preprocessing: processing(found.processor, pixels.shape[2] ?? null, notes),
    embedding: { size },
    scoring: { kind: 'softmax', logitScale: scaleOf(found, told, notes) },
    tokenizer: tokenizerOf(found, ids.shape[1] ?? null, notes),
    prompt: told.prompt ?? 'a photo of a {label}',
  };
  return notes.missing.length > 0
    ? { kind: 'lacking', family: 'image and text towers', missing: notes.missing }
    : { kind: 'drafted', family: 'image and text towers', manifest, notes: notes.concluded };
}

/** How the published processor prepares pictures, as a manifest's preprocessing; `fixed` is the side that the graph demands. */
export function processing(processor: Processor | null, fixed: number | null, notes: Notes): object {
  if (!processor) {
    notes.missing.push({ code: 'no-processor' });
    return {};
  }
  const { resample = 3, do_normalize: normalised = true } = processor;
  const cropped = processor.do_center_crop ?? processor.crop_size !== undefined;
  const resized = processor.size === undefined ? null : sidesOf(processor.size);
  const kept = cropped && processor.crop_size !== undefined ? sidesOf(processor.crop_size) : null;
  const sideOf = (sides: NonNullable<typeof resized>): number => ('shorter' in sides ? sides.shorter : sides.width);
  const side = fixed ?? (kept ? sideOf(kept) : resized && sideOf(resized));
  const filter = FILTERS[resample];
  if (side === null) notes.missing.push({ code: 'no-size' });
  if (filter === undefined) notes.missing.push({ code: 'unknown-filter', resample });
  // One number is the shorter side where a square is cut out afterwards, else both.
  const stretched = resized !== null && (!cropped || !('shorter' in resized));
  const shorterSide = stretched || !resized || !('shorter' in resized) ? null : resized.shorter;
  return {
    filter,
    fit: stretched ? 'stretch' : 'crop',
    size: { kind: 'fixed', side, shorterSide },
    arithmetic: '8-bit',
    range: [0, 1],
    ...(normalised && { mean: processor.image_mean, std: processor.image_std }),
  };
}

function scaleOf({ config }: Found, { logitScale }: Told, notes: Notes): number {
  if (logitScale !== undefined) return logitScale;
  const start = config?.logit_scale_init_value;
  if (start === undefined) {
    notes.missing.push({ code: 'no-logit-scale' });
    return 1;
  }
  const scale = Math.abs(start - CLIP_START) < 1e-3 ? CLIP_SCALE : Math.exp(start);
  notes.concluded.push({ code: 'logit-scale', scale, start });
  return scale;
}

function tokenizerOf({ tokenizer, tokenizerConfig, config }: Found, fixed: number | null, notes: Notes): object {
  if (!tokenizer) {
    notes.missing.push({ code: 'no-tokenizer' });
    return {};
  }
  const named = {
    start: spelled(tokenizerConfig?.bos_token),
    end: spelled(tokenizerConfig?.eos_token),
    pad: spelled(tokenizerConfig?.pad_token),
    unknown: spelled(tokenizerConfig?.unk_token),
  };
  const demand = (...tokens: (keyof typeof named)[]) => {
    const absent = tokens.filter((token) => named[token] === undefined);
    if (absent.length > 0) notes.missing.push({ code: 'special-tokens', tokens: absent });
    return Object.fromEntries(tokens.map((token) => [token, named[token]]));
  };
  const told = tokenizerConfig?.model_max_length;
  // Libraries write 1e30 where nobody set a length.
  const maxLength = fixed ?? (told !== undefined && told < 1e6 ? told : config?.text_config?.max_position_embeddings);
  if (maxLength === undefined) notes.missing.push({ code: 'no-length' });
  const common = { file: tokenizer.path, maxLength, padding: 'max-length' };
  switch (tokenizer.type) {
    case 'BPE':
      return { kind: 'bpe-clip', ...common, specialTokens: demand('start', 'end', 'pad') };
    case 'Unigram':
      return { kind: 'unigram', ...common, specialTokens: demand('end', 'pad', 'unknown') };
    default:
      notes.missing.push({ code: 'tokenizer-kind', path: tokenizer.path, kind: tokenizer.type });
      return {};
  }
}
