/** @file What the judge goes by and how far it can be trusted, in words: the same on every screen. */

import type { HeadMode } from '../../../core/judge/head/head.ts';
import type { Trust } from '../../../evaluation/trust.ts';
import type { JudgeStanding } from '../../../store/seeds/trust.ts';
import type { ClassInfo, JudgedBy } from '../../../store/seeds/state.ts';
import { counted, percent } from '../../format.ts';
import { say } from '../../words/say.ts';

export const BY: Readonly<Record<HeadMode, string>> = {
  names: 'By their names',
  'names and examples': 'By names and examples',
  examples: 'By examples',
};

/** What the judge knows the classes by, as a sentence. */
export const HOW: Readonly<Record<HeadMode, string>> = {
  names: 'The judge goes by the class names alone. Two or more pictures in every class let it learn from the pictures.',
  'names and examples': 'The judge learnt the classes from your own pictures; each was read without knowing it.',
  examples: 'The judge learnt the classes from your own pictures; each was read without knowing it.',
};

/** What it learnt from, and how many looks that took; nothing where others than the seeds as they are were not tried. */
export function sayViews({ by }: { readonly by?: JudgedBy | undefined }, seeds: number): string {
  if (by?.views === undefined || by.forwards === undefined) return '';
  const helped = by.views === 'seed' ? 'mirrored and cropped ones did not help' : 'that helped';
  return `It learnt from ${say.views(by.views)}: ${helped}. It took ${counted(by.forwards * seeds, 'look')}, ${by.forwards} a picture.`;
}

/** Whether what the judge says of its sureness can be believed. */
export function sayCalibration({ sureness, accuracy, seeds }: Trust): string {
  const error = 2 * Math.sqrt((accuracy * (1 - accuracy)) / Math.max(1, seeds));
  const off = sureness - accuracy;
  const figures = `it says ${percent(sureness)} on average and is right in ${percent(accuracy)}`;
  if (Math.abs(off) <= Math.max(0.05, error)) return `Its percentages can be taken at their word: ${figures}.`;
  return off > 0 ? `It is surer than it is right: ${figures}.` : `It is more often right than it is sure: ${figures}.`;
}

/** The names of some classes, as in a sentence. */
export function listed(names: readonly string[], most = 4): string {
  const shown = names.slice(0, most).map((name) => `“${name}”`);
  if (names.length > most) return `${shown.join(', ')} and ${names.length - most} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)!}`;
}

/** Names of the classes that are read no better than by guessing. */
export const atChance = ({ classes }: Trust, infos: readonly ClassInfo[]): readonly string[] =>
  classes.flatMap((trust, i) => (trust.atChance ? [infos[i]!.name] : []));

/** What helps where a class cannot be told from others. */
export const WHAT_HELPS =
  'More pictures of it help, or a closer crop, so that what makes the class fills the picture. Classes that look the same can be made one.';

/** How a judge stands, in words, with what follows from it for the set. */
export const STANDINGS: Readonly<
  Record<
    JudgeStanding,
    {
      readonly tone: 'leaf' | 'sun' | 'bloom' | 'plain';
      readonly chip: string;
      readonly title: string;
      readonly follows: string;
    }
  >
> = {
  good: {
    tone: 'leaf',
    chip: 'Judge: good',
    title: 'The judge can be trusted here',
    follows: 'Guidance, class scores and rules can be gone by.',
  },
  shaky: {
    tone: 'sun',
    chip: 'Judge: shaky',
    title: 'The judge is right more often than by guessing, and wrong too often to be left alone',
    follows: 'Go by its figures relative to the seed, and look at what it rejects.',
  },
  guessing: {
    tone: 'bloom',
    chip: 'Judge: guesses',
    title: 'The judge reads these classes no better than guessing',
    follows: 'Its scores mean little here: take a method that needs no judge, and decide by eye.',
  },
  'too-few': {
    tone: 'plain',
    chip: 'Judge: too few pictures to tell',
    title: 'Too few pictures to tell',
    follows: 'So few could be read right by chance. More of them show whether it can be trusted.',
  },
  'one-class': {
    tone: 'plain',
    chip: 'One class: nothing to judge',
    title: 'There is nothing to judge',
    follows:
      'With one class every picture is read as it: class scores say nothing. A second class, or “anything else”, gives the judge something to tell apart.',
  },
};

/** How often a judge is right beside how often guessing would be, every class counting alike. */
export const besideGuessing = ({ balancedAccuracy, guessing }: Trust): string =>
  `Balanced over the classes it reads ${percent(balancedAccuracy)} right; guessing gives ${percent(guessing.balancedAccuracy)}.`;
