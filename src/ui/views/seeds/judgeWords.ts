/** @file What the judge goes by and how far it can be trusted, in words: the same on every screen. */

import type { HeadMode } from '../../../core/judge/head/head.ts';
import { MOST_LEARNT } from '../../../core/run/setJudge.ts';
import type { Trust } from '../../../evaluation/trust.ts';
import type { JudgeStanding } from '../../../store/seeds/trust.ts';
import type { ClassInfo, JudgedBy } from '../../../store/seeds/state.ts';
import { count, percent } from '../../format.ts';
import { say } from '../../words/say.ts';

export const BY: Readonly<Record<HeadMode, string>> = {
  get names() {
    return say.seeds.byTheirNames;
  },
  get 'names and examples'() {
    return say.seeds.byNamesAndExamples;
  },
  get examples() {
    return say.seeds.byExamples;
  },
};

/** What the judge knows the classes by, as a sentence. */
export const HOW: Readonly<Record<HeadMode, string>> = {
  get names() {
    return say.seeds.theJudgeGoesBy;
  },
  get 'names and examples'() {
    return say.seeds.theJudgeLearntThe;
  },
  get examples() {
    return say.seeds.theJudgeLearntThe;
  },
};

/** What it learnt from, and how many looks that took; nothing where it was every seed, and others than those as they are were not tried. */
export function sayLearnt({ by }: { readonly by?: JudgedBy | undefined }, seeds: number): string {
  if (by && by.mode !== 'names' && seeds > MOST_LEARNT) return say.seeds.itLearntFromSome(count(MOST_LEARNT));
  if (by?.views === undefined || by.forwards === undefined) return '';
  const helped = by.views === 'seed' ? say.seeds.mirroredAndCroppedOnes : say.seeds.thatHelped;
  return say.seeds.itLearntFromIt(say.views(by.views), helped, by.forwards * seeds, by.forwards);
}

/** Whether what the judge says of its sureness can be believed. */
export function sayCalibration({ sureness, accuracy, seeds }: Trust): string {
  const error = 2 * Math.sqrt((accuracy * (1 - accuracy)) / Math.max(1, seeds));
  const off = sureness - accuracy;
  const figures = say.seeds.itSaysOnAverage(percent(sureness), percent(accuracy));
  if (Math.abs(off) <= Math.max(0.05, error)) return say.seeds.itsPercentagesCanBe(figures);
  return off > 0 ? say.seeds.itIsSurerThan(figures) : say.seeds.itIsMoreOften(figures);
}

/** The names of some classes, as in a sentence. */
export function listed(names: readonly string[], most = 4): string {
  const shown = names.slice(0, most).map((name) => `“${name}”`);
  if (names.length > most) return say.seeds.andMore2(shown.join(say.elements.comma), names.length - most);
  return shown.length < 2 ? shown.join('') : say.seeds.and(shown.slice(0, -1).join(say.elements.comma), shown.at(-1)!);
}

/** Names of the classes that are read no better than by guessing. */
export const atChance = ({ classes }: Trust, infos: readonly ClassInfo[]): readonly string[] =>
  classes.flatMap((trust, i) => (trust.atChance ? [infos[i]!.name] : []));

/** What helps where a class cannot be told from others. */
export const whatHelps = (): string => say.seeds.morePicturesOfIt;

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
    get chip() {
      return say.seeds.judgeGood;
    },
    get title() {
      return say.seeds.theJudgeCanBe;
    },
    get follows() {
      return say.seeds.guidanceClassScoresAnd;
    },
  },
  shaky: {
    tone: 'sun',
    get chip() {
      return say.seeds.judgeShaky;
    },
    get title() {
      return say.seeds.theJudgeIsRight;
    },
    get follows() {
      return say.seeds.goByItsFigures;
    },
  },
  guessing: {
    tone: 'bloom',
    get chip() {
      return say.seeds.judgeGuesses;
    },
    get title() {
      return say.seeds.theJudgeReadsThese2;
    },
    get follows() {
      return say.seeds.itsScoresMeanLittle;
    },
  },
  'too-few': {
    tone: 'plain',
    get chip() {
      return say.seeds.judgeTooFewPictures;
    },
    get title() {
      return say.seeds.tooFewPicturesTo;
    },
    get follows() {
      return say.seeds.soFewCouldBe;
    },
  },
  'one-class': {
    tone: 'plain',
    get chip() {
      return say.seeds.oneClassNothingTo;
    },
    get title() {
      return say.seeds.thereIsNothingTo;
    },
    get follows() {
      return say.seeds.withOneClassEvery;
    },
  },
};

/** How often a judge is right beside how often guessing would be, every class counting alike. */
export const besideGuessing = ({ balancedAccuracy, guessing }: Trust): string =>
  say.seeds.balancedOverTheClasses(percent(balancedAccuracy), percent(guessing.balancedAccuracy));
