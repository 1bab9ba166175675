/** @file The report to hand on, in English. */

import { methodOf } from '../../../core/methods/table.ts';
import type { ReportText } from '../../../export/report/words.ts';
import { counted, percent } from './counted.ts';

export const REPORT: ReportText = {
  lang: 'en',
  title: (name) => `${name}, grown`,
  by: ({ parts, select }) =>
    [...parts.map(({ method }) => methodOf(method).by), ...(select ? ['selection'] : [])].join(', '),
  unanswered: 'Whether a classifier gets better by it was not measured yet: the step Receipt does.',
  summary: ({ originals, variants, by }) =>
    `${counted(originals, 'original picture')} and ${counted(variants, 'new picture')}, grown by ${by}.`,
  reviewed: ({ accepted, unreviewed, rejected }) =>
    `${accepted} of the new pictures were accepted, ${unreviewed} not looked at; ${rejected} more were rejected and are not counted here.`,
  classes: 'Class by class',
  columns: ['Class', 'Originals', 'New', 'Seeds read as it', 'New pictures read as it'],
  receipt: 'What classifiers learnt',
  arms: ['Trained with', 'Pictures', 'Read right'],
  pictures: 'Pictures',
  picturesAbout:
    'A seed of each class, and beside it what was grown from it, with how likely the judge takes each for the class.',
  seed: 'seed',
  variant: (k, share) => `new ${k}, ${share}`,
  settings: 'How it was made',
  runSeed: (seed) => `Run seed ${seed}: the same folder and recipe give the same pictures.`,
  models: 'Models',
  licences: 'Licences of the originals',
  percent,
  made: (version, day) => `Made with Offshoot ${version}, ${day}. Everything is in this file.`,
};
