/** @file Words of grow, in English. */

import { counted } from '../counted.ts';

export const grow = {
  pause: 'Pause',
  stop: 'Stop',
  resume: 'Resume',
  growTheRemaining: (left: string) => `Grow the remaining ${left}`,
  whatCameOfIt: 'What came of it',
  ofVariantKeepTheir: (variants: number, seeds: number, seeds2: string) =>
    ` of ${counted(variants, 'variant')} keep their class; of their ${counted(seeds, 'seed')} ${seeds2} are read right.`,
  nextReviewTheseClasses: 'Next: review these classes first; Rules in Review rejects what fell far below its seed.',
  nextReviewWhatKeeps: 'Next: review. What keeps its class less surely than its seed deserves a look; Rules finds it.',
  toLookAt: 'To look at: ',
  keptSeeds: (variants: string, seeds: string) => ` (${variants} kept, seeds ${seeds})`,
  andMore: (outcomes: string) => ` and ${outcomes} more`,
  progressByClass: 'Progress by class',
  hasEnough: 'has enough',
  ofWord: (done: string, total: string) => `${done} of ${total}`,
  progressOf: (key: string) => `Progress of ${key}`,
  readyToGrow: 'Ready to grow',
  growing: 'Growing',
  pausingAfterTheSeed: 'Pausing after the seed at work',
  paused: 'Paused',
  stoppingAfterTheSeed: 'Stopping after the seed at work',
  grown: 'Grown',
  theRunCouldNot: 'The run could not go on',
  oneSeedOfEach: 'One seed of each class in turn gets its variants. You can review while it runs.',
  stoppedWhatIsDone: 'Stopped; what is done is kept',
  review: 'Review',
  expansion: 'Expansion',
  left: (timeLeft: string) => `, ${timeLeft} left`,
  ofVariant: (done: string, total: number, rest: string) => `${done} of ${counted(total, 'variant')}${rest}`,
  variants: 'Variants',
  done: 'Done',
  aSecond: 'A second',
  left2: 'Left',
  took: 'Took',
  someMethodsMakeNothing:
    'Some methods make nothing of some seeds; their variants come from the other methods, where there are any.',
  countedSeeds: (n: number) => counted(n, 'seed'),
  seedCouldNotBe: (failures: number) => `${counted(failures, 'seed')} could not be grown; the run went on.`,
  growAgain: 'Grow once more and compare',
  growingAgain: 'Growing again',
  ofWord2: (done: number, total: number) => `${done} of ${total}`,
  growingAgainOfVariant: (done: string, total: number) => `Growing again: ${done} of ${counted(total, 'variant')}`,
  makesEveryVariantOnce:
    'Makes every variant once more from its seed, its stream and the recipe, and compares. Nothing that you decided changes.',
  isWord: 'is',
  are: 'are',
  pictureThatHadNot: (restored: number, rest: string) =>
    `${counted(restored, 'picture')} that had not come with the zip ${rest} back`,
  variantDifferByOf: (different: number, largest: number) =>
    `${counted(different, 'variant')} differ, by ${largest} of 255 levels at most`,
  variantCouldNotBe: (failed: number) => `${counted(failed, 'variant')} could not be made`,
  ofVariantAreThe: (same: string, all: number) => `${same} of ${counted(all, 'variant')} are the same, byte for byte.`,
  anotherDeviceOrBrowser:
    ' Another device or browser rounds otherwise, and a picture that was edited is another picture.',
  newestVariants: 'Newest variants',
  variant: (name: string, k: number) => `${name}, variant ${k}`,
  inspectVariantClassScore: (name: string, k: number, classScore: string) =>
    `Inspect ${name}, variant ${k}, class score ${classScore}`,
};
