/** @file The export screen in English: what is made alike, the notebook, the report. */

import type { MatchFit } from '../../../core/image/match.ts';

export const MATCH = {
  lead: 'Your originals and the variants you keep, all of one size and format, ready for training. Without this choice a zip has your originals byte for byte and opens here again.',
  title: 'Match originals and new pictures',
  choice: 'Every picture in one size and one format',
  why: 'Otherwise a network can learn “small PNG” in place of what is on it. Your originals are written as squares too, so such a zip is for training and does not open here again; your project stays in this browser.',
  side: 'Side, in pixels',
  fit: 'What is not square',
  fits: { crop: 'Crop to its middle', pad: 'Pad around it' } satisfies Record<MatchFit, string>,
  seen: 'As they will be written',
  original: 'an original',
  variant: 'a variant',
  grey: 'One value a pixel, as your originals have no colour.',
} as const;

export const NOTEBOOK = {
  title: 'In a notebook',
  about: 'This cell unpacks the zip and loads it. The zip also holds train.py, which trains and holds originals out.',
  copy: 'Copy the cell',
  copied: 'Copied',
  script: 'Trains a classifier on it: python train.py',
} as const;

export const REPORT_BUTTON = {
  save: 'Save a report to hand on',
  about: 'One HTML file: the answer of the receipt, the figures, and pictures of every class.',
} as const;
