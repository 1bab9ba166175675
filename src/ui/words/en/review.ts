/** @file Decisions and steps of the review, in English. */

import type { DecisionReason, Figure, Rule, StepTitle, Verdict } from '../../../core/review.ts';
import { counted } from '../../../core/counted.ts';

const VERBS: Readonly<Record<Verdict, string>> = { accepted: 'Accept', rejected: 'Reject', unreviewed: 'Clear' };

export function step(title: StepTitle): string {
  switch (title.code) {
    case 'decide':
      return `${VERBS[title.verdict]} ${counted(title.variants, 'variant')}`;
    case 'relabel':
      return `Relabel ${counted(title.variants, 'variant')}`;
    case 'reject-by-rule':
      return `Reject ${counted(title.variants, 'variant')} by rule`;
    case 'regrow':
      return 'Regrow a variant';
    case 'pick':
      return `Add ${counted(title.pictures, 'related picture')}`;
    case 'unpick':
      return `Take out ${counted(title.pictures, 'related picture')}`;
    case 'leave-out':
      return `Leave out ${seedsWords(title)}`;
    case 'use-again':
      return `Use ${seedsWords(title)} again`;
    case 'leave-out-class':
      return `Leave out the class ${title.name}`;
    case 'use-class-again':
      return `Use the class ${title.name} again`;
    case 'relabel-seed':
      return `Relabel ${title.seed} to ${title.to}`;
    case 'move-crop':
      return `Move the square of ${title.seed}`;
    case 'keep-label':
      return `Keep the label of ${title.seed}`;
    case 'text':
      return title.text;
    default:
      return title satisfies never;
  }
}

const seedsWords = ({ seeds, name }: { readonly seeds: number; readonly name: string | null }): string =>
  name ?? `${seeds} seeds`;

export function decision(reason: DecisionReason): string {
  switch (reason.code) {
    case 'rule':
      return ruleWords(reason.rule);
    case 'seed-relabelled':
      return `its seed was relabelled from ${reason.from}`;
    case 'safety':
      return `safety: a score of ${reason.score.toFixed(2)}, rejected from ${reason.threshold} on`;
    case 'removed':
      return 'removed from the zip';
    case 'text':
      return reason.text;
    default:
      return reason satisfies never;
  }
}

const FIGURES: Readonly<Record<Figure, string>> = {
  classScore: 'class score',
  deltaEntropy: 'entropy change',
  diversity: 'diversity',
  distance: 'distance',
  cosineToSeed: 'likeness to seed',
  nearestCosine: 'likeness to nearest',
  safety: 'safety score',
};

function ruleWords(rule: Rule): string {
  switch (rule.kind) {
    case 'below':
      return `${FIGURES[rule.figure]} below ${rule.limit}`;
    case 'above':
      return `${FIGURES[rule.figure]} above ${rule.limit}`;
    case 'below-seed':
      return `class score below ${Math.round(100 * rule.share)} % of its seed’s`;
    case 'class-lost':
      return 'read as another class';
    case 'near-copy':
      return 'near-copy of another image';
    default:
      return rule satisfies never;
  }
}
