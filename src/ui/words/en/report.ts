/** @file The report to hand on, in English. */

import { methodOf } from '../../../core/methods/table.ts';
import type { Recipe } from '../../../core/run/recipe.ts';
import { counted, percent } from './counted.ts';

interface Grown {
  readonly originals: number;
  readonly variants: number;
  readonly by: string;
}

interface Licensed {
  readonly title: string;
  readonly attribution: string;
  readonly licence: string;
  readonly url: string;
}

interface Reviewed {
  readonly accepted: number;
  readonly unreviewed: number;
  readonly rejected: number;
}

/** What whoever writes a report asks for: `ReportText` of `src/export/report`. */
export const REPORT = {
  lang: 'en',
  title: (name: string) => `${name}, grown`,
  by: ({ parts, select }: Pick<Recipe, 'parts' | 'select'>) =>
    [...parts.map(({ method }) => methodOf(method).by), ...(select ? ['selection'] : [])].join(', '),
  unanswered: 'Whether a classifier gets better by it was not measured yet: the step Receipt does.',
  summary: ({ originals, variants, by }: Grown) =>
    `${counted(originals, 'original picture')} and ${counted(variants, 'new picture')}, grown by ${by}.`,
  reviewed: ({ accepted, unreviewed, rejected }: Reviewed) =>
    `${accepted} of the new pictures were accepted, ${unreviewed} not looked at; ${rejected} more were rejected and are not counted here.`,
  classes: 'Class by class',
  columns: ['Class', 'Originals', 'New', 'Seeds read as it', 'New pictures read as it'],
  receipt: 'What classifiers learnt',
  arms: ['Trained with', 'Pictures', 'Read right'],
  otherRun: 'It was made of another run than the one whose pictures are shown here.',
  pictures: 'Pictures',
  picturesAbout:
    'A seed of each class, and beside it what was grown from it, with how likely the judge takes each for the class.',
  seed: 'seed',
  variant: (k: number, share: string) => `new ${k}, ${share}`,
  settings: 'How it was made',
  runSeed: (seed: number) => `Run seed ${seed}: the same folder and recipe give the same pictures.`,
  models: 'Models',
  licences: 'Licences of the originals',
  /** What models are for. */
  roles: { prior: 'prior', judge: 'judge', mask: 'masks', safety: 'safety' },
  licence: ({ title, attribution, licence, url }: Licensed) => `${title} by ${attribution}, ${licence}: ${url}`,
  percent,
  made: (version: string, day: string) => `Made with Offshoot ${version}, ${day}. Everything is in this file.`,
};
