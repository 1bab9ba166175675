/** @file What packs of plain files lack, and what was measured of them, in English. Apart from the catalogue: few ever read it. */

import type { DenoisingPart, PartName } from '../../../packs/draft/lack.ts';
import { packWordsOf, type LackTable, type MakeNoteTable } from '../packs.ts';

/** What each part is called, and what its file is known by. */
const PARTS: Readonly<Record<PartName | DenoisingPart, string>> = {
  text_encoder: 'text encoder (text_encoder/model.onnx)',
  unet: 'denoiser (unet/model.onnx)',
  vae_encoder: 'encoder of pictures (vae_encoder/model.onnx)',
  vae_decoder: 'decoder of pictures (vae_decoder/model.onnx)',
  image: 'image tower (pictures [batch, 3, height, width] in, embeddings [batch, dimensions] out)',
  text: 'text tower (token ids [batch, tokens] in, embeddings [batch, dimensions] out)',
  encoder: 'encoder (pictures [batch, 3, height, width] in, a latent [batch, channels, height, width] out)',
  decoder: 'decoder (a latent [batch, channels, height, width] in, pictures [batch, 3, height, width] out)',
  tokenEncoder: 'encoder (pictures [batch, 3, height, width] in, tokens [batch, tokens, channels] out)',
  tokenDecoder: 'decoder (tokens [batch, tokens, channels] in, patches [batch, patches, values] out)',
};

const LACKS: LackTable = {
  unreadable: ({ path, text }) => `${path}: could not be read: ${text}`,
  'not-onnx': ({ file, text }) => `${file}: expected an ONNX graph: ${text}`,
  'did-not-run': ({ file, fed, text }) =>
    `${file}: could not be run on [${fed.map((shape) => shape.join(', ')).join('] and [')}]: ${text}`,
  'part-missing': ({ part }) => `There is no ${PARTS[part]}.`,
  'part-twice': ({ part, files }) => `One ${PARTS[part]}, got ${files.join(' and ')}; leave out all but one.`,
  'weights-missing': ({ file, names }) => `${names}: holds weights of ${file} and is not there; give it too.`,
  'no-scheduler': () =>
    'scheduler/scheduler_config.json: how much noise training added; it is published beside the graphs.',
  'no-vocabulary': () =>
    'tokenizer/vocab.json and tokenizer/merges.txt, or a tokenizer.json: how texts become token ids.',
  'scheduler-value': ({ field, value }) => `scheduler_config.json: ${field} "${value}" is not known here.`,
  'no-output': ({ file, axes }) => `${file}: an output of ${axes} axes is expected, and there is none.`,
  'no-family': ({ graphs }) =>
    graphs === 0
      ? 'There is no .onnx file among these.'
      : `Graphs of a family that is known here: an ${PARTS.image} and a ${PARTS.text}; or an ${PARTS.encoder} and a ${PARTS.decoder}; or an ${PARTS.tokenEncoder} and a ${PARTS.tokenDecoder}.`,
  'channels-last': ({ file }) =>
    `${file}: takes pictures with their channels last (NHWC); export it with channels first (NCHW).`,
  'both-at-once': ({ file }) => `${file}: takes pictures and texts at once; export the two towers apart.`,
  'spaces-differ': ({ image, text }) =>
    `One space: ${image.file} embeds in ${image.size} dimensions ("${image.output}"), ${text.file} in ${text.size} ("${text.output}"); export both with their projections.`,
  'no-processor': () =>
    'preprocessor_config.json: how pictures are resized and normalised; it is published beside the graphs.',
  'no-size': () => 'preprocessor_config.json: the size that pictures are resized to.',
  'no-logit-scale': () =>
    'The logit scale, which is in neither graph: give it (100 for CLIP, 117.33 for SigLIP base, patch 16, 224 px).',
  'no-tokenizer': () => 'tokenizer.json: how texts become token ids; it is published beside the graphs.',
  'no-length': () => 'tokenizer_config.json: the longest text in tokens (model_max_length).',
  'unknown-filter': ({ resample }) =>
    `preprocessor_config.json: a filter that is known here, got resample ${resample}.`,
  'special-tokens': ({ tokens }) => `tokenizer_config.json: how the special tokens are spelled (${tokens.join(', ')}).`,
  'tokenizer-kind': ({ path, kind }) =>
    `${path}: a BPE or Unigram tokenizer, got ${kind}; a WordPiece vocabulary is given as vocab.txt with a pack.json of one's own.`,
  'fixed-batch': ({ file, input, batch }) =>
    `${file}: "${input}" takes batches of ${batch} only; export it with a batch of any size (dynamic_axes).`,
  'float-type': ({ file, name, type }) =>
    `${file}: "${name}" is ${type}; cast it at the graph's border, so that it is float32 (weights may stay).`,
  'integer-type': ({ file, name, type }) => `${file}: "${name}" is ${type}; export it as int64.`,
  'unknown-input': ({ file, name, type, axes }) =>
    `${file}: nobody knows what "${name}" (${type}, ${axes} axes) is fed; export the graph without it, or write it into pack.json.`,
  'channels-differ': ({ encoder, gives, decoder, takes }) =>
    `${decoder}: takes ${takes} channels, ${encoder} gives ${gives}; they are not of one model.`,
  'tokens-differ': ({ encoder, gives, decoder, takes }) =>
    `${decoder}: takes ${takes} tokens, ${encoder} gives ${gives}; export the encoder without masking (mask_ratio 0).`,
  'other-size': ({ encoder, decoder }) =>
    `A decoder that gives back the encoder's size: ${encoder.file} makes ${encoder.from} px ${encoder.to}, ${decoder.file} makes ${decoder.from} ${decoder.to} px.`,
  'partial-patches': ({ decoder, patches, values, side }) =>
    `Square patches of the whole picture: ${decoder} gives ${patches} patches of ${values} values for ${side} px; export a decoder that leaves none out.`,
  'fewer-tokens': ({ encoder, tokens, patches }) =>
    `A token for each of ${patches} patches: ${encoder} gives ${tokens}; export it without masking (mask_ratio 0).`,
  'no-unsafe': ({ labels }) =>
    `Which labels should not be shown, of ${labels.join(', ')}: none has a name that says it (--unsafe, or scores.unsafe in pack.json).`,
  manifest: ({ field, expected, got }) => `${field}: expected ${expected}, got ${got}.`,
  'no-gradient-rule': ({ text }) => `A gradient, without which nothing is guided: ${text}`,
  'no-gradient': () => 'Gradients for pictures: all of them are 0, so nothing can be guided.',
  'not-finite': ({ what }) => `Numbers: some ${what} are not finite.`,
  'one-embedding': ({ of }) =>
    `Embeddings of ${of} that differ: two different ones were given the same; another output may hold them.`,
  'trial-failed': ({ text }) => `A run from end to end: ${text}`,
};

const NOTES: MakeNoteTable = {
  'logit-scale': ({ scale, start }) => `Logit scale ${scale.toFixed(2)}, since config.json begins at ${start}.`,
  'plain-patches': () => 'Patches are pixels as they are, since config.json does not name norm_pix_loss.',
  'patch-order': () =>
    'Values of a patch are ordered by rows, pixels and channels, as published masked autoencoders have them.',
  measured: ({ pictures, range, epsilon }) =>
    `Measured on ${pictures} pictures: pixels in [${range.join(', ')}], mean and deviation of every channel, epsilon ${epsilon}.`,
  poor: ({ psnr }) =>
    `Careful: pictures come back at ${psnr.toFixed(1)} dB only; the encoder and the decoder may be of different models, or their weights untrained.`,
  reconstructed: ({ side, psnr, epsilon }) =>
    `Pictures of ${side} px come back at ${psnr.toFixed(1)} dB; a gradient came back; suggested epsilon ${epsilon}.`,
  embedded: ({ size }) => `Pictures and texts were embedded in ${size} dimensions, and a gradient came back.`,
  unsafe: ({ labels, values, threshold }) =>
    `Counts against a picture: ${labels.join(', ')}${values === 'probabilities' ? '' : `, by a ${values} of the values`}; rejected from ${threshold} on.`,
  scored: ({ scores }) => `Made pictures have the scores ${scores.map((score) => score.toFixed(3)).join(' and ')}.`,
  denoised: ({ side, width }) =>
    `A picture of ${side} px was encoded, denoised in one step under a text of width ${width}, and decoded; a gradient came back.`,
  masked: ({ side }) => `The main object of a picture of ${side} px was looked for.`,
};

export const PACKS = packWordsOf(
  LACKS,
  NOTES,
  ({ family }) => `No pack was made${family === null ? '' : ` of this ${family}`}. What is missing:`,
);

export const { lackWords, lackingTitle, noteWords } = PACKS;
