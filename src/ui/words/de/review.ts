/** @file Decisions and steps of the review, in German. */

import type { DecisionReason, Figure, Rule, StepTitle, Verdict } from '../../../core/review.ts';
import { counted, figure } from './counted.ts';

const VERBS: Readonly<Record<Verdict, string>> = { accepted: 'annehmen', rejected: 'ablehnen', unreviewed: 'aufheben' };

export function step(title: StepTitle): string {
  switch (title.code) {
    case 'decide':
      return `${VERBS[title.verdict]} ${counted(title.variants, 'Variante', 'Varianten')}`;
    case 'relabel':
      return `${counted(title.variants, 'Variante', 'Varianten')} umbenennen`;
    case 'reject-by-rule':
      return `${counted(title.variants, 'Variante', 'Varianten')} nach Regel ablehnen`;
    case 'regrow':
      return 'Eine Variante neu wachsen lassen';
    case 'pick':
      return `${counted(title.pictures, 'verwandtes Bild', 'verwandte Bilder')} hinzufügen`;
    case 'unpick':
      return `${counted(title.pictures, 'verwandtes Bild', 'verwandte Bilder')} herausnehmen`;
    case 'leave-out':
      return `${seedsWords(title)} weglassen`;
    case 'use-again':
      return `${seedsWords(title)} wieder verwenden`;
    case 'leave-out-class':
      return `Die Klasse ${title.name} weglassen`;
    case 'use-class-again':
      return `Die Klasse ${title.name} wieder verwenden`;
    case 'relabel-seed':
      return `${title.seed} in ${title.to} umbenennen`;
    case 'move-crop':
      return `Quadrat von ${title.seed} bewegen`;
    case 'keep-label':
      return `Die Klasse von ${title.seed} behalten`;
    case 'text':
      return title.text;
    default:
      return title satisfies never;
  }
}

const seedsWords = ({ seeds, name }: { readonly seeds: number; readonly name: string | null }): string =>
  name ?? `${seeds} Seeds`;

export function decision(reason: DecisionReason): string {
  switch (reason.code) {
    case 'rule':
      return ruleWords(reason.rule);
    case 'seed-relabelled':
      return `sein Seed war als ${reason.from} geführt`;
    case 'safety':
      return `Sicherheit: ein Wert von ${figure(reason.score)}, ab ${figure(reason.threshold)} abgelehnt`;
    case 'removed':
      return 'aus dem Zip entfernt';
    case 'text':
      return reason.text;
    default:
      return reason satisfies never;
  }
}

const FIGURES: Readonly<Record<Figure, string>> = {
  classScore: 'Klassenwert',
  deltaEntropy: 'Entropieänderung',
  diversity: 'Diversität',
  distance: 'Abstand',
  cosineToSeed: 'Ähnlichkeit zum Seed',
  nearestCosine: 'Ähnlichkeit zum nächsten Bild',
  safety: 'Sicherheitswert',
};

function ruleWords(rule: Rule): string {
  switch (rule.kind) {
    case 'below':
      return `${FIGURES[rule.figure]} unter ${rule.limit}`;
    case 'above':
      return `${FIGURES[rule.figure]} über ${rule.limit}`;
    case 'below-seed':
      return `Klassenwert unter ${Math.round(100 * rule.share)} % dessen, was sein Seed hat`;
    case 'class-lost':
      return 'als andere Klasse gelesen';
    case 'near-copy':
      return 'Fast-Kopie eines anderen Bildes';
    default:
      return rule satisfies never;
  }
}
