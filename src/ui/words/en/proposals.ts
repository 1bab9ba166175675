/** @file Why a recipe was proposed, in English. */

import { methodOf } from '../../../core/methods/table.ts';
import type { Spared } from '../../../core/propose/spared.ts';
import type { Tried } from '../../../core/propose/tried.ts';
import type { Reason } from '../../../core/propose/proposal.ts';
import { partWords } from './parts.ts';

/**
 * A reason as a sentence.
 *
 * @param reason what was found.
 */
export function proposal(reason: Reason): string {
  switch (reason.code) {
    case 'judge-at-chance':
      return `The judge reads ${percent(reason.leaveOneOut)} of the seeds as their class without knowing them, where guessing gets ${percent(reason.guessing)}: it cannot guide, so the classical changes are proposed, which need no judge.`;
    case 'style-free':
      return `Colours and tones may move far (radius ${reason.radius}): ${percent(reason.kept)} of such variants are still read as their class, of the seeds themselves ${percent(reason.asTheyAre)}.`;
    case 'style-limited':
      return `Colours and tones move by ${reason.radius}: ${percent(reason.kept)} of such variants are still read as their class; at ${reason.beyond} it would be ${percent(reason.keptBeyond)}.`;
    case 'style-is-class':
      return `Colours and tones stay as they are: even moved a little (${reason.radius}) only ${percent(reason.kept)} are read as their class, of the seeds themselves ${percent(reason.asTheyAre)}.`;
    case 'scenes':
      return `${percent(reason.objects)} of the pictures have an object that stands out, and ${percent(reason.kept)} of them are read as their class in another scene: new scenes are proposed.`;
    case 'no-objects':
      return `Only ${percent(reason.objects)} of the pictures have an object that stands out: no new scenes are proposed.`;
    case 'scenes-lose-class':
      return `In other scenes only ${percent(reason.kept)} are read as their class, of the seeds themselves ${percent(reason.asTheyAre)}: no new scenes are proposed.`;
    case 'no-mask':
      return 'Nothing finds objects here, so no new scenes are proposed; add a pack of the role mask.';
    case 'spared':
      return `${methodOf(reason.method).title} loses what makes some classes theirs, so they get less of it: ${reason.classes.map(spared).join(', ')}.`;
    case 'tried':
      return `Small classifiers that learnt from a part of the seeds with it read ${tried(reason.chosen)} of the others right; with ${reason.others.map((one) => `${methods(one)}: ${tried(one)}`).join('; with ')}.`;
    case 'tried-alike':
      return `Among ${reason.seeds} seeds differences of ${percent(reason.chance)} are chance: another recipe must read more than that before it takes the place of this one.`;
    default:
      return reason satisfies never;
  }
}

const methods = ({ parts }: Tried): string => parts.map((part) => partWords(part, parts)).join(' and ');

const spared = ({ label, kept, made }: Spared): string =>
  `${label} (${percent(kept / made)} of ${made} still read as it)`;

const tried = ({ mean, spread }: Tried): string =>
  `${(100 * mean).toFixed(1)}${spread === null ? '' : ` ± ${(100 * spread).toFixed(1)}`} %`;

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
