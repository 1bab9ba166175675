/**
 * @file Packs that can be fetched from a hub of models with one press. What they are for is in words, `src/ui/words/en/presets.ts`.
 *
 * None of them names a commit or hashes: nobody had fetched them when this was written. The first download asks the hub for its
 * present commit and keeps it with every file's size and hash as a pin (`pins.ts`); later downloads must equal it.
 */

import type { PackRole } from './place.ts';
import { DIFFERENTIATED } from './size.ts';

export const PRESET_IDS = [
  'clip-vit-b32',
  'clip-vit-b32-int8',
  'clip-vit-b32-full',
  'mobileclip-s0',
  'siglip-b16',
  'taesd',
  'taef1',
] as const;
export type PresetId = (typeof PRESET_IDS)[number];

export interface Preset {
  readonly id: PresetId;
  readonly role: PackRole;
  readonly title: string;
  /** SPDX expression. */
  readonly licence: string;
  /** Owner and name on the hub. */
  readonly repository: string;
  /** Paths of its graphs; a pattern where only one file can be meant. */
  readonly graphs: readonly (string | RegExp)[];
  /** Of its graphs, in bytes, about: the pin says it exactly. */
  readonly bytes: number;
  /** Of weights in memory while a run is guided, in bytes, about; see `memorySize`. */
  readonly memory: number;
  /** Multiplies cosines before the softmax; where the files do not say. */
  readonly logitScale?: number;
}

/** What lies beside graphs and says how pictures and texts are read; those that a repository lacks are not fetched. */
export const SETTINGS_FILES = [
  'config.json',
  'preprocessor_config.json',
  'tokenizer.json',
  'tokenizer_config.json',
  'LICENSE',
] as const;

const towers = (suffix: string): readonly string[] => [
  `onnx/vision_model${suffix}.onnx`,
  `onnx/text_model${suffix}.onnx`,
];
const MB = 1e6;

/** A preset with the bytes of its two graphs in place of their sums. */
type Row = Omit<Preset, 'id' | 'bytes' | 'memory'> & { readonly parts: readonly [first: number, second: number] };

const TABLE: Readonly<Record<PresetId, Row>> = {
  'clip-vit-b32': {
    role: 'judge',
    title: 'CLIP ViT-B/32',
    licence: 'MIT',
    repository: 'Xenova/clip-vit-base-patch32',
    graphs: towers('_fp16'),
    parts: [176 * MB, 127 * MB],
    logitScale: 100,
  },
  'clip-vit-b32-int8': {
    role: 'judge',
    title: 'CLIP ViT-B/32, 8 bits',
    licence: 'MIT',
    repository: 'Xenova/clip-vit-base-patch32',
    graphs: towers('_quantized'),
    parts: [89 * MB, 64 * MB],
    logitScale: 100,
  },
  'clip-vit-b32-full': {
    role: 'judge',
    title: 'CLIP ViT-B/32, full precision',
    licence: 'MIT',
    repository: 'Xenova/clip-vit-base-patch32',
    graphs: towers(''),
    parts: [352 * MB, 254 * MB],
    logitScale: 100,
  },
  'mobileclip-s0': {
    role: 'judge',
    title: 'MobileCLIP-S0',
    licence: 'LicenseRef-Apple-research',
    repository: 'Xenova/mobileclip_s0',
    graphs: towers('_fp16'),
    parts: [23 * MB, 85 * MB],
    logitScale: 100,
  },
  'siglip-b16': {
    role: 'judge',
    title: 'SigLIP base, patch 16',
    licence: 'Apache-2.0',
    repository: 'Xenova/siglip-base-patch16-224',
    graphs: towers('_fp16'),
    parts: [186 * MB, 221 * MB],
    logitScale: 117.33,
  },
  taesd: {
    role: 'prior',
    title: 'TAESD',
    licence: 'MIT',
    repository: 'deinferno/taesd-onnx',
    graphs: ['vae_encoder/model.onnx', 'vae_decoder/model.onnx'],
    parts: [4.9 * MB, 4.9 * MB],
  },
  taef1: {
    role: 'prior',
    title: 'TAEF1',
    licence: 'MIT',
    repository: 'nev/taef1',
    graphs: [/encoder[^/]*(\/model)?\.onnx$/u, /decoder[^/]*(\/model)?\.onnx$/u],
    parts: [4.9 * MB, 4.9 * MB],
  },
};

export const PRESETS: readonly Preset[] = PRESET_IDS.map((id) => {
  const { parts, ...row } = TABLE[id];
  const [first, second] = parts;
  // An image tower is the first of its graphs, a decoder the second.
  const memory = row.role === 'judge' ? DIFFERENTIATED * first + second : first + DIFFERENTIATED * second;
  return { id, ...row, bytes: first + second, memory };
});

/** `null` where no preset has that name. */
export const presetOf = (id: string): Preset | null => PRESETS.find((preset) => preset.id === id) ?? null;
